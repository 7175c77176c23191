#include "core/sign_in/authenticator.hpp"

#include "core/sign_in/cbor_reader.hpp"
#include "core/sign_in/client_data.hpp"
#include "core/sign_in/soft_authenticator_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::sign_in;
using test::SoftAuthenticator;
namespace cbor = test::cbor;

TEST_CASE("authenticator data are read whole or not at all, wherever they are cut off") {
    const SoftAuthenticator soft;
    const std::string whole = soft.data(0x45) + soft.credential();
    const auto read = read_authenticator_data(whole);
    REQUIRE(read);
    CHECK(read->credential->id == soft.id);
    CHECK(read->credential->public_key == soft.cose_key());
    CHECK(read->counter == 1);
    for (std::size_t size = 0; size < whole.size(); ++size) CHECK_FALSE(read_authenticator_data(whole.substr(0, size)));
    CHECK_FALSE(read_authenticator_data(whole + '\0'));
}

TEST_CASE("extensions that an authenticator adds are passed over, and must be what their flag says") {
    const SoftAuthenticator soft;
    const std::string extension = cbor::map(1) + cbor::text("credProtect") + cbor::number(2);
    CHECK(read_authenticator_data(soft.data(0xC5) + soft.credential() + extension));
    CHECK(read_authenticator_data(soft.data(0x85) + extension));
    CHECK_FALSE(read_authenticator_data(soft.data(0x85)));
    CHECK_FALSE(read_authenticator_data(soft.data(0x05) + extension));
    CHECK_FALSE(read_authenticator_data(soft.data(0x85) + cbor::number(1)));
}

TEST_CASE("a public key is of a kind we take, whole, and a point of its curve") {
    for (const int algorithm : {es256, eddsa, rs256}) {
        const std::string key = SoftAuthenticator{algorithm}.cose_key();
        const auto read = read_public_key(key);
        REQUIRE(read);
        CHECK(read->algorithm == algorithm);
        for (std::size_t size = 0; size < key.size(); ++size) CHECK_FALSE(read_public_key(key.substr(0, size)));
        CHECK_FALSE(read_public_key(key + cbor::number(1)));
    }
    using namespace cbor;
    const auto elliptic = [](std::int64_t type, std::int64_t algorithm, std::int64_t curve, const std::string& x, const std::string& y) {
        return map(5) + number(1) + number(type) + number(3) + number(algorithm) + number(-1) + number(curve) + number(-2) + bytes(x) + number(-3) + bytes(y);
    };
    const std::string good = SoftAuthenticator{}.cose_key();
    const std::string x = good.substr(10, 32), y = good.substr(45, 32);
    CHECK(read_public_key(elliptic(2, -7, 1, x, y)));
    CHECK_FALSE(read_public_key(elliptic(2, -7, 1, y, x)));   // not on the curve
    CHECK_FALSE(read_public_key(elliptic(2, -7, 2, x, y)));   // another curve
    CHECK_FALSE(read_public_key(elliptic(1, -7, 1, x, y)));   // another kind of key
    CHECK_FALSE(read_public_key(elliptic(2, -36, 1, x, y)));  // ES512
    CHECK_FALSE(read_public_key(elliptic(2, -7, 1, x, y.substr(1))));
    CHECK_FALSE(read_public_key(map(2) + number(1) + number(2) + number(1) + number(2)));  // a label twice
}

TEST_CASE("base 64 is read in the one form that it is written in") {
    CHECK(from_base64url("AP-_") == std::string("\0\xff\xbf", 3));
    CHECK(from_base64url("")->empty());
    for (const auto* bad : {"A", "AB", "AA==", "A A", "AP+/", "t\x9aot", "AAAA\n"}) CHECK_FALSE(from_base64url(bad));
}

TEST_CASE("data that lie about how many extensions follow never reach the library that would make room for them") {
    const SoftAuthenticator soft;
    const auto key = read_public_key(soft.cose_key());
    REQUIRE(key);
    const std::string said = soft.data(0x85) + std::string("\xbb\x00\x00\x7f\xff\xff\xff\xff\xff", 9);
    CHECK_FALSE(signature_fits(*key, {.site = soft.site, .authenticator_data = said, .client_data = "{}", .signature = "signature"}));
}

