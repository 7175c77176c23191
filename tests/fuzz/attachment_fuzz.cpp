#include "core/attachments/file_type.hpp"
#include "require.hpp"

#include <array>
#include <string>

using namespace holdfast;

/// Whatever is sent is one type at most: under the names of two types, one is refused. Nothing that begins as a program is taken under any name.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const auto text = fuzz::text_of(bytes, size);
    int taken = 0;
    for (const auto& type : attachments::file_types()) {
        const bool is_taken = static_cast<bool>(attachments::recognise("a" + std::string(type.endings.front()), text));
        if (is_taken && type.token != "text") ++taken;
    }
    fuzz::require(taken <= 1);
    if (text.starts_with("MZ\x90") || text.starts_with("\x7F"
                                                       "ELF"))
        fuzz::require(taken == 0);
    fuzz::require(!attachments::recognise("a.exe", text));
    return 0;
}
