#pragma once

#include "core/calendar/calendar.hpp"
#include "core/census/reader.hpp"
#include "core/pathway/reconcile_service.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace holdfast::pathway {

/// What loading a return did or, on a trial, would do.
struct ReturnReport {
    Entry entry{};
    std::uint64_t children{};      ///< in the return
    std::uint64_t new_children{};  ///< that were not on record
    std::uint64_t errors{}, queries{};
    std::map<std::string_view, Tally> tallies{};  ///< by table
    std::size_t facts_added{};
    bool is_known{};  ///< the same file was loaded before and nothing since: nothing was read
    std::vector<std::string> notices{};
    /// What is to be said of a child, who is told to those alone who may know them.
    struct ChildNotice {
        std::string la_child_id{}, words{};
    };
    std::vector<ChildNotice> child_notices{};
    /// The first changes to what was on record, with the child's number: additions for new children are not among them.
    struct Line {
        std::string la_child_id{};
        ChangeLine change{};
    };
    std::vector<Line> changes{};
    std::size_t other_changes{};  ///< how many more there are
    Tally total() const;
    /// Adds a change of a child on record to those told; after the first thousand they are only counted.
    void tell(std::string_view la_child_id, const ChangeLine& line);
    /// Notes something of a child; after the first two hundred nothing.
    void note(std::string_view la_child_id, std::string words);
    std::size_t other_rows{};  ///< that are no records, and were added or replaced
    bool is_nothing_new() const { return new_children == 0 && facts_added == 0 && other_rows == 0 && total().is_nothing_new(); }
};

/// Enters a file that is to be loaded. False, with the report saying so, where the same file was loaded before and nothing of its kind since.
bool enter(trail::Change& change, Entry entry, ReturnReport& report);

/// A file with a children in need census.
struct CensusFile {
    census::Source source{};
    std::string name{};                                      ///< without its folder
    std::string fingerprint{};                               ///< SHA-256 in hexadecimal
    std::function<void(std::uint64_t children)> progress{};  ///< told now and then
};

/// Loads a census within the change, holding it to its rules on the way: children are found by the authority's own number or put on record, and their
/// records of need and protection brought in line. Breaches of rules do not stop it; they are kept with the entry. Refused, with nothing of it kept: what is no
/// census or breaks off, a header without authority or reference date, an authority that no agency on record has as its number, a child of whom something cannot be
/// read (each by number and element, the first hundred). Asks for `permissions::load_returns`.
Outcome<Done> load_census(trail::Change& change, const calendar::Calendar& calendar, CensusFile file, ReturnReport& report);

/// Which census is to be written.
struct CensusOrder {
    int collection{};         ///< the year in whose March it ends, 2017 to 2026
    std::string authority{};  ///< the three digits of the local authority
    std::string made_at{};    ///< `2026-11-22T12:00:00`
};
/// Writes the census from the records: every child of the authority with an episode of need in the year, as it stood on the reference day. `out` is called with
/// pieces of the file in order. Refused where no agency has the authority's number. Gives how many children are in it.
Outcome<std::uint64_t> write_census(trail::View& view, const CensusOrder& order, const std::function<void(std::string_view)>& out);

/// What a rule of the census finds wrong with a child.
struct ChildBreach {
    std::string rule{};
    bool is_error{};  ///< else it is a query
    std::string field{}, value{};
    std::string message{};  ///< what is wrong and what to do
};
/// What the rules would find in the agency's next census (of the year that ends on 31 March after today, or today) if it were written from the child's records as they
/// stand; nothing where the agency has no number for the child, or the census would not have the child.
std::vector<ChildBreach> breaches_in_next_census(trail::View& view, const calendar::Calendar& calendar, Id<people::Person> child, const std::string& agency);

}  // namespace holdfast::pathway
