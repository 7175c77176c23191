#include "core/pathway/returns_store.hpp"
#include "core/pathway/rows_store.hpp"
#include "core/people/person_store.hpp"
#include "features/returns/returns.hpp"
#include "features/returns/words.hpp"

#include <fmt/format.h>

namespace holdfast::returns {

using subject_access::HeldItem;

/// The return by which something came: which, when it was loaded, and of whom.
static HeldItem from_return(trail::View& view, Id<pathway::Entry> id, std::string words) {
    HeldItem item{.words = std::move(words)};
    if (const auto entry = pathway::find_entry(view, id)) {
        item.what = fmt::format("{}, return {}", return_in_words(entry->source), id.number);
        item.when = in_words(entry->entered_at);
        item.from = entry->agency;
    }
    return item;
}

static std::vector<HeldItem> breaches(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto child = people::find_person(view, reference);
    if (!child) return items;
    for (const auto& [entry, finding, is_of_several] : pathway::findings_about(view, child->id)) {
        auto item = from_return(view, entry,
                                fmt::format("Rule {} ({}) under the number {}. Table: {}; field: {}; what stood there: {}.", finding.rule, finding.severity,
                                            finding.la_child_id, finding.table, finding.field, finding.value.empty() ? "nothing" : finding.value));
        if (const auto found = pathway::find_entry(view, entry)) item.words += " " + message_of(found->source, finding.rule);
        item.is_about_others = is_of_several;
        items.push_back(std::move(item));
    }
    return items;
}

/// What is beyond a form was written for no standard: it may say something of anybody.
static std::vector<HeldItem> beyond_the_form(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto child = people::find_person(view, reference);
    if (!child) return items;
    const auto add = [&](Id<pathway::Entry> entry, const pathway::Stranger& stranger, const std::string& until) {
        auto item = from_return(view, entry, fmt::format("{}{}", stranger.place.empty() ? "" : stranger.place + ": ", stranger.xml) + until);
        item.is_about_others = true;
        items.push_back(std::move(item));
    };
    for (const auto& [stranger, through] : pathway::present_strangers_of(view, child->id)) add(through, stranger, {});
    for (const auto& former : pathway::former_strangers_of(view, child->id))
        add(former.was_through, former.stranger, fmt::format(" (until return {})", former.replaced_by.number));
    for (const auto& [row, through, replaced_by] : pathway::rows_about(view, child->id)) {
        auto item = from_return(view, through,
                                fmt::format("{}: {}{}", row.table, in_words(row), replaced_by ? fmt::format(" (until return {})", replaced_by->number) : ""));
        item.is_about_others = true;
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<subject_access::RecordSource> held_about_children() {
    return {{.title = "Rules that returns about the child broke", .items = breaches},
            {.title = "What returns held of the child beyond their form", .items = beyond_the_form}};
}

}  // namespace holdfast::returns
