#include "core/merkle/hash.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <openssl/evp.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::merkle {

namespace {

/// OpenSSL's SHA-256, looked up once for each thread: the looking up costs more than the hashing.
class Digest {
public:
    Digest() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free), context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
        if (!algorithm_ || !context_) throw std::runtime_error("this machine's OpenSSL has no SHA-256");
    }
    Hash of(std::initializer_list<std::string_view> pieces) {
        Hash hash;
        bool is_done = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1;
        for (const auto piece : pieces) is_done = is_done && EVP_DigestUpdate(context_.get(), piece.data(), piece.size()) == 1;
        if (!is_done || EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) != 1) throw std::runtime_error("SHA-256 failed");
        return hash;
    }

private:
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> algorithm_;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

}  // namespace

Hash sha256(std::initializer_list<std::string_view> pieces) {
    static thread_local Digest digest;
    return digest.of(pieces);
}

Hash leaf_hash(std::string_view entry) {
    using namespace std::string_view_literals;
    return sha256({"\0"sv, entry});
}

Hash node_hash(const Hash& left, const Hash& right) { return sha256({"\1", bytes_of(left), bytes_of(right)}); }

std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

std::optional<Hash> hash_from_bytes(std::string_view bytes) {
    Hash hash;
    if (bytes.size() != hash.size()) return std::nullopt;
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // the closing NUL
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int code = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr, &size, &end,
                                       sodium_base64_VARIANT_ORIGINAL);
    if (code != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace holdfast::merkle
