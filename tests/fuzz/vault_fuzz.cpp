#include "core/vault/cipher.hpp"
#include "require.hpp"

#include <string>

using namespace holdfast;
using namespace holdfast::vault;

static constexpr Cell cell{"lado", "allegations", "name", "LADO-1"};

/// What comes from the database opens only if it was sealed here; what is sealed opens, and not with a byte of it changed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    const Key key{key_number_of(text).value_or(1), {}};
    const auto opened = unseal(cell, key, text);
    fuzz::require(!opened || (size > 61 && seal_with({}, cell, key, *opened).size() == size));
    std::string sealed = seal_with({}, cell, key, text);
    fuzz::require(unseal(cell, key, sealed) == text);
    char& changed = sealed[size == 0 ? 0 : bytes[0] % sealed.size()];
    changed = static_cast<char>(changed ^ 0x40);
    fuzz::require(!unseal(cell, key, sealed));
    fuzz::require(normal_form(normal_form(text)) == normal_form(text));
    fuzz::require(blind_index(cell, key, text) == blind_index(cell, key, normal_form(text)));
    return 0;
}
