#include "core/vault/cipher.hpp"

#include <doctest/doctest.h>
#include <numeric>
#include <sodium.h>

using namespace holdfast::vault;

static constexpr Cell place{"lado", "allegations", "name", "LADO-1"};

static Key key_of(std::uint32_t number, unsigned char first = 0) {
    Secret::Bytes bytes{};
    std::iota(bytes.begin(), bytes.end(), first);
    return {number, Secret{bytes}};
}

static std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    text.pop_back();
    return text;
}

TEST_CASE("XChaCha20-Poly1305 is that of draft-irtf-cfrg-xchacha, appendix A.3.1") {
    const Key key = key_of(1, 0x80);
    Nonce nonce{};
    std::iota(nonce.begin(), nonce.end(), static_cast<unsigned char>(0x40));
    const std::string plain = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    const unsigned char bound[] = {0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7};
    std::string sealed(plain.size() + 16, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(sealed.data()), nullptr, reinterpret_cast<const unsigned char*>(plain.data()),
                                               plain.size(), bound, sizeof bound, nullptr, nonce.data(), key.secret.data());
    CHECK(hex(sealed) ==
          "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b"
          "69b982c1bb9e"
          "3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49");
}

TEST_CASE("the sealed form, the blind index and the check value are those that another implementation gives") {
    // Computed by a Python program that shares nothing with this one: hashlib's BLAKE2b, and ChaCha20-Poly1305 written from RFC 8439.
    Nonce nonce{};
    std::iota(nonce.begin(), nonce.end(), static_cast<unsigned char>(100));
    CHECK(hex(seal_with(nonce, place, key_of(7), "Sin\u00e9ad O\u2019Brien")) ==
          "01000000076465666768696a6b6c6d6e6f707172737475767778797a7b99749168d58521d019c3a4af542b26ad3b3e9d7f098cf43d0b508bcbe60f32c7d97b9b9818090a5aeb2e7b3c4e"
          "311f4f");
    CHECK(blind_index(place, key_of(7), "Sin\u00e9ad O\u2019Brien") == "0007f38d55de48ad");
    CHECK(check_value("lado", key_of(7)) == "4d4ae91079ea5036142a8dbf9b24cf42");
}

TEST_CASE("what was sealed opens with its key at its place, whatever its length and bytes") {
    for (std::size_t size = 0; size < 130; ++size) {
        std::string value(size, '\0');
        for (std::size_t i = 0; i < size; ++i) value[i] = static_cast<char>(i % 3 == 0 ? 0x80 : i * 7);
        const auto opened = unseal(place, key_of(3), seal(place, key_of(3), value));
        REQUIRE(opened);
        CHECK(*opened == value);
    }
}

TEST_CASE("every changed bit of form, key number, nonce, text and tag, and every cut or added byte, is refused") {
    const std::string sealed = seal(place, key_of(3), "Jane Doe");
    for (std::size_t i = 0; i < sealed.size(); ++i)
        for (int bit = 0; bit < 8; ++bit) {
            std::string altered = sealed;
            altered[i] = static_cast<char>(altered[i] ^ (1 << bit));
            CHECK_FALSE(unseal(place, key_of(3), altered));
            if (const auto claimed = key_number_of(altered)) CHECK_FALSE(unseal(place, key_of(*claimed), altered));
        }
    for (std::size_t size = 0; size < sealed.size(); ++size) CHECK_FALSE(unseal(place, key_of(3), std::string_view(sealed).substr(0, size)));
    CHECK_FALSE(unseal(place, key_of(3), sealed + '\0'));
}

TEST_CASE("a value opens at no other vault, table, column or row, and with no other key") {
    const std::string sealed = seal(place, key_of(3), "Jane Doe");
    CHECK_FALSE(unseal({"reviews", "allegations", "name", "LADO-1"}, key_of(3), sealed));
    CHECK_FALSE(unseal({"lado", "reviews", "name", "LADO-1"}, key_of(3), sealed));
    CHECK_FALSE(unseal({"lado", "allegations", "born_on", "LADO-1"}, key_of(3), sealed));
    CHECK_FALSE(unseal({"lado", "allegations", "name", "LADO-2"}, key_of(3), sealed));
    CHECK_FALSE(unseal({"lado", "allegation", "sname", "LADO-1"}, key_of(3), sealed));
    CHECK_FALSE(unseal(place, key_of(3, 1), sealed));
    CHECK_FALSE(unseal(place, key_of(4), sealed));
    const std::string every_name[] = {"lado", "allegations", "name", "LADO-1"};
    for (std::size_t part = 0; part < 4; ++part)
        for (std::size_t i = 0; i < every_name[part].size(); ++i) {
            std::string names[] = {every_name[0], every_name[1], every_name[2], every_name[3]};
            names[part][i] = static_cast<char>(names[part][i] ^ 1);
            CHECK_FALSE(unseal({names[0], names[1], names[2], names[3]}, key_of(3), sealed));
        }
}

TEST_CASE("the same value is sealed differently each time, and short values cannot be told apart by length") {
    CHECK(seal(place, key_of(3), "Jane") != seal(place, key_of(3), "Jane"));
    CHECK(seal(place, key_of(3), "Al").size() == seal(place, key_of(3), "Bartholomew Featherstonehaugh").size());
}

TEST_CASE("an index is the same for one value however it is written, and another for another value, column, vault or key") {
    const std::string index = blind_index(place, key_of(3), "O'Brien, Sinead");
    CHECK(index == blind_index(place, key_of(3), "  o\u2019BRIEN   Sin\u00c9ad "));
    CHECK(index == blind_index({"lado", "allegations", "name", "LADO-2"}, key_of(3), "O'Brien Sinead"));
    CHECK(index != blind_index(place, key_of(3), "O'Brian, Sinead"));
    CHECK(index != blind_index({"lado", "allegations", "alias", "LADO-1"}, key_of(3), "O'Brien, Sinead"));
    CHECK(index != blind_index({"reviews", "allegations", "name", "LADO-1"}, key_of(3), "O'Brien, Sinead"));
    CHECK(index != blind_index(place, key_of(4, 1), "O'Brien, Sinead"));
    CHECK(index.size() == 16);
}

TEST_CASE("the normal form leaves out case, marks, hyphens and doubled blanks, and keeps what it does not know") {
    CHECK(normal_form("\u0141o\u015b-Kr\u00f3l") == "loskrol");
    CHECK(normal_form("\tAnn\u00a0 Marie\n") == "ann marie");
    CHECK(normal_form("\u9673\u5927\u6587") == "\u9673\u5927\u6587");
    CHECK(normal_form("\xff\xfe") == "\ufffd\ufffd");
    CHECK(normal_form("\xc5-\x81") == "\ufffd\ufffd");
    CHECK(normal_form("").empty());
}
