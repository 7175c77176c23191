#include "core/jose/keys_test.hpp"
#include "core/open_id/claims.hpp"
#include "core/open_id/metadata.hpp"
#include "core/open_id/question.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::open_id;
using namespace std::chrono_literals;
using Json = nlohmann::json;

static const Instant now = parse_instant("2026-11-22T09:00:00Z").value();

static std::int64_t seconds_at(Instant moment) { return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count(); }
static Issuer issuer_of(Profile profile) {
    return {.key = "there", .name = "There", .issuer = "https://issuer.example", .client_id = "holdfast", .demands = demands_of(profile)};
}
static Json sound() {
    return {{"iss", "https://issuer.example"}, {"aud", "holdfast"}, {"sub", "248289761001"}, {"nonce", "n-0S6"}, {"iat", seconds_at(now)},
            {"exp", seconds_at(now + 5min)}};
}
static Json with(const char* name, const Json& value, Json claims = sound()) {
    claims[name] = value;
    return claims;
}
static Json without(const char* name, Json claims = sound()) {
    claims.erase(name);
    return claims;
}
static Outcome<Identity> read(const Json& claims, const Issuer& issuer = issuer_of(Profile::plain), const std::string& type = "jwt") {
    return identity_in({.type = type, .claims = claims.dump()},
                       {.issuer = issuer, .nonce = "n-0S6", .access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", .now = now});
}
static std::string why(const Outcome<Identity>& identity) { return identity ? "" : identity.refusal().message; }

TEST_CASE("an ID token of the issuer, for us, of now, with our nonce says who somebody is") {
    const auto identity = read(with("sid", "08a5019c"));
    REQUIRE(identity);
    CHECK(identity->subject == "248289761001");
    CHECK(identity->session == "08a5019c");
    CHECK_FALSE(identity->has_second_factor);
}

TEST_CASE("an ID token of another issuer, for somebody else or with another nonce is refused") {
    CHECK(why(read(with("iss", "https://issuer.example/"))) == "issuer");
    CHECK(why(read(with("iss", "https://other.example"))) == "issuer");
    CHECK(why(read(without("iss"))) == "issuer");
    CHECK(why(read(with("aud", "another"))) == "audience");
    CHECK(why(read(with("aud", Json::array({"another"})))) == "audience");
    CHECK(why(read(with("aud", 7))) == "audience");
    CHECK(why(read(without("aud"))) == "audience");
    CHECK(why(read(with("nonce", "n-0S7"))) == "nonce");
    CHECK(why(read(without("nonce"))) == "nonce");
}

TEST_CASE("an ID token for several is taken only where it was given to us") {
    const Json both = with("aud", Json::array({"holdfast", "another"}));
    CHECK(why(read(both)) == "party");
    CHECK(why(read(with("azp", "another", both))) == "party");
    CHECK(why(read(with("azp", "holdfast", both))) == "");
    CHECK(why(read(with("azp", "another"))) == "party");
    CHECK(why(read(with("aud", Json::array({"holdfast"})))) == "");
}

TEST_CASE("an ID token is good from when it was made until it ends, with a minute's skew, and not for long") {
    CHECK(why(read(with("exp", seconds_at(now - 59s)))) == "");
    CHECK(why(read(with("exp", seconds_at(now - 60s)))) == "expired");
    CHECK(why(read(with("iat", seconds_at(now + 60s)))) == "");
    CHECK(why(read(with("iat", seconds_at(now + 61s)))) == "early");
    CHECK(why(read(with("nbf", seconds_at(now + 61s)))) == "early");
    CHECK(why(read(with("iat", seconds_at(now - 10min)))) == "");
    CHECK(why(read(with("iat", seconds_at(now - 601s)))) == "old");
    for (const auto* name : {"exp", "iat"}) CHECK(why(read(without(name))) == "time");
    for (const auto* name : {"exp", "iat", "nbf"})
        for (const auto& value : {Json("1700000000"), Json(-1), Json(1e300), Json(), Json::array()}) CHECK(why(read(with(name, value))) == "time");
    CHECK(why(read(with("exp", static_cast<double>(seconds_at(now + 5min)) + 0.5))) == "");
}

TEST_CASE("the access token must be the one that the ID token speaks of, where it speaks of one") {
    CHECK(why(read(with("at_hash", "77QmUPtjPfzWtF2AnpK9RQ"))) == "");  // the example of OpenID Connect Core, A.4
    CHECK(why(read(with("at_hash", "77QmUPtjPfzWtF2AnpK9RR"))) == "access token");
    CHECK(why(read(with("at_hash", 7))) == "access token");
}

TEST_CASE("a person has a name of 1 to 255 visible characters, with blanks only within") {
    for (const auto& name :
         {Json(""), Json(" a"), Json("a "), Json("a\n"), Json(std::string("a\0b", 3)), Json("\xc3\xa9"), Json(std::string(256, 'a')), Json(7)})
        CHECK(why(read(with("sub", name))) == "subject");
    CHECK(why(read(without("sub"))) == "subject");
    CHECK(why(read(with("sub", std::string(255, 'a')))) == "");
    CHECK(why(read(with("sub", "a b"))) == "");
}

static Json log_out_claims() {
    return {{"iss", "https://issuer.example"},
            {"aud", "holdfast"},
            {"sub", "248289761001"},
            {"sid", "08a5019c"},
            {"iat", seconds_at(now)},
            {"exp", seconds_at(now + 2min)},
            {"jti", "bWJq"},
            {"events", {{"http://schemas.openid.net/event/backchannel-logout", Json::object()}}}};
}
static std::string why_not_out(const Json& claims, const std::string& type = "logout+jwt", Profile profile = Profile::plain) {
    const auto order = log_out_in({.type = type, .claims = claims.dump()}, issuer_of(profile), now);
    return order ? "" : order.refusal().message;
}

TEST_CASE("a logout token is no ID token, and an ID token is no logout token") {
    CHECK(why(read(sound(), issuer_of(Profile::plain), "logout+jwt")) == "type");
    CHECK(why(read(sound(), issuer_of(Profile::plain), "at+jwt")) == "type");
    CHECK(why(read(sound(), issuer_of(Profile::plain), "")) == "");
    CHECK(why_not_out(sound()) == "event");
    CHECK(why_not_out(sound(), "jwt") == "type");
}

TEST_CASE("Entra ID: the person is the object of the directory, and the authentication context counts as a second factor") {
    Issuer entra = issuer_of(Profile::entra_id);
    CHECK(why(read(sound(), entra)) == "subject");
    const Json claims = with("oid", "00000000-1111", with("acrs", Json::array({"c1", "c2"})));
    CHECK(read(claims, entra)->subject == "00000000-1111");
    CHECK(read(claims, entra)->sub == "248289761001");
    CHECK_FALSE(read(claims, entra)->has_second_factor);
    entra.demands.second_factor_values = {"c2"};
    CHECK(read(claims, entra)->has_second_factor);
    CHECK_FALSE(read(with("acrs", "c3", claims), entra)->has_second_factor);
}

TEST_CASE("NHS CIS2: the assurance level that was reached counts as a second factor, a lower one does not") {
    for (const auto* level : {"AAL2_OR_AAL3_ANY", "AAL2_ANY", "AAL3_ANY"}) CHECK(read(with("acr", level), issuer_of(Profile::nhs_cis2))->has_second_factor);
    for (const auto* level : {"AAL1_USERPASS", "AAL3", "", "AAL3_ANY "}) CHECK_FALSE(read(with("acr", level), issuer_of(Profile::nhs_cis2))->has_second_factor);
}

TEST_CASE("GOV.UK One Login: anything below two factors is refused") {
    CHECK(read(with("vot", "Cl.Cm"), issuer_of(Profile::one_login))->has_second_factor);
    CHECK(why(read(with("vot", "Cl"), issuer_of(Profile::one_login))) == "assurance");
    CHECK(why(read(sound(), issuer_of(Profile::one_login))) == "assurance");
}

TEST_CASE("a logout token has the type, the event, a name of its own, no nonce, and says who") {
    CHECK(why_not_out(log_out_claims()) == "");
    for (const auto* type : {"", "jwt", "at+jwt"}) CHECK(why_not_out(log_out_claims(), type) == "type");
    CHECK(why_not_out(log_out_claims(), "jwt", Profile::one_login) == "");
    CHECK(why_not_out(log_out_claims(), "at+jwt", Profile::one_login) == "type");
    CHECK(why_not_out(without("events", log_out_claims())) == "event");
    CHECK(why_not_out(with("events", Json::object(), log_out_claims())) == "event");
    CHECK(why_not_out(with("events", {{"http://schemas.openid.net/event/backchannel-logout", true}}, log_out_claims())) == "event");
    CHECK(why_not_out(with("nonce", "n", log_out_claims())) == "nonce");
    CHECK(why_not_out(without("jti", log_out_claims())) == "token id");
    CHECK(why_not_out(without("sid", log_out_claims())) == "");
    CHECK(why_not_out(without("sub", log_out_claims())) == "");
    CHECK(why_not_out(without("sid", without("sub", log_out_claims()))) == "subject");
    CHECK(why_not_out(with("aud", "another", log_out_claims())) == "audience");
    CHECK(why_not_out(with("iss", "https://other.example", log_out_claims())) == "issuer");
}

TEST_CASE("a logout token is good for ten minutes, also where it names no end") {
    CHECK(why_not_out(without("exp", log_out_claims())) == "");
    CHECK(why_not_out(with("exp", "soon", log_out_claims())) == "time");
    CHECK(why_not_out(with("exp", seconds_at(now - 2min), log_out_claims())) == "expired");
    CHECK(why_not_out(with("iat", seconds_at(now - 11min), without("exp", log_out_claims()))) == "old");
    CHECK(why_not_out(without("iat", log_out_claims())) == "time");
}

static Json metadata_claims() {
    return {{"issuer", "https://issuer.example"},
            {"authorization_endpoint", "https://issuer.example/authorize?tenant=1"},
            {"token_endpoint", "https://issuer.example/token"},
            {"jwks_uri", "https://keys.example/keys"}};
}
static std::string why_not_believed(const Json& said) {
    const auto metadata = parse_metadata(said.dump(), "https://issuer.example");
    return metadata ? "" : metadata.refusal().message;
}

TEST_CASE("what an issuer says of itself is believed only where it names exactly the issuer that was asked, and endpoints elsewhere than on this machine") {
    CHECK(why_not_believed(metadata_claims()) == "");
    CHECK(why_not_believed(with("issuer", "https://issuer.example/", metadata_claims())) == "issuer");
    CHECK(why_not_believed(with("issuer", "https://evil.example", metadata_claims())) == "issuer");
    for (const auto* name : {"authorization_endpoint", "token_endpoint", "jwks_uri"}) {
        CHECK(why_not_believed(without(name, metadata_claims())) == "endpoint");
        for (const auto* address : {"http://issuer.example/x", "http://127.0.0.1/x", "https://localhost/x", "javascript:alert(1)", "/token"})
            CHECK(why_not_believed(with(name, address, metadata_claims())) == "endpoint");
    }
    CHECK(why_not_believed(with("end_session_endpoint", "javascript:alert(1)", metadata_claims())) == "endpoint");
    CHECK(parse_metadata("[]", "https://issuer.example").refusal().message == "form");
    CHECK(metadata_address("https://issuer.example/") == "https://issuer.example/.well-known/openid-configuration");
    CHECK(metadata_address("https://issuer.example:443/a/b") == "https://issuer.example:443/a/b/.well-known/openid-configuration");
}

TEST_CASE("the browser is sent with a challenge, a state and a nonce, and the profile's own words") {
    CHECK(challenge_of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");  // RFC 7636, appendix B
    const auto secrets = secrets_of("visit", "state");
    CHECK(secrets.verifier.size() == 43);
    CHECK(secrets.verifier != secrets.nonce);
    CHECK(secrets_of("visit", "state").verifier == secrets.verifier);
    CHECK(secrets_of("visit", "other").verifier != secrets.verifier);
    CHECK(secrets_of("other", "state").verifier != secrets.verifier);
    const Settings settings{.site = "https://holdfast.example", .issuers = {}};
    const Issuer issuer = issuer_of(Profile::one_login);
    const auto metadata = *parse_metadata(metadata_claims().dump(), "https://issuer.example");
    const auto address = address_of({.settings = settings, .issuer = issuer, .metadata = metadata, .state = "s t", .secrets = secrets});
    CHECK(
        address.starts_with("https://issuer.example/authorize?tenant=1&response_type=code&client_id=holdfast&"
                            "redirect_uri=https%3A%2F%2Fholdfast.example%2Fsign-in%2Fcallback%2Fthere&scope=openid&state=s%20t&nonce="));
    CHECK(address.find("&code_challenge_method=S256&vtr=%5B%22Cl.Cm%22%5D") != std::string::npos);
    CHECK(address.find(secrets.verifier) == std::string::npos);
    CHECK(address.find("prompt") == std::string::npos);
}
