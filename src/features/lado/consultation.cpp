#include "features/lado/consultation.hpp"

#include "base/utf8.hpp"

namespace holdfast::lado {

std::vector<FieldError> problems_of(const Advice& advice, Date today) {
    std::vector<FieldError> errors;
    const auto require = [&](const std::string& text, const char* field, const char* message) {
        if (is_blank(text)) errors.push_back({field, message});
    };
    require(advice.employer_name, "employer_name", "Enter the employer or organisation");
    require(advice.role, "role", "Enter what the person does, without their name");
    require(advice.nature, "nature", "Say what the question was");
    require(advice.advice, "advice", "Say what you advised");
    if (!word_of(advice.consultation.category).may_be_chosen_on(today)) errors.push_back({"category", "This category was withdrawn on 31 March 2017"});
    return errors;
}

}  // namespace holdfast::lado
