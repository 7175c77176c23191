#pragma once

#include "web/govuk/choices.hpp"

namespace holdfast::web::govuk {

/// One checkbox, or with `divider` the word between two. `behaviour` `exclusive` clears the others.
/// `omitted` leaves it out and yet counts it, so that the ids of the others stay.
struct CheckboxItem {
    std::string text{};
    Html html{};
    std::string id{};
    std::string name{};
    std::string value{};
    ItemLabel label{};
    Hint hint{};
    std::string divider{};
    std::optional<bool> checked{};
    Conditional conditional{};
    std::string behaviour{};
    bool disabled{};
    Attributes attributes{};
    bool omitted{};
};

/// Any number of choices. `values` names the checkboxes that are ticked, unless the items say so themselves.
struct Checkboxes {
    std::string described_by{};
    std::optional<Fieldset> fieldset{};
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    InputsGroup form_group{};
    std::string id_prefix{};
    std::string name;
    std::vector<CheckboxItem> items{};
    std::vector<std::string> values{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Checkboxes& options);
inline Html checkboxes(const Checkboxes& options) { return made(options); }

}  // namespace holdfast::web::govuk
