#include "core/jose/keys_test.hpp"
#include "core/open_id/settings_file.hpp"
#include "support/temporary_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace holdfast;
using namespace holdfast::open_id;

namespace {
/// A folder of credentials as systemd makes one.
struct Credentials {
    test::TemporaryFolder folder{};

    Credentials() {
        keep("secret", "hush\n");
        keep("key.pem", jose::test::Pair::point().pem());
    }
    void keep(const std::string& name, const std::string& text) { std::ofstream(folder.path() + "/" + name) << text; }
    Outcome<Settings> read(const std::string& text) const { return read_settings(text, folder.path()); }
    std::string why(const std::string& text) const {
        const auto settings = read(text);
        return settings ? "" : settings.refusal().message;
    }
};
}  // namespace

static const std::string head = "site = \"https://holdfast.example/\"\n";
static std::string issuer(const std::string& more, const std::string& profile = "plain") {
    return head + "[[issuer]]\nkey = \"there\"\nname = \"There\"\nissuer = \"https://issuer.example\"\nclient_id = \"holdfast\"\nprofile = \"" + profile +
           "\"\n" + more + "\n";
}
static const std::string with_secret = "authentication = \"client_secret_basic\"\nsecret_file = \"secret\"\n";

TEST_CASE("an issuer is read with its secret from the folder of credentials, or from a file that is named with its path") {
    const Credentials credentials;
    const auto settings = credentials.read(issuer(with_secret));
    REQUIRE(settings);
    CHECK(settings->site == "https://holdfast.example");
    CHECK(settings->issuers.at(0).secret == "hush");
    CHECK(callback_address(*settings, settings->issuers[0]) == "https://holdfast.example/sign-in/callback/there");
    CHECK(logout_address(*settings, settings->issuers[0]) == "https://holdfast.example/sign-in/logout/there");
    CHECK(credentials.read(issuer("authentication = \"client_secret_post\"\nsecret_file = \"" + credentials.folder.path() + "/secret\"\n")));
    const auto with_key = credentials.read(issuer("authentication = \"private_key_jwt\"\nkey_file = \"key.pem\"\nkey_id = \"k\"\n", "one_login"));
    REQUIRE(with_key);
    CHECK(with_key->issuers[0].signing_key->algorithm() == jose::Algorithm::es256);
    CHECK(with_key->issuers[0].demands.asked_parameter == "vtr");
}

TEST_CASE("Entra ID is asked for the authentication context that counts as a second factor") {
    const Credentials credentials;
    const auto settings = credentials.read(issuer(with_secret + "second_factor = [\"c1\"]\n", "entra_id"));
    REQUIRE(settings);
    CHECK(settings->issuers[0].demands.asked_value == R"({"id_token":{"acrs":{"essential":true,"value":"c1"}}})");
    CHECK(credentials.why(issuer(with_secret + "second_factor = [\"c1\\\"\"]\n", "entra_id")) ==
          "issuer there: second_factor must name authentication contexts such as c1");
}

TEST_CASE("what is wrong with the settings is said with the issuer and the word") {
    const Credentials credentials;
    CHECK(credentials.why("") == "site is missing");
    CHECK(credentials.why("site = 7") == "site must be text");
    CHECK(credentials.why("site = \"http://holdfast.example\"") == "site must be this site's https address without a path");
    CHECK(credentials.why("site = \"https://holdfast.example/x\"") == "site must be this site's https address without a path");
    CHECK(credentials.why(head) == "no [[issuer]] is given");
    CHECK(credentials.why(head + "issuer = 3") == "no [[issuer]] is given");
    CHECK(credentials.why(head + "= 3").starts_with("line 2: "));
    CHECK(credentials.why(head + "isuer = 3") == "isuer is no setting that is known");
    CHECK(credentials.why(issuer(with_secret + "secret = \"hush\"")) == "issuer there: secret is no setting that is known");
    CHECK(credentials.why(issuer("")) == "issuer there: authentication is missing");
    CHECK(credentials.why(issuer("authentication = \"none\"")).starts_with("issuer there: authentication must be"));
    CHECK(credentials.why(issuer("authentication = \"client_secret_basic\"")) == "issuer there: secret_file is missing");
    CHECK(credentials.why(issuer("authentication = \"client_secret_basic\"\nsecret_file = \"nowhere\"")).ends_with("nowhere cannot be read"));
    CHECK(credentials.why(issuer("authentication = \"private_key_jwt\"\nkey_file = \"secret\"")) ==
          "issuer there: key_file is no private key in PEM without a password");
    CHECK(credentials.why(issuer("authentication = \"private_key_jwt\"\nkey_file = \"key.pem\"\nkey_algorithm = \"HS256\"")) ==
          "issuer there: key_algorithm must be RS256, PS256 or ES256");
    CHECK(credentials.why(issuer(with_secret, "google")) == "issuer there: profile must be plain, entra_id, nhs_cis2 or one_login");
    CHECK(credentials.why(issuer(with_secret) + issuer(with_secret).substr(head.size())) == "issuer there: key comes twice");
    const std::string common =
        "[[issuer]]\nkey = \"e\"\nname = \"E\"\nissuer = \"https://login.microsoftonline.com/common/v2.0\"\nclient_id = \"c\"\nprofile = \"entra_id\"\n";
    CHECK(credentials.why(head + common + with_secret) == "issuer e: issuer must name one tenant");
}

TEST_CASE("nothing that is said of wrong settings holds a secret") {
    const Credentials credentials;
    CHECK(credentials.why(issuer(with_secret + "acr_values = 7")).find("hush") == std::string::npos);
    CHECK(credentials.why(issuer("authentication = \"private_key_jwt\"\nkey_file = \"secret\"")).find("hush") == std::string::npos);
}
