#include "core/open_id/settings_file.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <sstream>

#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace holdfast::open_id {

static constexpr std::size_t most_bytes = std::size_t{64} * 1024;

static Outcome<std::string> contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || text.str().empty() || text.str().size() > most_bytes) return invalid(fmt::format("{} cannot be read", path));
    return std::move(text).str();
}

namespace {
/// One table of the file: gives what it says, and keeps the first thing that is wrong with it.
class Words {
public:
    Words(const toml::table& table, std::string where, const std::string& credentials) : table_(table), where_(std::move(where)), credentials_(credentials) {}

    std::string text(std::string_view name, bool is_required) {
        known_.push_back(name);
        const auto* node = table_.get(name);
        if (node == nullptr) {
            if (is_required) fail(name, "is missing");
            return {};
        }
        const auto value = node->value_exact<std::string>();
        if (!value || value->empty()) fail(name, "must be text");
        return value.value_or("");
    }
    std::vector<std::string> texts(std::string_view name) {
        known_.push_back(name);
        std::vector<std::string> all;
        const auto* node = table_.get(name);
        if (node == nullptr) return all;
        const auto* list = node->as_array();
        if (list == nullptr) fail(name, "must be a list of texts");
        else
            for (const auto& each : *list) {
                if (!each.is_string()) fail(name, "must be a list of texts");
                all.push_back(each.value_or(std::string{}));
            }
        return all;
    }
    /// The contents of the file that is named here, without the line end after them.
    std::string secret(std::string_view name, bool is_required) {
        const std::string file = text(name, is_required);
        if (file.empty()) return {};
        const bool is_plain_name = file.find('/') == std::string::npos && !credentials_.empty();
        auto read = contents_of(is_plain_name ? credentials_ + "/" + file : file);
        if (!read) {
            fail(name, read.refusal().message);
            return {};
        }
        while (!read->empty() && (read->back() == '\n' || read->back() == '\r')) read->pop_back();
        return *std::move(read);
    }
    void fail(std::string_view name, std::string_view what) {
        if (wrong_.empty()) wrong_ = fmt::format("{}{} {}", where_, name, what);
    }
    /// Nothing where all is well, and every word was one of those asked for.
    std::optional<Refusal> refusal() {
        for (const auto& [name, node] : table_)
            if (std::ranges::find(known_, name.str()) == known_.end()) fail(name.str(), "is no setting that is known");
        if (wrong_.empty()) return std::nullopt;
        return invalid(wrong_);
    }
    void know(std::string_view name) { known_.push_back(name); }

private:
    const toml::table& table_;
    std::string where_;
    const std::string& credentials_;
    std::vector<std::string_view> known_{};
    std::string wrong_{};
};
}  // namespace

static bool is_key(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, is_letter);
}

/// Whoever signs in by these addresses of Entra ID may be of any tenant, so that none of them is an issuer.
static bool is_of_many_tenants(std::string_view issuer) {
    constexpr std::array parts{"/common/", "/organizations/", "/consumers/"};
    return std::ranges::any_of(parts, [&](const char* part) { return issuer.find(part) != std::string_view::npos; });
}

static void read_client(Words& words, Issuer& issuer) {
    const std::string how = words.text("authentication", true);
    const bool has_key = how == "private_key_jwt";
    if (how == "client_secret_post") issuer.authentication = ClientAuthentication::secret_post;
    else if (has_key) issuer.authentication = ClientAuthentication::private_key;
    else if (how != "client_secret_basic") words.fail("authentication", "must be client_secret_basic, client_secret_post or private_key_jwt");
    issuer.secret = words.secret("secret_file", !has_key);
    const std::string pem = words.secret("key_file", has_key);
    const std::string algorithm = words.text("key_algorithm", false);
    issuer.key_id = words.text("key_id", false);
    issuer.key_thumbprint = words.text("key_thumbprint", false);
    if (has_key == pem.empty()) return words.fail("key_file", has_key ? "is missing" : "is for private_key_jwt alone");
    if (!has_key) return;
    if (!algorithm.empty() && !jose::algorithm_named(algorithm)) return words.fail("key_algorithm", "must be RS256, PS256 or ES256");
    auto key = jose::SigningKey::from_pem(pem, jose::algorithm_named(algorithm));
    if (!key) return words.fail("key_file", key.refusal().message);
    issuer.signing_key = *std::move(key);
}

