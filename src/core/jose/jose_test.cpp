#include "core/jose/json.hpp"
#include "core/jose/keys_test.hpp"
#include "core/jose/token.hpp"

#include <doctest/doctest.h>
#include <openssl/hmac.h>

using namespace holdfast;
using namespace holdfast::jose;
using namespace holdfast::jose::test;

static const Pair& rsa() {
    static const Pair pair = Pair::rsa();
    return pair;
}
static const Pair& point() {
    static const Pair pair = Pair::point();
    return pair;
}
static KeySet published(const std::vector<Json>& keys) {
    auto set = parse_key_set(key_set_of(keys));
    REQUIRE(set);
    return *std::move(set);
}
static std::string why(std::string_view text) {
    const auto token = parse_token(text);
    return token ? "" : token.refusal().message;
}
static std::string header(const std::string& algorithm) { return R"({"alg":")" + algorithm + R"(","kid":"a"})"; }
/// Whether the key `a` of the set has signed the text.
static bool is_good(const std::string& text, const KeySet& keys) {
    const auto token = parse_token(text);
    const auto* key = token ? keys.find(token->key_id, token->algorithm) : nullptr;
    return key != nullptr && token->is_signed_with(*key);
}

TEST_CASE("what is signed with RS256, PS256 and ES256 is verified with the published key, and with no other") {
    const Pair other_rsa = Pair::rsa();
    const Pair other_point = Pair::point();
    for (const auto algorithm : {Algorithm::rs256, Algorithm::ps256, Algorithm::es256}) {
        CAPTURE(name_of(algorithm));
        const bool is_point = algorithm == Algorithm::es256;
        const std::string text = signed_token({{"kid", "a"}, {"typ", "JWT"}}, {{"sub", "x"}}, (is_point ? point() : rsa()).signing(algorithm));
        CHECK(is_good(text, published({(is_point ? point() : rsa()).jwk("a")})));
        CHECK_FALSE(is_good(text, published({(is_point ? other_point : other_rsa).jwk("a")})));
        CHECK_FALSE(is_good(text, published({(is_point ? rsa() : point()).jwk("a")})));
        CHECK_FALSE(is_good(text, published({(is_point ? point() : rsa()).jwk("b")})));
    }
}

TEST_CASE("a token with any byte of it changed is not verified") {
    for (const auto* pair : {&rsa(), &point()}) {
        const std::string text = signed_token({{"kid", "a"}}, {{"sub", "x"}}, pair->signing());
        const KeySet keys = published({pair->jwk("a")});
        REQUIRE(is_good(text, keys));
        for (std::size_t i = 0; i < text.size(); i += 3) {
            std::string changed = text;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            CHECK_FALSE(is_good(changed, keys));
        }
        CHECK_FALSE(is_good(text.substr(0, text.size() - 4), keys));
        CHECK_FALSE(is_good(text + "AAAA", keys));
    }
}

TEST_CASE("no algorithm but the three is taken: not none in any spelling, none with a shared secret, no weaker or other one") {
    for (const auto* name :
         {"none", "None", "NONE", "nOnE", "", "HS256", "HS384", "HS512", "RS1", "RS384", "RS512", "PS512", "ES384", "ES512", "ES256K", "EdDSA", "rs256"})
        CHECK(why(token_of(header(name), "{}", "")) == "algorithm");
    CHECK(why(token_of(R"({"kid":"a"})", "{}", "")) == "algorithm");
    CHECK(why(token_of(R"({"alg":["RS256"],"kid":"a"})", "{}", "")) == "algorithm");
}

TEST_CASE("a token signed with HS256 under the issuer's public key is refused, and saying RS256 does not help it") {
    const std::string secret = rsa().public_pem();
    for (const auto* name : {"HS256", "RS256"}) {
        const std::string bytes = base64url(header(name)) + "." + base64url(R"({"sub":"x"})");
        unsigned char code[32];
        HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), code, nullptr);
        CHECK_FALSE(is_good(bytes + "." + base64url({reinterpret_cast<char*>(code), 32}), published({rsa().jwk("a")})));
    }
}

