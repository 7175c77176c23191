#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/vocabulary.hpp"

#include <map>
#include <optional>
#include <string>

namespace holdfast::early_help {

/// An assessment of before, out of the program that was used until now: what may be counted of it, and no word about anybody. It can be counted, not opened.
struct PastAssessment {
    std::string reference{};
    std::string authority{};  ///< the key of the local authority in which it was made
    std::string district{};
    Date started_on{};
    std::optional<Date> closed_on{};
    std::optional<EndReason> end_reason{};  ///< of one that is closed, where it is known
    friend bool operator==(const PastAssessment&, const PastAssessment&) = default;
};
/// By their references.
std::map<std::string, PastAssessment, std::less<>> past_assessments(trail::View& view);
/// Adds one of many.
void append_past_assessment(trail::Change& change, const PastAssessment& assessment);
void update_past_assessment(trail::Change& change, const PastAssessment& assessment);

}  // namespace holdfast::early_help
