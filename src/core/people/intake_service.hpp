#pragma once

#include "base/outcome.hpp"
#include "core/people/matter.hpp"
#include "core/people/person_store.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace holdfast::people {

/// What is wrong with one of the facts that were given, counted from 0.
struct WrongFact {
    std::size_t place{};
    FieldError error{};
};
/// What came of a child of a return.
struct Taken {
    Id<Person> id{};
    bool is_new{};
    std::size_t added{};             ///< facts that were not on record yet, the agency's own number among them
    std::vector<WrongFact> wrong{};  ///< facts that cannot be kept and were not
};

/// Takes the children of one agency's return onto record; made once for a file, in the change that records its event. For importers, who have asked for
/// their permission. The children put on record are the agency's: where it is a local authority, all of it whose roles permit may read them (Children Act
/// 1989 sections 17 and 47). Children can be pointed at as soon as they are taken; what is said of them can be read when the Intake is gone.
class Intake {
public:
    /// `reference_on` is the last day the return is about; of matters that it `speaks_for`, what it does not say is not so any more. A return without a day
    /// takes nothing back.
    Intake(trail::Change& change, std::string agency_key, std::optional<Date> reference_on = {}, Matters speaks_for = {});
    ~Intake();
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// Finds the child by the agency's own number, where the agency itself has said that it is theirs, then by a national number of somebody born on the
    /// same day, of no other known sex and without another number of the agency, else puts a new one on record. Adds what is not there yet, and takes the
    /// place of what the same agency said before of a date of birth, a death, a sex or an ethnic group, and of what its returns said where a pupil number
    /// stands against the reason for none, or no disability against one. Of a matter on which a return about a later day has spoken nothing is added. Takes
    /// back what the agency's returns about this day or before said of a matter the return speaks for, where it does not say it (not when the child comes
    /// twice); what somebody entered stays. Nothing is written over. Names are never enough: who may be the same is left to a person to decide.
    /// Refused, under `la_child_id`, without a number that can be kept: nothing is stored then.
    Outcome<Taken> take(const std::string& la_child_id, std::span<const Fact> facts);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace holdfast::people
