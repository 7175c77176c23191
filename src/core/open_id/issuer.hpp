#pragma once

#include "core/jose/signing_key.hpp"
#include "core/outgoing/client.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Signing in with OpenID Connect: another site says who somebody is, and this one decides what they may do.
namespace holdfast::open_id {

/// What kind of identity provider it is. docs/reference/open-id.md says what each demands, and after which document of its maker.
enum class Profile { plain, entra_id, nhs_cis2, one_login };
std::optional<Profile> profile_named(std::string_view name);

/// What differs between profiles.
struct Demands {
    std::string subject_claim{"sub"};  ///< which claim names the person for good
    std::string scope{"openid"};
    std::string asked_parameter{};  ///< of the request: how strongly the person is to prove themselves; empty for none
    std::string asked_value{};
    std::string assurance_claim{"acr"};               ///< which claim says how strongly they did; a text or a list of texts
    std::vector<std::string> second_factor_values{};  ///< any of these in it counts as a second factor
    bool is_assurance_needed{false};                  ///< refuse where it has none of them
    bool does_logout_end_all{false};                  ///< a logout token ends every session of the person, even where it names one
    bool is_logout_typed{true};                       ///< a logout token must say that it is one (`typ`); where not, the event alone tells it from others
    bool needs_hint_to_sign_out{false};               ///< signing out there takes the ID token along
};
Demands demands_of(Profile profile);

/// How we prove to the issuer who we are.
enum class ClientAuthentication { secret_basic, secret_post, private_key };

/// An identity provider that people may sign in with, as the operator has set it up. Its secrets are in memory alone.
struct Issuer {
    std::string key{};     ///< lower-case letters, digits and hyphens: in addresses and the trail
    std::string name{};    ///< on buttons
    std::string issuer{};  ///< its identifier, exactly as it spells it itself
    std::string client_id{};
    ClientAuthentication authentication{ClientAuthentication::secret_basic};
    std::string secret{};
    std::optional<jose::SigningKey> signing_key{};
    std::string key_id{};          ///< `kid` of what we sign
    std::string key_thumbprint{};  ///< `x5t#S256` of what we sign, where the issuer knows the key by its certificate
    Demands demands{};
    outgoing::Way way{};
};

/// What the settings file says.
struct Settings {
    std::string site{};  ///< the address of this site as browsers know it, without a slash at the end: `https://holdfast.example.org`
    std::vector<Issuer> issuers{};
};

/// Where the issuer sends the browser back to, and where it may say that somebody signed out.
std::string callback_address(const Settings& settings, const Issuer& issuer);
std::string logout_address(const Settings& settings, const Issuer& issuer);

}  // namespace holdfast::open_id
