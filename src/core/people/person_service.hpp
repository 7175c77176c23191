#pragma once

#include "base/outcome.hpp"
#include "core/people/permissions.hpp"
#include "core/people/person_store.hpp"
#include "core/policy/record_service.hpp"

#include <string>
#include <vector>

namespace holdfast::people {

/// The question that the policy is asked about a person's record for whoever looks.
policy::Question question_of(trail::View& view);

/// A child or an adult to be put on record.
struct NewPerson {
    bool is_adult{};
    std::vector<Fact> facts{};
};
/// Puts a person on record for the actor's agency: the actor owns the record; where the agency is a local authority, all of it whose roles permit may
/// read it (Children Act 1989 sections 17 and 47). Refused without a name, and where a fact is wrong (by its fields).
Outcome<Person> add_person(trail::Change& change, const NewPerson& wanted);

/// So many names, and so many dates of birth, a record has at most.
inline constexpr std::size_t most_names{50};

/// Adds what the actor's agency says of the person. Refused to who may not write in the record, and where the fact is wrong.
Outcome<Id<HeldFact>> add_fact(trail::Change& change, const std::string& reference, const Fact& fact);

/// Which fact is corrected, by what, and why.
struct Correction {
    FactKind kind{};
    Id<HeldFact> id{};
    std::optional<Fact> instead{};  ///< nothing where it only does not hold
    std::string why{};
};
/// Withdraws a fact and puts another in its place; what was written stays to be seen. Refused without a reason (`why`), for the last name, and where the
/// new fact is wrong.
Outcome<Done> correct_fact(trail::Change& change, const std::string& reference, const Correction& correction);

/// Why the law gives a local authority the children of its area.
inline constexpr std::string_view by_law = "Children Act 1989 sections 17 and 47";

}  // namespace holdfast::people