TEST_CASE("a signature of PKCS #1 is no PSS signature, and the other way round") {
    const KeySet keys = published({rsa().jwk("a")});
    const std::string as_rs256 = signed_token({{"kid", "a"}}, {{"sub", "x"}}, rsa().signing(Algorithm::rs256));
    const auto token = *parse_token(as_rs256);
    CHECK(keys.keys[0].has_signed(token.signed_bytes, token.signature, Algorithm::rs256));
    CHECK_FALSE(keys.keys[0].has_signed(token.signed_bytes, token.signature, Algorithm::ps256));
    CHECK_FALSE(keys.keys[0].has_signed(token.signed_bytes, token.signature, Algorithm::es256));
}

TEST_CASE("a header that brings its own key, or must be understood, is refused") {
    for (const auto* word : {R"("crit":["exp"])", R"("b64":false)", R"("jku":"https://evil.example/keys")", R"("jwk":{})", R"("x5u":"https://evil.example")",
                             R"("x5c":[])", R"("typ":1)"})
        CHECK(why(token_of(std::string(R"({"alg":"RS256","kid":"a",)") + word + "}", "{}", "")) == "header");
    CHECK(why(token_of(R"({"alg":"RS256"})", "{}", "")) == "key");
    CHECK(why(token_of(R"({"alg":"RS256","kid":""})", "{}", "")) == "key");
    CHECK(why(token_of(R"({"alg":"RS256","kid":7})", "{}", "")) == "key");
}

TEST_CASE("a name that comes twice in an object is refused, wherever it is") {
    CHECK(why(token_of(R"({"alg":"RS256","alg":"none","kid":"a"})", "{}", "")) == "form");
    CHECK(why(token_of(header("RS256"), R"({"sub":"a","sub":"b"})", "")) == "form");
    CHECK(why(token_of(header("RS256"), R"({"a":[{"b":{"c":1,"c":2}}]})", "")) == "form");
    CHECK(why(token_of(header("RS256"), R"({"sub":"a","s\u0075b":"b"})", "")) == "form");
    CHECK(why(token_of(header("RS256"), R"({"a":{"c":1},"b":{"c":2}})", "")) == "");
    CHECK_FALSE(parse_key_set(R"({"keys":[],"keys":[]})"));
}

TEST_CASE("only the compact form of JSON objects is taken, in one spelling and up to a size") {
    const std::string sound = token_of(header("RS256"), "{}", "s");
    CHECK(why(sound) == "");
    for (const auto& wrong : std::vector<std::string>{"", ".", "..", "a.b", sound + ".", "." + sound, sound + "=", " " + sound, sound + "\n",
                                                      base64url(header("RS256")), R"({"payload":"e30","signatures":[]})"})
        CHECK(why(wrong) == "form");
    for (const auto* claims :
         {"[]", "1", "\"x\"", "null", "", "{", "{}x", "{\"a\":NaN}", "{\"a\":1e999}", "{\"a\":\"\xff\"}", "{\"a\":\"\\ud800\"}", "{'a':1}"})
        CHECK(why(token_of(header("RS256"), claims, "s")) == "form");
    CHECK(why(std::string(most_token_bytes + 1, 'A')) == "size");
    CHECK(why(token_of(header("RS256"), R"({"a":")" + std::string(most_token_bytes, 'x') + "\"}", "s")) == "size");
    CHECK(why(token_of(header("RS256"), R"({"a":)" + std::string(40, '[') + std::string(40, ']') + "}", "s")) == "form");
    CHECK_FALSE(from_base64url("QQ=="));
    CHECK_FALSE(from_base64url("QR"));  // the same byte as QQ, spelled with bits left over
    CHECK_FALSE(from_base64url("Q"));
    CHECK_FALSE(from_base64url("a+b/"));
    CHECK(from_base64url("QQ") == "A");
}

