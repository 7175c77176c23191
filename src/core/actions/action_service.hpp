#pragma once

#include "base/outcome.hpp"
#include "core/actions/action.hpp"
#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::actions {

/// What is agreed.
struct NewAction {
    std::string plan{};  ///< the meeting or the period in whose plan it is: "Strategy meeting", "2026-27 Q1"; not sealed, so it names nobody
    std::string what{};
    std::string success{};  ///< what success looks like; may be empty
    Owner owner{};
    std::optional<Date> due_on{};
    bool is_agreed{};     ///< with those it concerns; asked where the desk asks that actions be SMART
    bool is_realistic{};  ///< whoever does it can do it by then; likewise
};
/// Whether this account can be given actions of the record: whoever has it signs in, and may read the record today.
bool can_own(trail::View& view, const Desk& desk, const std::string& reference, Id<trail::Account> account);
/// What is wrong with it, in the order of its fields: `plan`, `what`, `success`, `owner` (an account that may not read the record too), `agency`, `due_on`. Where the desk asks that actions
/// be SMART, which of the five is missing: `what` (specific), `success` (measurable), `is_agreed`, `is_realistic`, `due_on` (timed).
std::vector<FieldError> faults_of(trail::View& view, const Desk& desk, const std::string& reference, const NewAction& wanted);
/// Puts an action into a plan of the record. Refused to who may not write in the record, and by its faults.
Outcome<Id<Action>> add(trail::Change& change, const Desk& desk, const std::string& reference, const NewAction& wanted);

/// What somebody says of an action; what is left out stays as it was.
struct NewUpdate {
    std::string words{};
    std::optional<Progress> progress{};
    std::optional<Concern> concern{};
    std::optional<Date> due_on{};  ///< another day
    std::optional<Owner> owner{};
    std::optional<Id<attachments::Document>> evidence{};  ///< a document of the same record
    int after{};                                          ///< the number of the update that whoever writes has seen; 0 asks for no such thing
};
/// What is wrong with it, in the order of its fields: `words`, `evidence`, `owner`, `agency`, `due_on`.
std::vector<FieldError> faults_of(trail::View& view, const Desk& desk, const Action& action, const NewUpdate& said);
/// Says how an action stands from now on. For who may write in the record, and for its owner where they may read it; another owner and another day are for who may
/// write alone. Refused by its faults; with conflict where somebody else said something after `after`.
Outcome<int> say(trail::Change& change, const Desk& desk, const ActionRef& of, const NewUpdate& said);

/// From one plan of a record to another.
struct Carrying {
    std::string reference{};
    std::string from{};
    std::string to{};
};
/// Takes every open action of a plan into another, with all that was said of it. Gives how many; refused to who may not write, and by the field `plan`.
Outcome<int> carry_forward(trail::Change& change, const Desk& desk, const Carrying& carrying);

/// The actions of a record with all that was said of them, in the order in which they are due, for who may read it; one look is noted.
Outcome<std::vector<Action>> actions_of(trail::View& view, const Desk& desk, const std::string& reference);
Outcome<Action> find_in(trail::View& view, const Desk& desk, const ActionRef& which);
/// Whether the viewer may say how it stands, as far as their part in the record goes.
bool may_say(trail::View& view, const Desk& desk, const std::string& reference, const Update& now);

/// Erases the actions of a record, with the record; gives how many. For disposal alone: it asks nobody's permission.
int erase_all(trail::Change& change, const trail::KeyFolder& keys, const RecordRef& record);

}  // namespace holdfast::actions
