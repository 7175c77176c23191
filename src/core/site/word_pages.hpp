#pragma once

#include "base/word.hpp"
#include "core/site/form_pages.hpp"

#include <algorithm>
#include <string>
#include <vector>

/// The lists of words of a slice (base/word.hpp) as the questions of a form, and what was chosen of them.
namespace holdfast::site {

/// As radios, those alone that may be chosen on the day.
template <Listed Value>
std::vector<web::govuk::RadioItem> radios_of(Value, Date day) {
    std::vector<web::govuk::RadioItem> items;
    for (const auto& word : words_for(Value{}))
        if (word.may_be_chosen_on(day)) items.push_back({.text = std::string(word.words), .value = std::string(word.token)});
    return items;
}
/// As checkboxes, those alone that may be chosen on the day.
template <Listed Value>
std::vector<web::govuk::CheckboxItem> boxes_of(Value, Date day) {
    std::vector<web::govuk::CheckboxItem> items;
    for (const auto& word : words_for(Value{}))
        if (word.may_be_chosen_on(day)) items.push_back({.text = std::string(word.words), .value = std::string(word.token)});
    return items;
}
template <Listed Value>
std::vector<web::govuk::SelectItem> choices_of(Value, const char* prompt) {
    std::vector<web::govuk::SelectItem> items{{.value = "", .text = prompt}};
    for (const auto& word : words_for(Value{})) items.push_back({.value = std::string(word.token), .text = std::string(word.words)});
    return items;
}
/// What was chosen of a list; a token that it does not have goes to `errors`.
template <Listed Value>
Value chosen(const web::Request& request, const std::string& name, const char* message, std::vector<FieldError>& errors) {
    const auto value = parse<Value>(request.form.get(name));
    if (!value) errors.push_back({name, message});
    return value.value_or(Value{});
}
/// Each that was chosen, once.
template <Listed Value>
std::vector<Value> every_chosen(const web::Request& request, const std::string& name) {
    std::vector<Value> values;
    for (const auto token : request.form.every(name))
        if (const auto value = parse<Value>(token); value && std::ranges::find(values, *value) == values.end()) values.push_back(*value);
    return values;
}

}  // namespace holdfast::site
