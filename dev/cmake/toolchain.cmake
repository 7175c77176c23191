# Warnings are errors; ccache and mold are used where they are installed.
add_library(holdfast_options INTERFACE)
# GCC 12 sees overlaps that are not there when it optimises std::string::insert (its bug 105651).
target_compile_options(holdfast_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-restrict -Werror)
# GCC 12 at -O3 takes a member whose making throws half-way for one that is destroyed unmade; the other builds keep the warning.
target_compile_options(holdfast_options INTERFACE $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
target_compile_definitions(holdfast_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
target_include_directories(holdfast_options INTERFACE ${PROJECT_SOURCE_DIR}/src)

# A mistake with memory stops the program that is shipped: tests/security/memory_test.py asks it for each of these.
if(CMAKE_BUILD_TYPE STREQUAL Release AND NOT HOLDFAST_SANITIZE)
  target_compile_definitions(holdfast_options INTERFACE _GLIBCXX_ASSERTIONS)
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fstack-clash-protection -fPIE)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-fcf-protection)
  endif()
  add_link_options(-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
endif()

if(HOLDFAST_SANITIZE)
  # With sanitizers GCC takes what std::optional does not look at for something it might.
  add_compile_options(-fsanitize=${HOLDFAST_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_compile_options(holdfast_options INTERFACE -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${HOLDFAST_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
find_program(MOLD mold)
if(MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
# pkg_module(NAME PACKAGE): an imported target PkgConfig::NAME for a library that ships a .pc file.
function(pkg_module name package)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${package})
endfunction()
