#include "core/actions/reminder_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/actions/action_store.hpp"

#include <fmt/format.h>

namespace holdfast::actions {

static constexpr access::Notice notice{
    .kind = actions_due,
    .body = "Something that you agreed to do is due within a week, or late. What it is stands on your list:\n{site}/actions",
    .path = "/actions"};

bool is_reminder_due(trail::View& view) { return !due_reminders(view).empty(); }

int remind(trail::Change& change) {
    int people = 0;
    Id<trail::Account> last{};
    for (const auto& due : due_reminders(change)) {
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
