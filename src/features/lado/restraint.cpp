#include "features/lado/restraint.hpp"

#include "base/utf8.hpp"

#include <array>
#include <fmt/format.h>

namespace holdfast::lado {

static constexpr std::array suitabilities{
    Word<Suitability>{Suitability::suitable, "suitable", "The placement is suitable"},
    Word<Suitability>{Suitability::with_changes, "with_changes", "The placement is suitable with changes"},
    Word<Suitability>{Suitability::not_suitable, "not_suitable", "The placement is not suitable"},
};

std::span<const Word<Suitability>> words_of_suitability() { return suitabilities; }

std::vector<FieldError> problems_of(const RestraintAssessment& said, Date received_on, Date today) {
    std::vector<FieldError> errors;
    if (is_blank(said.complaint)) errors.push_back({"complaint", "Enter what the child, or somebody for them, complains of"});
    if (is_blank(said.assessment)) errors.push_back({"assessment", "Enter who assessed the restraint, with whom, and what was found"});
    if (!said.decision) errors.push_back({"decision", "Choose whether the placement is suitable for the child"});
    if (!said.decided_on) errors.push_back({"decided_on", "Enter the day of the decision, as a real date such as 31 3 2026"});
    else if (*said.decided_on > today) errors.push_back({"decided_on", "The decision must have been made today or before"});
    else if (*said.decided_on < received_on) errors.push_back({"decided_on", "The decision cannot have been made before the referral"});
    return errors;
}

std::string in_words(const RestraintAssessment& said) {
    return fmt::format("Complaint: {}\nAssessment: {}\nDecision of {}: {}", said.complaint, said.assessment, in_words(said.decided_on.value()),
                       in_words(said.decision.value()));
}

}  // namespace holdfast::lado