TEST_CASE("an attestation object gives its authenticator data once, whatever else it says") {
    using namespace cbor;
    const std::string none = text("fmt") + text("none"), data = text("authData") + bytes("abc"), nested = text("attStmt") + map(1) + text("x5c") + map(0);
    CHECK(authenticator_data_within(map(3) + none + nested + data) == "abc");
    CHECK_FALSE(authenticator_data_within(map(2) + none + nested));
    CHECK_FALSE(authenticator_data_within(map(2) + data + data));
    CHECK_FALSE(authenticator_data_within(map(1) + data + none));
    CHECK_FALSE(authenticator_data_within(map(1) + text("authData") + text("abc")));
}

TEST_CASE("CBOR that is too deep, longer than it is, not in its shortest form or without an end is refused without reading on") {
    const auto is_skipped = [](std::string_view bytes) { return CborReader{bytes}.skip(); };
    CHECK(is_skipped("\x81\x81\x81\x81\x01"));
    CHECK_FALSE(is_skipped("\x81\x81\x81\x81\x81\x01"));
    CHECK_FALSE(is_skipped("\x9b\xff\xff\xff\xff\xff\xff\xff\xff"));
    CHECK_FALSE(is_skipped("\x5a\x7f\xff\xff\xff"));
    CHECK_FALSE(is_skipped(std::string_view("\x9f\x01\xff", 3)));
    CHECK_FALSE(is_skipped(std::string_view("\x58\x01\x41", 3)));
    CHECK(is_skipped(std::string_view("\x41\x41", 2)));
    CHECK_FALSE(CborReader{"\xbb\xff\xff\xff\xff\xff\xff\xff\xff"}.map());
    CHECK(CborReader{std::string_view("\x39\x01\x00", 3)}.number() == -257);
    CHECK_FALSE(CborReader{"\x3b\xff\xff\xff\xff\xff\xff\xff\xff"}.number());
}

TEST_CASE("the browser's words are an object with what we need, and not longer than a browser writes") {
    const auto words = read_client_data(R"({"type":"webauthn.get","challenge":"abc","origin":"https://a.example","other":{"x":[1]}})");
    REQUIRE(words);
    CHECK(words->type == "webauthn.get");
    CHECK(words->challenge == "abc");
    CHECK(words->origin == "https://a.example");
    CHECK_FALSE(words->is_framed);
    for (const auto* bad : {"", "{", "[]", "null", R"({"type":1,"challenge":"a","origin":"b"})", R"({"type":"a","origin":"b"})",
                            R"({"type":"a","challenge":"a","origin":"b","crossOrigin":"no"})", "{\"type\":\"a\",\"challenge\":\"\xff\",\"origin\":\"b\"}"})
        CHECK_FALSE(read_client_data(bad));
    CHECK_FALSE(read_client_data(R"({"type":"a","challenge":"a","origin":"b","x":")" + std::string(5000, 'x') + "\"}"));
    CHECK_FALSE(read_client_data(std::string(4000, '[')));
}

TEST_CASE("a site has passkeys under its name, not under a number, and without TLS on this machine alone") {
    const auto site = relying_party_of("holdfast.example:8443");
    REQUIRE(site);
    CHECK(site->id == "holdfast.example");
    CHECK(site->is_origin("https://holdfast.example:8443"));
    CHECK_FALSE(site->is_origin("https://holdfast.example"));
    CHECK_FALSE(site->is_origin("http://holdfast.example:8443"));
    CHECK(relying_party_of("localhost:8080")->is_origin("http://localhost:8080"));
    CHECK(relying_party_of("a.localhost")->is_origin("http://a.localhost"));
    CHECK_FALSE(relying_party_of("notlocalhost")->is_origin("http://notlocalhost"));
    for (const auto* bad : {"", "127.0.0.1:8080", "[::1]:8080", "10.1", "a.example/", "a example", "https://a.example", ":80"})
        CHECK_FALSE(relying_party_of(bad));
}
