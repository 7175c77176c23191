#include "core/actions/reminder_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::actions {

static constexpr access::Notice notice{.kind = actions_due,
                                       .body = "Something that you agreed to do is due within a week, or late. What it is stands on your list:\n{site}/actions",
                                       .path = "/actions"};

/// Without those of who may not read the record any more: nothing of theirs would stand on their list.
static std::vector<DueReminder> for_readers(trail::View& view, const std::vector<Desk>& desks) {
    auto reminders = due_reminders(view);
    std::erase_if(reminders, [&](const DueReminder& due) {
        const auto desk = std::ranges::find_if(desks, [&](const Desk& one) { return one.kind.kind == due.kind; });
        return desk == desks.end() || !can_own(view, *desk, due.reference, due.owner);
    });
    return reminders;
}

bool is_reminder_due(trail::View& view, const std::vector<Desk>& desks) { return !for_readers(view, desks).empty(); }

int remind(trail::Change& change, const std::vector<Desk>& desks) {
    int people = 0;
    Id<trail::Account> last{};
    for (const auto& due : for_readers(change, desks)) {
        mark_reminded(change, due.id);
        change.record({"actions.owner_reminded", {"action", std::to_string(due.id.number)}});
        if (due.owner == last) continue;
        last = due.owner;
        access::tell(change, due.owner, notice);
        ++people;
    }
    return people;
}

}  // namespace holdfast::actions