TEST_CASE("keys that are weak, broken, of other kinds or for other uses are passed over") {
    const auto count = [](const Json& key) { return published({key}).keys.size(); };
    const auto with = [](Json key, const char* name, const Json& value) {
        key[name] = value;
        return key;
    };
    CHECK(count(rsa().jwk("a")) == 1);
    CHECK(count(point().jwk("a")) == 1);
    CHECK(count(Pair::rsa(1024).jwk("a")) == 0);
    CHECK(count(Pair::point("P-384").jwk("a")) == 0);
    CHECK(count(with(rsa().jwk("a"), "use", "enc")) == 0);
    CHECK(count(with(rsa().jwk("a"), "use", 1)) == 0);
    CHECK(count(with(rsa().jwk("a"), "alg", "RS512")) == 0);
    CHECK(count(with(rsa().jwk("a"), "e", "AQ")) == 0);
    CHECK(count(with(rsa().jwk("a"), "e", base64url("\x04"))) == 0);
    CHECK(count(with(rsa().jwk("a"), "e", base64url(std::string(300, '\x03')))) == 0);
    CHECK(count(with(rsa().jwk("a"), "n", base64url(std::string(2000, '\x03')))) == 0);
    CHECK(count(with(point().jwk("a"), "x", base64url(std::string(32, '\x01')))) == 0);
    CHECK(count(with(point().jwk("a"), "kid", Json())) == 0);
    CHECK(count({{"kty", "oct"}, {"kid", "a"}, {"k", "AAAA"}}) == 0);
    CHECK_FALSE(parse_key_set("{}"));
    CHECK_FALSE(parse_key_set(R"({"keys":{}})"));
    CHECK_FALSE(parse_key_set(R"({"keys":["a"]})"));
    CHECK_FALSE(parse_key_set(key_set_of(std::vector<Json>(most_keys + 1, rsa().jwk("a")))));
}

TEST_CASE("a key is found by its name and its algorithm; two of one name are none") {
    const KeySet keys = published({rsa().jwk("a"), point().jwk("a"), rsa().jwk("b"), Pair::rsa().jwk("b")});
    CHECK(keys.find("a", Algorithm::rs256) == &keys.keys[0]);
    CHECK(keys.find("a", Algorithm::es256) == &keys.keys[1]);
    CHECK(keys.find("b", Algorithm::rs256) == nullptr);
    CHECK(keys.find("c", Algorithm::rs256) == nullptr);
    Json only = rsa().jwk("a");
    only["alg"] = "PS256";
    CHECK(published({only}).find("a", Algorithm::rs256) == nullptr);
    CHECK(published({only}).find("a", Algorithm::ps256) != nullptr);
    const auto token = *parse_token(signed_token({{"kid", "a"}}, {{"sub", "x"}}, rsa().signing(Algorithm::rs256)));
    CHECK_FALSE(token.is_signed_with(published({only}).keys[0]));
}

TEST_CASE("our own key is RSA of 2048 bits or more or P-256, without a password") {
    CHECK(SigningKey::from_pem(rsa().pem())->algorithm() == Algorithm::ps256);
    CHECK(SigningKey::from_pem(rsa().pem(), Algorithm::rs256)->algorithm() == Algorithm::rs256);
    CHECK(SigningKey::from_pem(point().pem())->algorithm() == Algorithm::es256);
    CHECK_FALSE(SigningKey::from_pem(point().pem(), Algorithm::rs256));
    CHECK_FALSE(SigningKey::from_pem(rsa().pem(), Algorithm::es256));
    CHECK_FALSE(SigningKey::from_pem(Pair::rsa(1024).pem()));
    CHECK_FALSE(SigningKey::from_pem(Pair::point("P-384").pem()));
    CHECK_FALSE(SigningKey::from_pem(rsa().public_pem()));
    CHECK_FALSE(SigningKey::from_pem(""));
}
