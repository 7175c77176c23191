#pragma once

#include "core/actions/action.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

/// In a slice's own SELECT, as part of its WHERE: whether anything was said of an action of the record at the moment or later. The three arguments are SQL.
#define HOLDFAST_SAID_SINCE(kind, reference, moment)                                                                                                  \
    "EXISTS (SELECT 1 FROM actions_actions aa JOIN actions_updates au ON au.action_id = aa.id WHERE aa.kind = " kind " AND aa.reference = " reference \
    " AND au.made_at >= " moment ")"

namespace holdfast::actions {

/// The schema of actions. What is to be done, what success is, what was said, and the names of owners who have no account are in the record's vault.
std::vector<store::Migration> migrations();

/// An action without what is sealed of it.
struct ActionRow {
    Id<Action> id{};
    std::string vault{};
};
Id<Action> insert_action(trail::Change& change, const RecordRef& record, const std::string& vault);
std::optional<ActionRow> find_action(trail::View& view, const RecordRef& record, Id<Action> id);
/// In the order in which they are due; what has no date last.
std::vector<ActionRow> actions_in(trail::View& view, const RecordRef& record);
void delete_action(trail::Change& change, Id<Action> id);

/// Adds how it stands from now on, by the actor, and gives its number.
int insert_update(trail::Change& change, Id<Action> id, const Update& update);
/// The newest first, without words; owners by their account's name where they have one.
std::vector<Update> updates_of(trail::View& view, Id<Action> id);

/// An open action as a list over many records shows it: nothing that is sealed.
struct ListedAction {
    Id<Action> id{};
    std::string kind{}, reference{};
    Update now{};
};
/// Of records of this kind that the viewer may list, those that are past their day, the longest first.
std::vector<ListedAction> overdue_actions(trail::View& view, const policy::RecordKind& kind, int most);
std::int64_t count_overdue(trail::View& view, const policy::RecordKind& kind);
/// The viewer's own, of records of this kind that they may list, in the order in which they are due.
std::vector<ListedAction> actions_owned(trail::View& view, const policy::RecordKind& kind, int most);

/// When something was last said of any action of the record; nothing where none was agreed.
std::optional<Instant> latest_said_of(trail::View& view, const RecordRef& record);

/// An open action of somebody with an account of which a reminder is due.
struct DueReminder {
    Id<Action> id{};
    Id<trail::Account> owner{};
    std::string kind{}, reference{};
};
std::vector<DueReminder> due_reminders(trail::View& view);
void mark_reminded(trail::Change& change, Id<Action> id);

}  // namespace holdfast::actions
