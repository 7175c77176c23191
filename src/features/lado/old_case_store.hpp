#pragma once

#include "core/trail/change.hpp"
#include "features/lado/allegation.hpp"

#include <span>
#include <string>
#include <vector>

namespace holdfast::lado {

/// A case that is at an end, whose words were not disposed of.
struct OldCase {
    std::string reference{};
    Category category{};
    std::optional<Finding> finding{};
    Date ended_on{};
};
/// Those that ended on that day or before, the oldest first.
std::vector<OldCase> cases_ended_by(trail::View& view, Date day);

/// Advice that was given on a day.
struct OldAdvice {
    std::string reference{};
    Category category{};
    Date asked_on{};
};
/// That which was given on that day or before, the oldest first. Advice that became an allegation, or came from one, is part of its history: it is not among them
/// before the allegation was disposed of.
std::vector<OldAdvice> advice_given_by(trail::View& view, Date day);

/// Whether the case was disposed of: what was written in it later would never fall due again.
bool is_disposed(trail::View& view, const std::string& reference);
/// Says that the words are gone, and takes from the row who referred; what may be counted stays.
void mark_case_disposed(trail::Change& change, const std::string& reference);
/// The same for a consultation, without what the adult does and for whom by name.
void mark_advice_disposed(trail::Change& change, const std::string& reference);

}  // namespace holdfast::lado
