#include "features/sign_in/form_pages.hpp"

#include "core/site/session_pages.hpp"
#include "web/govuk/govuk.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::sign_in {

namespace govuk = web::govuk;

std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    if (error == errors.end()) return std::nullopt;
    return govuk::ErrorMessage{.text = error->message};
}

web::Html password_field(const PasswordField& field, const std::vector<FieldError>& errors) {
    govuk::PasswordInput input{.name = field.name,
                               .label = {.text = field.label},
                               .error_message = error_of(errors, field.name),
                               .classes = "govuk-input--width-20",
                               .autocomplete = field.autocomplete};
    if (field.hint != nullptr) input.hint = govuk::Hint{.text = field.hint};
    return govuk::password_input(input);
}

static std::string counted(std::int64_t number, std::string_view thing) { return fmt::format("{} {}{}", number, thing, number == 1 ? "" : "s"); }

std::string wait_in_words(std::chrono::seconds wait) {
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(wait);
    return "There were too many attempts. Try again in " +
           (wait < std::chrono::seconds{90} ? counted(wait.count(), "second") : counted(minutes.count(), "minute"));
}

Place place_of(const web::Request& request) {
    return {.address = request.peer, .user_agent = std::string(request.headers.get("user-agent")), .device_token = std::string(site::device_token(request))};
}

std::string path_to_return_to(std::string_view next) { return site::own_path(next); }

std::string_view next_of(const web::Request& request) { return request.method == web::Method::post ? request.form.get("next") : request.query.get("next"); }

web::Html other_sites(const std::vector<OtherSite>& sites, std::string OtherSite::*path, std::string_view next) {
    web::Html links;
    if (sites.empty()) return links;
    const bool is_confirming = path == &OtherSite::confirm_path;
    links.add("<h2 class=\"govuk-heading-m\">Other ways to {}</h2>", is_confirming ? "confirm" : "sign in");
    for (const auto& site : sites)
        links.add("<p class=\"govuk-body\">")
            .add(govuk::button({.text = (is_confirming ? "Confirm with " : "Sign in with ") + site.name,
                                .href = fmt::format("{}?next={}", site.*path, web::percent_encoded(path_to_return_to(next))),
                                .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}))
            .add("</p>");
    return links;
}

Refused refused_at(std::string_view field, const Progress& progress, std::string_view usual_reason) {
    if (progress.step == Progress::Step::wait) return {{std::string(field), wait_in_words(progress.wait)}, progress.wait};
    return {{std::string(field), progress.reason.empty() ? std::string(usual_reason) : progress.reason}};
}

site::Page held_page(site::Page page, std::chrono::seconds wait) {
    if (wait.count() == 0) return page;
    page.status = 429;
    page.retry_after = wait;
    return page;
}

web::Response entered(const web::Request& request, const Progress& progress) {
    const std::string path = path_to_return_to(request.form.get("next"));
    return site::with_device(site::with_session(web::redirect(path), progress.token), progress.device_token);
}

int status_of(const std::vector<FieldError>& errors) { return errors.empty() ? 200 : 422; }

}  // namespace holdfast::sign_in
