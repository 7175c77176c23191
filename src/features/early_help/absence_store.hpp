#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/early_help/absence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::early_help {

/// What is on record for the same child, school, year and term, or nothing.
std::optional<Sessions> find_sessions(trail::View& view, const Absence& absence);
/// Adds it, or puts it in the place of what was there.
void put_absence(trail::Change& change, const Absence& absence);
/// The latest year first, terms in their order.
std::vector<Absence> absences_of(trail::View& view, Id<people::Person> child);
void delete_absences(trail::Change& change, Id<people::Person> child);

/// The school years that something is known of, the latest first.
std::vector<std::string> years_of_absence(trail::View& view);

/// A child whose terms of a year come to persistent absence.
struct PersistentlyAbsent {
    Id<people::Person> child{};
    std::string reference{};
    Sessions sessions{};
    std::string school{};  ///< the one with the highest number, where a child was at several
};
/// Those of the year that have no open early help assessment, of the children that the viewer may list; the largest share first.
std::vector<PersistentlyAbsent> absent_without_assessment(trail::View& view, const policy::ListFilter& filter, const std::string& year, std::int64_t most);

}  // namespace holdfast::early_help
