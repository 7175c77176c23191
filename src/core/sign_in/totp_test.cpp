#include "core/sign_in/totp.hpp"

#include "core/sign_in/recovery.hpp"
#include "core/sign_in/sealing.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace holdfast;
using namespace holdfast::sign_in;
using namespace std::chrono_literals;

static const std::string rfc_secret = "12345678901234567890";

static Instant at(std::int64_t seconds) { return Instant{std::chrono::seconds{seconds}}; }

TEST_CASE("codes are those of RFC 6238, appendix B (SHA-1), in their last six digits") {
    const std::vector<std::pair<std::int64_t, std::string>> vectors{{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                                                                    {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
    for (const auto& [seconds, code] : vectors) CHECK(totp_code(rfc_secret, totp_step_of(at(seconds))) == code);
}

TEST_CASE("codes are those of RFC 4226, appendix D, where the step is the counter") {
    const std::vector<std::string> codes{"755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"};
    for (std::size_t i = 0; i < codes.size(); ++i) CHECK(totp_code(rfc_secret, static_cast<std::int64_t>(i)) == codes[i]);
}

TEST_CASE("a code is good one step before and after its own, and no further") {
    const Instant now = at(1'000'000'020);
    const auto step = totp_step_of(now);
    for (const std::int64_t off : {-1, 0, 1}) CHECK(totp_match(rfc_secret, totp_code(rfc_secret, step + off), now, 0) == step + off);
    for (const std::int64_t off : {-2, 2}) CHECK_FALSE(totp_match(rfc_secret, totp_code(rfc_secret, step + off), now, 0));
}

TEST_CASE("a code is not good twice, nor one before a code that was used") {
    const Instant now = at(1'000'000'020);
    const auto step = totp_step_of(now);
    CHECK_FALSE(totp_match(rfc_secret, totp_code(rfc_secret, step), now, step));
    CHECK_FALSE(totp_match(rfc_secret, totp_code(rfc_secret, step - 1), now, step));
    CHECK(totp_match(rfc_secret, totp_code(rfc_secret, step + 1), now, step) == step + 1);
}

TEST_CASE("blanks in a typed code do not count, anything else does") {
    const Instant now = at(59);
    CHECK(totp_match(rfc_secret, " 287 082 ", now, 0));
    for (const auto* wrong : {"", "28708", "2870820", "287083", "28708x", "２８７０８２"}) CHECK_FALSE(totp_match(rfc_secret, wrong, now, 0));
}

TEST_CASE("base 32 is that of RFC 4648, section 10") {
    const std::vector<std::pair<std::string, std::string>> vectors{
        {"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
    for (const auto& [bytes, text] : vectors) CHECK(base32(bytes) == text);
}

TEST_CASE("an app is told who it is for, whatever the names are made of") {
    CHECK(totp_address("foobar", "A & B: Board", "r.lead") == "otpauth://totp/A%20%26%20B%3A%20Board:r.lead?secret=MZXW6YTBOI&issuer=A%20%26%20B%3A%20Board");
}

TEST_CASE("the offered secret is 160 bits, the session's own, and another after each enrolment") {
    CHECK(offered_secret("token", 0).size() == 20);
    CHECK(offered_secret("token", 0) == offered_secret("token", 0));
    CHECK(offered_secret("token", 0) != offered_secret("token", 1));
    CHECK(offered_secret("token", 0) != offered_secret("other", 0));
}

TEST_CASE("recovery codes are ten different ones of 120 bits, read without regard to blanks, hyphens and large letters") {
    const auto codes = new_recovery_codes();
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
    for (const auto& code : codes) {
        CHECK(code.size() == 29);
        CHECK(plain_recovery_code(code).size() == 24);
    }
    CHECK(plain_recovery_code(" ABcd efgh-2345 ") == "abcdefgh2345");
}

TEST_CASE("a sealed secret opens with its key and for its account alone, and not when a letter of it was changed") {
    const std::string key(32, 'k'), other(32, 'o');
    const std::string text = sealed("the secret", key, "account 1");
    CHECK(text.find("the secret") == std::string::npos);
    CHECK(sealed("the secret", key, "account 1") != text);
    CHECK(unsealed(text, key, "account 1") == "the secret");
    CHECK_FALSE(unsealed(text, other, "account 1"));
    CHECK_FALSE(unsealed(text, key, "account 2"));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK_FALSE(unsealed(changed, key, "account 1"));
    }
    for (const auto* nonsense : {"", "A", "not base 64!", "AAAA"}) CHECK_FALSE(unsealed(nonsense, key, "account 1"));
}
