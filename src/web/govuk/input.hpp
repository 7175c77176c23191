#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// What stands in the box right before or after an input, such as a pound sign.
struct Affix {
    std::string text{};
    Html html{};
    std::string classes{};
    Attributes attributes{};
};

/// The element around an input and its affixes.
struct InputWrapper {
    std::string classes{};
    Attributes attributes{};
};

/// A line of text to fill in. Without `id` the name is the id; without `type` it is text.
struct Input {
    std::string id{};
    std::string name;
    std::string type{};
    std::string inputmode{};
    std::optional<std::string> value{};
    bool disabled{};
    std::string described_by{};
    Label label;
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    Affix prefix{};
    Affix suffix{};
    FormGroup form_group{};
    std::string classes{};
    std::string autocomplete{};
    std::string pattern{};
    std::optional<bool> spellcheck{};
    std::string autocapitalize{};
    InputWrapper input_wrapper{};
    Attributes attributes{};
};

void add(Html& page, const Input& options);
inline Html input(const Input& options) { return made(options); }

}  // namespace holdfast::web::govuk
