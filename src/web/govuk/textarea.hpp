#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// Several lines of text to fill in. Without `id` the name is the id; without `rows` there are five.
struct Textarea {
    std::string id{};
    std::string name;
    std::optional<bool> spellcheck{};
    std::string rows{};
    std::string value{};
    bool disabled{};
    std::string described_by{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    FormGroup form_group{};
    std::string classes{};
    std::string autocomplete{};
    Attributes attributes{};
};

void add(Html& page, const Textarea& options);
inline Html textarea(const Textarea& options) { return made(options); }

}  // namespace holdfast::web::govuk
