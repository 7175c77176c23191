#include "features/sign_in/passkey_form_pages.hpp"

#include "core/site/session_pages.hpp"
#include "features/sign_in/form_pages.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <fmt/format.h>

namespace holdfast::sign_in {

using web::Html;
using web::html;
namespace govuk = web::govuk;

/// The start of the form, up to what the script reads from it.
static Html opening(const PasskeyForm& form, std::string_view act, const PasskeyQuestion& question) {
    Html start = html("<form method=\"post\" action=\"{}\" novalidate hidden data-passkey=\"{}\" data-page=\"{}\" data-challenge=\"{}\" data-site=\"{}\"",
                      form.action, act, form.page, question.challenge, question.site);
    start.add(" data-credentials=\"{}\"", fmt::format("{}", fmt::join(question.credentials, " ")));
    if (form.is_autofilled) start.add(" data-autofilled");
    return start;
}

static Html hidden_field(std::string_view name) { return html("<input type=\"hidden\" name=\"{}\">", name); }

static Html closing(const PasskeyForm& form, const std::vector<FieldError>& errors) {
    Html end;
    if (form.before != nullptr) end.add("<p class=\"govuk-body\">{}</p>", form.before);
    const auto error = error_of(errors, passkey_field);
    end.add("<div class=\"govuk-form-group{}\">", error ? " govuk-form-group--error" : "");
    if (error) end.add("<p id=\"passkey-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>", error->text);
    govuk::Button button{.text = form.button, .classes = form.is_main_act ? "" : "govuk-button--secondary", .id = std::string(passkey_field)};
    if (error) button.attributes = {{"aria-describedby", "passkey-error"}};
    return std::move(end.add(govuk::button(button)).add("</div></form>"));
}

Html passkey_form(const web::Request& request, const PasskeyQuestion& question, const PasskeyForm& form, const std::vector<FieldError>& errors) {
    Html whole = opening(form, "show", question).add(">").add(web::csrf_field(request));
    whole.add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
    for (const auto* name : {"credential_id", "client_data", "authenticator_data", "signature", "user_handle"}) whole.add(hidden_field(name));
    return std::move(whole.add(closing(form, errors)));
}

Html passkey_form(const web::Request& request, const PasskeyOffer& offer, const PasskeyForm& form, std::string_view partnership,
                  const std::vector<FieldError>& errors, const std::optional<std::string>& name) {
    Html whole = opening(form, "make", offer.question);
    whole.add(" data-site-name=\"{}\" data-user-handle=\"{}\" data-user-name=\"{}\" data-name=\"{}\">", partnership, offer.user_handle, offer.user_name,
              offer.name);
    whole.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"next\" value=\"{}\">", next_of(request));
    for (const auto* field : {"client_data", "attestation"}) whole.add(hidden_field(field));
    if (name)
        whole.add(govuk::input({.name = "name",
                                .value = *name,
                                .label = {.text = "Name"},
                                .hint = govuk::Hint{.text = "So that you know it again among others, such as the device it is on"},
                                .error_message = error_of(errors, "name"),
                                .classes = "govuk-input--width-20",
                                .autocomplete = "off",
                                .attributes = {{"maxlength", std::to_string(most_passkey_name)}}}));
    return std::move(whole.add(closing(form, errors)));
}

std::optional<PasskeyPlace> passkey_place(const web::Request& request) {
    auto site = relying_party_of(request.host);
    if (!site) return std::nullopt;
    return PasskeyPlace{.token = std::string(site::session_token(request)), .site = *std::move(site)};
}

static PasskeyPlace place_or_none(const web::Request& request) {
    return passkey_place(request).value_or(PasskeyPlace{.token = std::string(site::session_token(request))});
}

PasskeyShown passkey_shown(const web::Request& request) {
    const auto sent = [&](std::string_view name) { return std::string(request.form.get(name)); };
    return {.place = place_or_none(request),
            .credential_id = sent("credential_id"),
            .client_data = sent("client_data"),
            .authenticator_data = sent("authenticator_data"),
            .signature = sent("signature"),
            .user_handle = sent("user_handle")};
}

PasskeyMade passkey_made(const web::Request& request) {
    const auto sent = [&](std::string_view name) { return std::string(request.form.get(name)); };
    return {.place = place_or_none(request), .name = sent("name"), .client_data = sent("client_data"), .attestation = sent("attestation")};
}

}  // namespace holdfast::sign_in
