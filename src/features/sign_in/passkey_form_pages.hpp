#pragma once

#include "core/sign_in/passkey_service.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// The field whose error is shown at a passkey's button.
inline constexpr std::string_view passkey_field = "passkey";

/// A form that asks the browser for a passkey and sends what it says. The script shows it (passkeys.mjs); without script it stays hidden.
struct PasskeyForm {
    const char* action{};
    const char* page{};  ///< where the same form is found again with a fresh question
    const char* button{};
    const char* before{};       ///< a sentence above the button; none when null
    bool is_autofilled{false};  ///< the browser may also offer passkeys in the field of the user name
    bool is_main_act{false};    ///< of its page
};
web::Html passkey_form(const web::Request& request, const PasskeyQuestion& question, const PasskeyForm& form, const std::vector<FieldError>& errors);

/// The same for a new passkey, with a field for its name when one is given.
web::Html passkey_form(const web::Request& request, const PasskeyOffer& offer, const PasskeyForm& form, std::string_view partnership,
                       const std::vector<FieldError>& errors, const std::optional<std::string>& name = std::nullopt);

/// Where a question with this request is put; nothing where the site was asked for by its number.
std::optional<PasskeyPlace> passkey_place(const web::Request& request);
/// What the forms above send; to a site that was asked for by its number nothing that is sent is right.
PasskeyShown passkey_shown(const web::Request& request);
PasskeyMade passkey_made(const web::Request& request);

}  // namespace holdfast::sign_in
