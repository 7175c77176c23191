#pragma once

#include "core/pathway/care_outcome.hpp"
#include "core/people/fact.hpp"
#include "core/ssda903/context.hpp"

#include <map>
#include <tuple>
#include <vector>

/// What a return of children looked after (SSDA903) says of one child, as records, and records as it says them.
namespace holdfast::pathway {

/// The records that the tables of the return have rows of, by kind; Motherhood is of Header.
using CareRecords = std::tuple<std::vector<CareEpisode>, std::vector<CareReview>, std::vector<AsylumSpell>, std::vector<CareHealth>, std::vector<CareLeaver>,
                               std::vector<Adoption>, std::vector<AdoptionPlacement>, std::vector<PreviousPermanence>, std::vector<MissingEpisode>,
                               std::vector<SocialWorkerSpell>, std::vector<Deprivation>, std::vector<Motherhood>>;

struct CareChild {
    std::string la_child_id{};
    std::vector<people::Fact> facts{};
    CareRecords records{};
    friend bool operator==(const CareChild&, const CareChild&) = default;
};

/// The table whose rows are records of this kind.
template <class Record>
inline constexpr ssda903::Table table_of = ssda903::Table::header;
template <>
inline constexpr ssda903::Table table_of<CareEpisode> = ssda903::Table::episodes;
template <>
inline constexpr ssda903::Table table_of<CareReview> = ssda903::Table::reviews;
template <>
inline constexpr ssda903::Table table_of<AsylumSpell> = ssda903::Table::uasc;
template <>
inline constexpr ssda903::Table table_of<CareHealth> = ssda903::Table::oc2;
template <>
inline constexpr ssda903::Table table_of<CareLeaver> = ssda903::Table::oc3;
template <>
inline constexpr ssda903::Table table_of<Adoption> = ssda903::Table::ad1;
template <>
inline constexpr ssda903::Table table_of<AdoptionPlacement> = ssda903::Table::placed_adoption;
template <>
inline constexpr ssda903::Table table_of<PreviousPermanence> = ssda903::Table::prev_perm;
template <>
inline constexpr ssda903::Table table_of<MissingEpisode> = ssda903::Table::missing;
template <>
inline constexpr ssda903::Table table_of<SocialWorkerSpell> = ssda903::Table::sw_episodes;
template <>
inline constexpr ssda903::Table table_of<Deprivation> = ssda903::Table::dolo;

/// A cell that cannot be read as what it should be.
struct UnreadableCell {
    ssda903::Table table{};
    int line{};
    std::string child{};
    std::string column{};
    std::string reason{};
};
/// The children of a return by their numbers.
struct CareReturn {
    std::map<std::string, CareChild> children{};
    std::vector<UnreadableCell> unreadable{};
};
/// Reads every table that is there. Cells with codes are taken as they are: what is wrong with them is for the rules to say.
CareReturn read_care_return(const ssda903::Tables& tables, const ssda903::Year& year);

/// The records that a return of this year has, as they stood on its last day: what came later is left out. Nothing where the child has no part in it.
std::optional<CareChild> as_of_year(const CareChild& child, const ssda903::Year& year);
/// Adds the child's rows, each to the table it is of. The sheets are those of `empty_sheets`.
void add_rows(const CareChild& child, const ssda903::Year& year, std::vector<ssda903::Sheet>& sheets);
/// One sheet for every table that a return of this year has, without rows.
std::vector<ssda903::Sheet> empty_sheets(const ssda903::Year& year);

}  // namespace holdfast::pathway
