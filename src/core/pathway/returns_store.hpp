#pragma once

#include "core/pathway/pathway_store.hpp"
#include "core/pathway/strangers.hpp"

#include <cstdint>
#include <map>

namespace holdfast::pathway {

/// A breach of a rule of validation by a return that was loaded.
struct Finding {
    std::string rule{};
    std::string severity{};  ///< `error` or `query`
    std::string la_child_id{};
    std::int64_t module{};  ///< the how many-eth referral of the child; 0 where it is about none
    std::string table{}, field{}, value{};
};

/// The tables of findings and of what a standard does not know.
store::Migration returns_migration();
/// That what no standard knows keeps its history.
store::Migration strangers_history_migration();

void insert_finding(trail::Change& change, Id<Entry> entry, const Finding& finding);
/// The findings of a loaded return: those of a rule, a child, a table and a field where these are named; at most `most`, from the one that comes after `after` on.
struct FindingsWanted {
    Id<Entry> entry{};
    std::string rule{};
    std::string la_child_id{};
    std::string table{}, field{};
    std::int64_t after{};
    std::int64_t most{100};
};
struct NumberedFinding {
    std::int64_t number{};
    Finding finding{};
};
std::vector<NumberedFinding> findings_of(trail::View& view, const FindingsWanted& wanted);
/// The children of these findings of whom the viewer may have every record in a list: their references by the number that the return's agency gives them. Who is not
/// here is a child the viewer is not told of, or is not on record.
std::map<std::string, std::vector<std::string>> children_to_tell(trail::View& view, const Entry& entry, const FindingsWanted& wanted);
/// A breach about a child, with the return that broke the rule.
struct FindingAbout {
    Id<Entry> entry{};
    Finding finding{};
    bool is_of_several{};  ///< the agency gives the number to somebody else too
};
/// The breaches of every loaded return under the numbers that its agency gives the child today, the earliest first of each number.
std::vector<FindingAbout> findings_about(trail::View& view, Id<people::Person> child);
/// The references of those on record to whom the agency gives the number, where the viewer may have the records of all of them in a list; else none.
std::vector<std::string> references_to_tell(trail::View& view, const std::string& agency, const std::string& la_child_id);

/// A child of whom the viewer is told, with the findings about them.
struct ChildCount {
    std::string la_child_id{};
    std::int64_t errors{}, queries{};
};
/// Those with most errors first; at most `most`, after the first `skipped`.
std::vector<ChildCount> told_children_with_findings(trail::View& view, const Entry& entry, std::int64_t skipped, std::int64_t most);
/// How many others there are, and the findings about them.
struct UntoldCount {
    std::int64_t children{}, findings{};
};
UntoldCount untold_children_with_findings(trail::View& view, const Entry& entry);

/// How much is wrong in each field, those with most errors first.
struct FieldCount {
    std::string table{}, field{};
    std::int64_t rules{}, errors{}, queries{};
};
std::vector<FieldCount> fields_with_findings(trail::View& view, Id<Entry> entry);

/// How many there are of each rule, the most frequent first.
struct RuleCount {
    std::string rule{}, severity{};
    std::int64_t count{};
};
std::vector<RuleCount> finding_counts(trail::View& view, Id<Entry> entry);

/// Puts what the entry's agency has of the child in the place of what it had, which stays as its history.
void replace_strangers(trail::Change& change, Id<people::Person> child, const Entry& entry, const std::vector<Stranger>& strangers);
std::vector<Stranger> strangers_of(trail::View& view, Id<people::Person> child, const std::string& agency);
/// What the agency's returns had of the child by the day, in the order in which it stood.
std::vector<Stranger> strangers_as_at(trail::View& view, Id<people::Person> child, const std::string& agency, Date day);
/// What stood in a census once and does no longer.
struct FormerStranger {
    Stranger stranger{};
    Id<Entry> was_through{}, replaced_by{};
};
std::vector<FormerStranger> former_strangers_of(trail::View& view, Id<people::Person> child);
/// What stands in a census of any agency today.
struct PresentStranger {
    Stranger stranger{};
    Id<Entry> through{};
};
std::vector<PresentStranger> present_strangers_of(trail::View& view, Id<people::Person> child);

}  // namespace holdfast::pathway
