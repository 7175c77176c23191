# holdfast_embed(TARGET FILES...): puts files into the program as they are, with a gzip and a Brotli copy of each, through the assembler's
# .incbin, which takes no time to compile. The generated source defines holdfast::web::assets::embedded() of web/assets/embedded.hpp.
find_program(GZIP gzip REQUIRED)
find_program(BROTLI brotli REQUIRED)
function(holdfast_embed target)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded_${target})
  file(MAKE_DIRECTORY ${folder})
  set(symbols "")
  set(assembly "")
  set(rows "")
  set(needs "")
  set(i 0)
  foreach(file ${ARGN})
    get_filename_component(name ${file} NAME)
    file(SHA256 ${file} hash)
    string(SUBSTRING ${hash} 0 16 hash)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    add_custom_command(OUTPUT ${folder}/${name}.gz DEPENDS ${file} COMMAND ${GZIP} -9nc ${file} > ${folder}/${name}.gz VERBATIM)
    add_custom_command(OUTPUT ${folder}/${name}.br DEPENDS ${file} COMMAND ${BROTLI} -q 11 -c ${file} > ${folder}/${name}.br VERBATIM)
    list(APPEND needs ${file} ${folder}/${name}.gz ${folder}/${name}.br)
    foreach(part content gzip brotli)
      set(path ${file})
      if(part STREQUAL gzip)
        set(path ${folder}/${name}.gz)
      elseif(part STREQUAL brotli)
        set(path ${folder}/${name}.br)
      endif()
      set(symbol holdfast_embedded_${part}_${i})
      string(APPEND assembly ".global ${symbol}\n${symbol}:\n.incbin \"${path}\"\n.global ${symbol}_end\n${symbol}_end:\n")
      string(APPEND symbols "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    endforeach()
    string(APPEND rows "    Embedded{\"${name}\", \"${hash}\", between(holdfast_embedded_content_${i}, holdfast_embedded_content_${i}_end), "
                       "between(holdfast_embedded_gzip_${i}, holdfast_embedded_gzip_${i}_end), "
                       "between(holdfast_embedded_brotli_${i}, holdfast_embedded_brotli_${i}_end)},\n")
    math(EXPR i "${i} + 1")
  endforeach()

  set(source ${folder}/embedded.cpp)
  file(GENERATE OUTPUT ${source} CONTENT "#include \"web/assets/embedded.hpp\"

asm(R\"(.pushsection .rodata,\"a\",@progbits
${assembly}.popsection
)\");
extern \"C\" {
${symbols}}

namespace holdfast::web::assets {

static std::string_view between(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

std::vector<Embedded> embedded() {
  return {
${rows}  };
}

}  // namespace holdfast::web::assets
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${needs}" GENERATED ON)
  target_sources(${target} PRIVATE ${source})
endfunction()
