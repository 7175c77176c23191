#include "core/open_id/issuer.hpp"

namespace holdfast::open_id {

std::optional<Profile> profile_named(std::string_view name) {
    if (name == "plain") return Profile::plain;
    if (name == "entra_id") return Profile::entra_id;
    if (name == "nhs_cis2") return Profile::nhs_cis2;
    if (name == "one_login") return Profile::one_login;
    return std::nullopt;
}

/// The object id of a user is what an administrator of the tenant sees; it comes with the scope `profile` alone. Tokens of the v2.0 endpoint have no `amr`:
/// that a second factor was asked for is known by the authentication context of Conditional Access, which the settings name.
static Demands entra_id() { return {.subject_claim = "oid", .scope = "openid profile", .assurance_claim = "acrs"}; }

static Demands nhs_cis2() {
    return {.asked_parameter = "acr_values",
            .asked_value = "AAL2_OR_AAL3_ANY",
            .second_factor_values = {"AAL2_OR_AAL3_ANY", "AAL2_ANY", "AAL3_ANY"},
            .is_logout_typed = false,
            .needs_hint_to_sign_out = true};
}

static Demands one_login() {
    return {.asked_parameter = "vtr",
            .asked_value = R"(["Cl.Cm"])",
            .assurance_claim = "vot",
            .second_factor_values = {"Cl.Cm"},
            .is_assurance_needed = true,
            .does_logout_end_all = true,
            .is_logout_typed = false,
            .needs_hint_to_sign_out = true};
}

Demands demands_of(Profile profile) {
    switch (profile) {
        case Profile::entra_id: return entra_id();
        case Profile::nhs_cis2: return nhs_cis2();
        case Profile::one_login: return one_login();
        case Profile::plain: break;
    }
    return {};
}

std::string callback_address(const Settings& settings, const Issuer& issuer) { return settings.site + "/sign-in/callback/" + issuer.key; }
std::string logout_address(const Settings& settings, const Issuer& issuer) { return settings.site + "/sign-in/logout/" + issuer.key; }

}  // namespace holdfast::open_id
