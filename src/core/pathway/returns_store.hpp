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

void insert_finding(trail::Change& change, Id<Entry> entry, const Finding& finding);
/// The findings of a loaded return: those of a rule, or all; at most `most`, from the one that comes after `after` on.
struct FindingsWanted {
    Id<Entry> entry{};
    std::string rule{};
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
/// How many there are of each rule, the most frequent first.
struct RuleCount {
    std::string rule{}, severity{};
    std::int64_t count{};
};
std::vector<RuleCount> finding_counts(trail::View& view, Id<Entry> entry);

/// Puts what the entry's agency has of the child in the place of what it had.
void replace_strangers(trail::Change& change, Id<people::Person> child, const Entry& entry, const std::vector<Stranger>& strangers);
std::vector<Stranger> strangers_of(trail::View& view, Id<people::Person> child, const std::string& agency);

}  // namespace holdfast::pathway
