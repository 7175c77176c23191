#pragma once

#include "core/trail/change.hpp"
#include "features/early_help/assessment.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::early_help {

std::vector<store::Migration> migrations();

Id<Assessment> insert_assessment(trail::Change& change, const Assessment& assessment);
std::optional<Assessment> find_assessment(trail::View& view, const std::string& reference);
/// False where somebody else has changed it since this version was read.
bool update_assessment(trail::Change& change, const Assessment& assessment);
/// Keeps when it was reviewed and since when it is stuck. That is nobody's to overwrite, so the version stays.
void put_progress(trail::Change& change, const Assessment& assessment);
/// What is open about the child, or nothing.
std::optional<Assessment> open_assessment_of(trail::View& view, Id<people::Person> child);
/// Every assessment of the child, whoever may know of it: for disposal and for who asks what is held.
std::vector<Assessment> assessments_of(trail::View& view, Id<people::Person> child);

/// What was found in each domain, in their order; empty where nothing was written yet.
std::array<Findings, domains.size()> findings_of(trail::View& view, Id<Assessment> id);
void put_findings(trail::Change& change, Id<Assessment> id, const Findings& findings);

/// The oldest first.
std::vector<Entry> entries_of(trail::View& view, Id<Assessment> id);
void insert_entry(trail::Change& change, Id<Assessment> id, const Entry& entry);

/// Erases every word of it: what the family said, who has to do with it, what was found and written. That there was one, when and how it ended, stays countable.
void erase_assessment(trail::Change& change, const Assessment& assessment);
/// Those that were closed by the day and whose words are there, the oldest first.
std::vector<Assessment> closed_by(trail::View& view, Date day);

/// Which assessments a list has.
struct Wanted {
    enum class Which { mine, agency, all, stuck, drifting, closed };
    Which which{};
    std::int64_t before{};  ///< those with a lower number than this, where it is not 0
    std::int64_t most{50};
    Date silent_since{};  ///< of those that drift: nothing was said of the plan on this day or later, and it started before it
};
/// The latest first, of those that the viewer may list.
std::vector<Assessment> listed_assessments(trail::View& view, const policy::ListFilter& filter, const Wanted& wanted);
/// Those of the references that the viewer may list and that are open, in their order.
std::vector<Assessment> listed_of(trail::View& view, const policy::ListFilter& filter, const std::vector<std::string>& references);
/// Those of the child that the viewer may list, the latest first.
std::vector<Assessment> listed_of_child(trail::View& view, const policy::ListFilter& filter, Id<people::Person> child);

}  // namespace holdfast::early_help
