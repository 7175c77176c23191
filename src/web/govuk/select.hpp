#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// One choice of a select. Without `value` the text is the value.
struct SelectItem {
    std::optional<std::string> value{};
    std::string text{};
    std::optional<bool> selected{};
    bool disabled{};
    Attributes attributes{};
};

/// A list to choose one item from. `value` names the item that is chosen, unless the items say so themselves.
struct Select {
    std::string id{};
    std::string name;
    std::vector<SelectItem> items{};
    std::string value{};
    bool disabled{};
    std::string described_by{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    FormGroup form_group{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Select& options);
inline Html select(const Select& options) { return made(options); }

}  // namespace holdfast::web::govuk