/// Entra ID is asked for its authentication context by the parameter `claims`.
static void read_assurance(Words& words, Profile profile, Demands& demands) {
    const std::string asked = words.text("acr_values", false);
    const auto values = words.texts("second_factor");
    if (!values.empty()) demands.second_factor_values = values;
    if (profile == Profile::entra_id && !values.empty()) {
        demands.asked_parameter = "claims";
        demands.asked_value = fmt::format(R"({{"id_token":{{"acrs":{{"essential":true,"value":"{}"}}}}}})", values.front());
        if (!std::ranges::all_of(values, is_key)) words.fail("second_factor", "must name authentication contexts such as c1");
    }
    const std::string claim = words.text("second_factor_claim", false);
    if (!claim.empty()) demands.assurance_claim = claim;
    if (!asked.empty() && profile != Profile::plain && profile != Profile::nhs_cis2) words.fail("acr_values", "is for plain and nhs_cis2 alone");
    if (asked.empty()) return;
    demands.asked_parameter = "acr_values";
    demands.asked_value = asked;
}

static Outcome<Issuer> read_issuer(const toml::table& table, const std::string& credentials) {
    const std::string key = table["key"].value_or(std::string{});
    Words words(table, key.empty() ? "issuer: " : fmt::format("issuer {}: ", key), credentials);
    Issuer issuer{
        .key = words.text("key", true), .name = words.text("name", true), .issuer = words.text("issuer", true), .client_id = words.text("client_id", true)};
    if (!is_key(issuer.key)) words.fail("key", "must be lower-case letters, digits and hyphens");
    const auto profile = profile_named(words.text("profile", true));
    if (!profile) words.fail("profile", "must be plain, entra_id, nhs_cis2 or one_login");
    if (!outgoing::is_allowed(issuer.issuer)) words.fail("issuer", "must be an https address");
    if (profile == Profile::entra_id && is_of_many_tenants(issuer.issuer)) words.fail("issuer", "must name one tenant");
    issuer.demands = demands_of(profile.value_or(Profile::plain));
    const std::string scope = words.text("scope", false);
    if (!scope.empty()) issuer.demands.scope = scope;
    read_assurance(words, profile.value_or(Profile::plain), issuer.demands);
    read_client(words, issuer);
    issuer.way = {.ca_file = words.text("ca_file", false), .proxy = words.text("proxy", false)};
    if (auto wrong = words.refusal()) return *std::move(wrong);
    return issuer;
}

Outcome<Settings> read_settings(std::string_view text, const std::string& credentials) {
    const auto parsed = toml::parse(text);
    if (!parsed) return invalid(fmt::format("line {}: {}", parsed.error().source().begin.line, parsed.error().description()));
    const toml::table& table = parsed.table();
    Words words(table, "", credentials);
    Settings settings{.site = words.text("site", true)};
    words.know("issuer");
    while (settings.site.ends_with('/')) settings.site.pop_back();
    const auto after_host = settings.site.find('/', settings.site.find("://") + 3);
    if (!outgoing::is_allowed(settings.site) || after_host != std::string::npos) words.fail("site", "must be this site's https address without a path");
    if (auto wrong = words.refusal()) return *std::move(wrong);
    const auto* list = table["issuer"].as_array();
    if (list == nullptr || list->empty()) return invalid("no [[issuer]] is given");
    for (const auto& each : *list) {
        if (!each.is_table()) return invalid("issuer must be written as [[issuer]]");
        auto issuer = TRY(read_issuer(*each.as_table(), credentials));
        if (std::ranges::find(settings.issuers, issuer.key, &Issuer::key) != settings.issuers.end())
            return invalid(fmt::format("issuer {}: key comes twice", issuer.key));
        settings.issuers.push_back(std::move(issuer));
    }
    return settings;
}

Outcome<Settings> read_settings_file(const std::string& path, const std::string& credentials) {
    auto settings = read_settings(TRY(contents_of(path)), credentials);
    if (!settings) return invalid(fmt::format("{}: {}", path, settings.refusal().message));
    return settings;
}

}  // namespace holdfast::open_id
