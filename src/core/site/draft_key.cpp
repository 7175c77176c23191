#include "core/site/draft_key.hpp"

#include <array>
#include <sodium.h>

namespace holdfast::site {

static const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

std::string draft_key(std::string_view seed, Id<trail::Account> account) {
    if (seed.empty()) return {};
    const std::string words = "drafts of account " + std::to_string(account.number);
    std::array<unsigned char, 32> key{};
    crypto_generichash(key.data(), key.size(), bytes_of(words), words.size(), bytes_of(seed), seed.size());
    std::string text(sodium_base64_encoded_len(key.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), key.data(), key.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // the terminating zero
    return text;
}

}  // namespace holdfast::site
