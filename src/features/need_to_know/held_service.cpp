#include "core/access/account_store.hpp"
#include "core/policy/break_glass_store.hpp"
#include "core/policy/conflict_store.hpp"
#include "core/policy/succession_store.hpp"
#include "features/need_to_know/need_to_know.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::need_to_know {

using subject_access::HeldItem;

static std::string name_of(trail::View& view, Id<trail::Account> id) {
    const auto account = access::find_account(view, id);
    return account ? account->name : fmt::format("account {}", id.number);
}

static std::string review_in_words(trail::View& view, const policy::GlassUse& use) {
    if (!use.reviewed_by || !use.reviewed_at) return "Nobody has reviewed it.";
    return fmt::format("{} by {} on {}{}{}", use.verdict == "challenged" ? "Challenged" : "Accepted", name_of(view, *use.reviewed_by),
                       in_words(*use.reviewed_at), use.review_note.empty() ? "." : ": ", use.review_note);
}

/// A challenge says something of who broke the glass.
static std::vector<HeldItem> glass_uses(trail::View& view, const RecordRef& record) {
    std::vector<HeldItem> items;
    for (const auto& use : policy::glass_uses_of(view, record))
        items.push_back({.what = "Broken glass",
                         .when = fmt::format("from {} until {}", in_words(use.opened_at), in_words(use.until_at)),
                         .from = use.account_name,
                         .words = use.reason + ". " + review_in_words(view, use),
                         .is_about_others = use.verdict == "challenged"});
    return items;
}

/// Whose conflict it is, and why: about them more than about the child.
static std::vector<HeldItem> conflicts(trail::View& view, const RecordRef& record) {
    std::vector<HeldItem> items;
    for (const auto& declared : policy::conflicts_with(view, record)) {
        const auto words = std::ranges::find(policy::conflicts, declared.conflict, &policy::ConflictWords::conflict)->words;
        const std::string until = declared.ended_at ? " until " + in_words(*declared.ended_at) : "";
        items.push_back({.what = "Conflict of interest",
                         .when = "from " + in_words(declared.declared_at) + until,
                         .from = name_of(view, declared.declared_by),
                         .words = fmt::format("{} is kept from the record: it is about {}. {}", name_of(view, declared.account), words, declared.reason),
                         .is_about_others = true});
    }
    for (const auto& lifted : policy::overrides_of(view, record))
        items.push_back({.what = lifted.confirmed_by ? "Conflict of interest lifted" : "Conflict of interest proposed to be lifted",
                         .when = "until " + in_words(lifted.until_at),
                         .from = name_of(view, lifted.proposed_by) + (lifted.confirmed_by ? ", " + name_of(view, *lifted.confirmed_by) : ""),
                         .words = fmt::format("{}: {}", name_of(view, lifted.account), lifted.reason),
                         .is_about_others = true});
    return items;
}

static std::vector<HeldItem> successions(trail::View& view, const RecordRef& record) {
    std::vector<HeldItem> items;
    for (const auto& one : policy::successions_of(view, record)) {
        const auto came_of_it = one.verdict.empty()
                                    ? std::string("Nobody has decided it.")
                                    : fmt::format("{} by {}.", one.verdict == "confirmed" ? "Confirmed" : "Declined", name_of(view, *one.decided_by));
        items.push_back({.what = "New owner of the record",
                         .when = in_words(one.proposed_at),
                         .from = name_of(view, one.proposed_by),
                         .words = fmt::format("{}: {}. {}", name_of(view, one.account), one.reason, came_of_it)});
    }
    return items;
}

std::vector<subject_access::RecordSource> held_about_records(std::string_view kind) {
    const auto source = [kind](const char* title, std::vector<HeldItem> (*items)(trail::View&, const RecordRef&)) {
        return subject_access::RecordSource{.title = title, .items = [kind, items](trail::View& view, const std::string& reference) {
                                                return items(view, {kind, reference});
                                            }};
    };
    return {source("Who broke the glass of the record", glass_uses), source("Who was kept from the record", conflicts),
            source("Who was to own the record when its owner had left", successions)};
}

}  // namespace holdfast::need_to_know
