#include "features/sign_in/form_pages.hpp"

#include "core/site/session_pages.hpp"
#include "web/govuk/govuk.hpp"

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

std::string path_to_return_to(std::string_view next) {
    const bool is_own_path = next.size() > 1 && next[0] == '/' && next[1] != '/' && next[1] != '\\';
    return is_own_path ? std::string(next) : "/";
}

std::string_view next_of(const web::Request& request) { return request.method == web::Method::post ? request.form.get("next") : request.query.get("next"); }

int status_of(const std::vector<FieldError>& errors) { return errors.empty() ? 200 : 422; }

}  // namespace holdfast::sign_in
