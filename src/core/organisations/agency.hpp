#pragma once

#include "base/id.hpp"
#include "core/organisations/agreement.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The agencies of the partnership: what they are and were called, what came of them, and their information-sharing agreements.
namespace holdfast::organisations {

/// A kind of agency: its token in files and its words on pages.
struct AgencyType {
    std::string_view token{};
    std::string_view words{};
};
inline constexpr std::array agency_types{
    AgencyType{"local_authority", "Local authority"},
    AgencyType{"district_council", "District council"},
    AgencyType{"police", "Police"},
    AgencyType{"health_commissioner", "Health commissioner"},
    AgencyType{"health_provider", "Health provider"},
    AgencyType{"probation", "Probation"},
    AgencyType{"family_court_service", "Family court service"},
    AgencyType{"youth_offending", "Youth offending service"},
    AgencyType{"school", "School or college"},
    AgencyType{"education_body", "Education body"},
    AgencyType{"voluntary", "Voluntary organisation"},
    AgencyType{"lay", "Lay members"},
    AgencyType{"partnership", "The partnership's own office"},
    AgencyType{"other", "Other"},
};
inline constexpr std::array<std::string_view, 3> sectors{"public", "private", "voluntary"};

/// The words of a type's token; the token itself where it is none.
std::string_view type_in_words(std::string_view token);
bool is_agency_type(std::string_view token);

/// A name and the days on which it was the agency's, both counted in. An open start is "as long as we know".
struct AgencyName {
    std::string name{};
    std::optional<Date> from{};
    std::optional<Date> until{};
    friend bool operator==(const AgencyName&, const AgencyName&) = default;
};

/// What others know an agency by: a school's unique reference number, the NHS organisation code, the local authority's number.
struct Codes {
    std::string urn{};
    std::string ods{};
    std::string la{};
    friend bool operator==(const Codes&, const Codes&) = default;
};

/// One agency passed its work to another on a day.
struct Succession {
    std::string predecessor{};  ///< the agencies' keys
    std::string successor{};
    Date on{};
    friend bool operator==(const Succession&, const Succession&) = default;
};

/// An agency under a key that never changes.
struct Agency {
    Id<Agency> id{};
    std::string key{};  ///< `cumbria-constabulary`
    std::string type{};
    std::string sector{};
    Codes codes{};
    std::string note{};
    std::vector<AgencyName> names{};  ///< in the order of their days
    std::vector<Agreement> agreements{};
};

/// What it is called on the day; its nearest name where it has none that day, and its key where it has no name at all.
std::string_view name_on(const Agency& agency, Date day);
/// Whether it has a name on the day: before its first and after its last one it is not there.
bool exists_on(const Agency& agency, Date day);

/// Lower-case letters, digits and hyphens, at most 60.
bool is_key(std::string_view text);
/// What is wrong with a code, in words that follow the column's name; empty when nothing is. An empty code is none.
std::string urn_problem(std::string_view urn);
std::string ods_problem(std::string_view ods);
std::string la_problem(std::string_view la);
/// Why these names cannot be one agency's: two of them on one day, or an end before its start. Empty when they can.
std::string names_problem(std::vector<AgencyName> names);

/// What happened to an agency on a day, judged from all successions of that day.
enum class Passing { succession, merger, split };
Passing passing_of(const Succession& one, const std::vector<Succession>& all);
/// "was succeeded by", "merged into", "was split; part went to".
std::string_view in_words(Passing passing);
/// Why `one` cannot stand among the others: an agency that succeeds itself, at once or by a chain. Empty when it can.
std::string succession_problem(const Succession& one, const std::vector<Succession>& all);

}  // namespace holdfast::organisations
