#pragma once

#include <optional>

#include "web/govuk/error_message.hpp"
#include "web/govuk/fieldset.hpp"

namespace holdfast::web::moj {

/// The name and value the button that removes an item sends: unless given, `remove` and its position from nought, empty for the first.
struct RemoveButton {
    std::string name{};
    std::string value{};
};

/// One set of controls, in the `html` of its fieldset. The legend is written from the item's label and number unless it has Html.
/// `error_message` shows only where the layout is `inline`.
struct AddAnotherItem {
    govuk::Fieldset fieldset;
    std::optional<govuk::ErrorMessage> error_message{};
    RemoveButton remove_button{};
    std::string classes{};
    govuk::Attributes attributes{};
};

/// The same questions asked for any number of things. Texts may hold `%{itemLabel}`, `%{number}` and `%{count}`.
struct AddAnother {
    std::string id;
    std::string item_label{};
    std::string layout{};
    std::vector<AddAnotherItem> items;
    std::string add_another_button_text{};
    std::string remove_button_text{};
    std::string remove_button_suffix_text{};
    govuk::PluralText item_legend_text{};
    std::string field_label_suffix_text{};
    std::string new_item_suffix_text{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const AddAnother& options);
inline Html add_another(const AddAnother& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
