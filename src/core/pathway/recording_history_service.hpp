#pragma once

#include "core/pathway/recording_service.hpp"

namespace holdfast::pathway {

/// An answer as people read it, with the label of its question.
struct Told {
    std::string label{};
    std::string words{};
};
/// The answer in words: a code, a day, the record that it is a part of, the names of agencies.
std::string told(trail::View& view, Id<people::Person> child, const Asked& asked, const std::string& text);
/// What is said, question by question; what is not said is left out.
std::vector<Told> told(trail::View& view, Id<people::Person> child, const RecordForm& form, const Said& said);

/// What a change made of one answer.
struct Difference {
    std::string label{}, was{}, now{};
};
/// One change of a record: by whom and why, and what it said before.
struct Correction {
    std::string_view table{};
    std::int64_t record{};
    Said said_before{};
    Entry by{};
    std::string why{};
    std::vector<Difference> differences{};
    bool is_withdrawal{};
    bool is_addition{};  ///< nothing that it said before was changed
};
/// Every change of the child's records, by a later return or by hand, the oldest first. That another return said the same is none.
std::vector<Correction> corrections_of(trail::View& view, Id<people::Person> child);

}  // namespace holdfast::pathway
