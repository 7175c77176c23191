#include "core/open_id/metadata.hpp"

#include "core/jose/json.hpp"
#include "core/outgoing/client.hpp"

#include <nlohmann/json.hpp>

namespace holdfast::open_id {

std::string metadata_address(std::string_view issuer) {
    if (issuer.ends_with('/')) issuer.remove_suffix(1);
    return std::string(issuer) + "/.well-known/openid-configuration";
}

/// An issuer elsewhere does not get us to ask this machine.
static bool is_fit(const std::string& endpoint, std::string_view issuer) {
    return outgoing::is_allowed(endpoint) && (!outgoing::is_loopback(endpoint) || outgoing::is_loopback(issuer));
}

Outcome<Metadata> parse_metadata(std::string_view text, std::string_view issuer) {
    const auto object = jose::strict_object(text);
    if (!object) return invalid("form");
    if (jose::text_in(*object, "issuer") != issuer) return invalid("issuer");
    const auto word = [&](const char* name) { return std::string(jose::text_in(*object, name).value_or("")); };
    Metadata metadata{.authorization_endpoint = word("authorization_endpoint"),
                      .token_endpoint = word("token_endpoint"),
                      .keys_address = word("jwks_uri"),
                      .end_session_endpoint = word("end_session_endpoint")};
    for (const auto& endpoint : {metadata.authorization_endpoint, metadata.token_endpoint, metadata.keys_address})
        if (!is_fit(endpoint, issuer)) return invalid("endpoint");
    if (!metadata.end_session_endpoint.empty() && !is_fit(metadata.end_session_endpoint, issuer)) return invalid("endpoint");
    const auto names_itself = object->find("authorization_response_iss_parameter_supported");
    metadata.names_itself_when_returning = names_itself != object->end() && *names_itself == true;
    return metadata;
}

}  // namespace holdfast::open_id
