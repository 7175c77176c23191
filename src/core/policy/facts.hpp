#pragma once

#include "base/time.hpp"
#include "core/policy/verb.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::policy {

/// How closely a record is kept, from the most open.
enum class Restriction : std::uint8_t {
    ordinary,    ///< those involved, their teams, and agencies to which the law gives it
    restricted,  ///< the people involved by name
    sealed,      ///< its owners
};
/// What makes somebody part of a record.
enum class Relation : std::uint8_t { owner, worker, team, invited_reader, invited_contributor, law, break_glass };
/// Why somebody must not deal with a record.
enum class Conflict : std::uint8_t { none, self, family, own_organisation };

struct RestrictionWords {
    Restriction restriction{};
    std::string_view token{}, words{};
};
inline constexpr std::array restrictions{
    RestrictionWords{Restriction::ordinary, "ordinary", "those involved, their teams, and agencies to which the law gives it"},
    RestrictionWords{Restriction::restricted, "restricted", "the people involved by name"},
    RestrictionWords{Restriction::sealed, "sealed", "its owners"},
};
struct RelationWords {
    Relation relation{};
    std::string_view token{}, words{};
};
inline constexpr std::array relations{
    RelationWords{Relation::owner, "owner", "owner"},
    RelationWords{Relation::worker, "worker", "worker"},
    RelationWords{Relation::team, "team", "team"},
    RelationWords{Relation::invited_reader, "invited_reader", "invited to read"},
    RelationWords{Relation::invited_contributor, "invited_contributor", "invited to read and add"},
    RelationWords{Relation::law, "law", "agency with a basis in law"},
    RelationWords{Relation::break_glass, "break_glass", "break-glass"},
};
struct ConflictWords {
    Conflict conflict{};
    std::string_view token{}, words{};
};
inline constexpr std::array conflicts{
    ConflictWords{Conflict::self, "self", "themselves"},
    ConflictWords{Conflict::family, "family", "their family"},
    ConflictWords{Conflict::own_organisation, "own_organisation", "their own organisation"},
};
std::string_view token_of(Restriction restriction);
std::string_view token_of(Relation relation);
std::string_view token_of(Conflict conflict);
std::optional<Restriction> parse_restriction(std::string_view token);
std::optional<Relation> parse_relation(std::string_view token);
std::optional<Conflict> parse_conflict(std::string_view token);

/// Who asks, and what their roles let them do with records of this kind at all.
struct Asker {
    std::int64_t account{};  ///< 0 for nobody and for the operator
    bool is_operator{};
    Verbs permitted{};            ///< by their roles, for this kind of record
    bool may_learn_that_known{};  ///< by their roles: may be told that a child is known, and whom to ask
};

/// One thing that ties the asker to the record; the last day counts in.
struct Tie {
    Relation relation{};
    Date from{};
    std::optional<Date> until{};
};

/// What the rule needs to know of a record with regard to the asker.
struct RecordFacts {
    std::string kind{};
    std::string reference{};
    std::string owner_agency{};
    Restriction restriction{};
    std::string vault{};                             ///< the vault that holds it, or empty
    bool is_vault_reader{};                          ///< the asker is one of its named readers today
    std::vector<Tie> ties{};                         ///< of the asker, their teams and their agencies
    Conflict conflict{};                             ///< of the asker with the record
    std::optional<Instant> conflict_lifted_until{};  ///< two people have let the asker deal with it all the same
    std::optional<Instant> glass_broken_until{};     ///< the asker broke the glass
};

}  // namespace holdfast::policy
