#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// What the browser says it did (WebAuthn level 3, 5.8.1): for what, with which challenge, on which site.
struct ClientData {
    std::string type{};
    std::string challenge{};  ///< in base64url
    std::string origin{};
    bool is_framed{false};  ///< the page was inside a page of another site
};
/// Nothing where it is no JSON of this form.
std::optional<ClientData> read_client_data(std::string_view json);

/// The site that passkeys are made for and used on, by the Host that the request named.
struct RelyingParty {
    std::string id{};    ///< the name alone, which is what a passkey is bound to
    std::string host{};  ///< with the port

    /// Whether the browser's page was this site's: under https, or on this machine under http.
    bool is_origin(std::string_view origin) const;
};
/// Nothing where the site is asked for by its number: a passkey is bound to a name.
std::optional<RelyingParty> relying_party_of(std::string_view host);

}  // namespace holdfast::sign_in
