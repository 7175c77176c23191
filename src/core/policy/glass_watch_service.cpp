#include "core/policy/glass_watch_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/policy/notice_kinds.hpp"

#include <algorithm>

namespace holdfast::policy {

using access::Notice;

static constexpr Notice new_use{.kind = glass_use_to_review,
                                .body =
                                    "Somebody has opened a record by breaking the glass. A second person has to accept or challenge that:\n"
                                    "{site}/access/reviews",
                                .path = "/access/reviews"};
static constexpr Notice late_use{.kind = glass_use_overdue,
                                 .body =
                                     "Somebody opened a record by breaking the glass more than a day ago, and nobody has reviewed it yet:\n"
                                     "{site}/access/reviews",
                                 .path = "/access/reviews"};
static constexpr Notice late_use_of_yours{.kind = own_glass_use_overdue,
                                          .body =
                                              "A record of yours was opened by breaking the glass more than a day ago, and nobody has reviewed it yet:\n"
                                              "{site}/access/notices",
                                          .path = "/access/notices"};

static bool is_due(const GlassUse& use, Instant now) { return is_overdue(use, now) && !use.escalated_at; }

bool is_glass_to_be_watched(trail::View& view) {
    const auto uses = unreviewed_glass_uses(view);
    return !untold_glass_uses(view).empty() || std::ranges::any_of(uses, [&](const GlassUse& use) { return is_due(use, view.now()); });
}

/// The rule asked for somebody who is not acting.
static bool has_conflict_of(trail::View& view, Id<trail::Account> account, const GlassUse& use) {
    const auto person = access::find_account(view, account);
    trail::View theirs{view.reader(), {.account = account, .agency = person ? person->agency : ""}, view.now()};
    return without_conflicts(theirs, {use}, belonging_of(theirs)).empty();
}

static void tell_reviewers(trail::Change& change, const GlassUse& use, const Notice& notice, const std::vector<Role>& roles) {
    for (const auto holder : access::holders_of(change, permissions::review_break_glass, roles))
        if (holder != use.account && !has_conflict_of(change, holder, use)) access::tell(change, holder, notice);
}

GlassWatch watch_glass(trail::Change& change, const std::vector<Role>& roles) {
    GlassWatch done;
    for (const auto& use : untold_glass_uses(change)) {
        tell_reviewers(change, use, new_use, roles);
        mark_told(change, use.id);
        change.record({"policy.glass_use_told", {"break_glass", std::to_string(use.id.number)}});
        ++done.told;
    }
    std::vector<GlassUse> late = unreviewed_glass_uses(change);
    std::erase_if(late, [&](const GlassUse& use) { return !is_due(use, change.now()); });
    done.escalated = *escalate_overdue(change);
    for (const auto& use : late) {
        tell_reviewers(change, use, late_use, roles);
        for (const auto owner : owners_of(change, {use.kind, use.reference})) access::tell(change, owner, late_use_of_yours);
    }
    return done;
}

}  // namespace holdfast::policy
