#include "web/govuk/password_input.hpp"

#include "web/govuk/button.hpp"
#include "web/govuk/input.hpp"

namespace holdfast::web::govuk {

static Attributes group_attributes(const PasswordInput& options) {
    Attributes attributes{{"data-module", "govuk-password-input"}};
    const auto say = [&](const char* name, const std::string& text) {
        if (!text.empty()) attributes.push_back({name, text});
    };
    say("data-i18n.show-password", options.show_password_text);
    say("data-i18n.hide-password", options.hide_password_text);
    say("data-i18n.show-password-aria-label", options.show_password_aria_label_text);
    say("data-i18n.hide-password-aria-label", options.hide_password_aria_label_text);
    say("data-i18n.password-shown-announcement", options.password_shown_announcement_text);
    say("data-i18n.password-hidden-announcement", options.password_hidden_announcement_text);
    attributes.insert(attributes.end(), options.form_group.attributes.begin(), options.form_group.attributes.end());
    return attributes;
}

static Html toggle(const PasswordInput& options) {
    const std::string_view id = or_else(options.id, options.name);
    Html page = button(
        {.text = std::string(or_else(options.show_password_text, "Show")),
         .type = "button",
         .classes = with_classes("govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle", options.button.classes),
         .attributes = {
             {"aria-controls", std::string(id)}, {"aria-label", std::string(or_else(options.show_password_aria_label_text, "Show password"))}, {"hidden"}}});
    add_content(page, options.form_group.after_input);
    return page;
}

void add(Html& page, const PasswordInput& options) {
    add(page, Input{.id = options.id,
                    .name = options.name,
                    .type = "password",
                    .value = options.value,
                    .disabled = options.disabled,
                    .described_by = options.described_by,
                    .label = options.label,
                    .hint = options.hint,
                    .error_message = options.error_message,
                    .form_group = {.classes = with_classes("govuk-password-input", options.form_group.classes),
                                   .attributes = group_attributes(options),
                                   .before_input = options.form_group.before_input,
                                   .after_input = {.html = toggle(options)}},
                    .classes = with_classes("govuk-password-input__input govuk-js-password-input-input", options.classes),
                    .autocomplete = std::string(or_else(options.autocomplete, "current-password")),
                    .spellcheck = false,
                    .autocapitalize = "none",
                    .input_wrapper = {.classes = "govuk-password-input__wrapper"},
                    .attributes = options.attributes});
}

}  // namespace holdfast::web::govuk
