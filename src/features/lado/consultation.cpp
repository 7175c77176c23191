#include "features/lado/consultation.hpp"

#include "base/utf8.hpp"

namespace holdfast::lado {

std::vector<FieldError> problems_of(const Advice& advice, Date today) {
    std::vector<FieldError> errors;
    const auto require = [&](const std::string& text, const char* field, const char* message) {
        if (is_blank(text)) errors.push_back({field, message});
    };
    require(advice.consultation.employer_name, "employer_name", "Enter the employer or organisation");
    require(advice.consultation.role, "role", "Enter what the person does, without their name");
    require(advice.nature, "nature", "Say what the question was");
    require(advice.advice, "advice", "Say what you advised");
    if (!word_of(advice.consultation.category).may_be_chosen_on(today)) errors.push_back({"category", "This category was withdrawn on 31 March 2017"});
    return errors;
}

std::string employer_key(std::string_view name) {
    std::string key;
    for (const char character : name) {
        const bool is_gap = character == ' ' || character == '\t' || character == '.' || character == ',';
        if (!is_gap) key += character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
        else if (!key.empty() && key.back() != ' ') key += ' ';
    }
    while (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

}  // namespace holdfast::lado
