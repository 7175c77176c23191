#pragma once

#include "features/lado/vocabulary.hpp"

#include "base/outcome.hpp"

#include <string>
#include <vector>

namespace holdfast::lado {

/// Whether the child can stay where the restraint was, as it was decided after the assessment.
enum class Suitability { suitable, with_changes, not_suitable };
std::span<const Word<Suitability>> words_of_suitability();
inline auto words_for(Suitability) { return words_of_suitability(); }

/// A complaint after a restraint, how it was assessed, and the decision on the placement. The words go to the vault.
struct RestraintAssessment {
    std::string complaint{}, assessment{};
    std::optional<Suitability> decision{};
    std::optional<Date> decided_on{};
};
/// Everything is to be said, and the decision lies between the day of the referral and today.
std::vector<FieldError> problems_of(const RestraintAssessment& said, Date received_on, Date today);
/// As the case keeps it.
std::string in_words(const RestraintAssessment& said);

/// The decision as it stands now.
struct Placement {
    Suitability decision{};
    Date decided_on{};
};

}  // namespace holdfast::lado
