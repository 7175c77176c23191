#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// What may be said of the button that shows and hides a password.
struct PasswordInputButton {
    std::string classes{};
};

/// A password to fill in, with a button that shows it. Browsers fill in the current password unless `autocomplete` says otherwise.
struct PasswordInput {
    std::string id{};
    std::string name;
    std::optional<std::string> value{};
    bool disabled{};
    std::string described_by{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    FormGroup form_group{};
    std::string classes{};
    std::string autocomplete{};
    Attributes attributes{};
    std::string show_password_text{};
    std::string hide_password_text{};
    std::string show_password_aria_label_text{};
    std::string hide_password_aria_label_text{};
    std::string password_shown_announcement_text{};
    std::string password_hidden_announcement_text{};
    PasswordInputButton button{};
};

void add(Html& page, const PasswordInput& options);
inline Html password_input(const PasswordInput& options) { return made(options); }

}  // namespace holdfast::web::govuk
