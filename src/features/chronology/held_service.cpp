#include "features/chronology/held_service.hpp"

#include "core/pathway/chronology_store.hpp"
#include "core/pathway/kinds.hpp"
#include "core/pathway/recording_store.hpp"
#include "core/people/person_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::chronology {

using subject_access::HeldItem;

/// `looked_after_care_episodes` as people read it.
static std::string spelt(std::string_view name) {
    std::string words(name);
    std::ranges::replace(words, '_', ' ');
    return words;
}

static std::vector<HeldItem> happened(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto child = people::find_person(view, reference);
    if (!child) return items;
    for (const auto& moment : pathway::chronology_of(view, child->id))
        items.push_back({.what = moment.what, .when = in_words(moment.on), .from = moment.agency, .words = moment.detail});
    return items;
}

/// Of a baby, or of adopters: somebody else's too.
static bool is_about_others(std::string_view table) { return table.find("mother") != std::string_view::npos || table.find("adopt") != std::string_view::npos; }

static std::vector<HeldItem> recorded(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto child = people::find_person(view, reference);
    if (!child) return items;
    pathway::for_every_kind([&]<class Record>(std::type_identity<Record>) {
        for (const auto& record : pathway::of_child<Record>(view, child->id)) {
            std::string words;
            Record::each(record, [&](std::string_view column, const auto& value) {
                if (const auto text = pathway::detail::text_of(value); !text.empty())
                    words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", spelt(column), text);
            });
            const auto entry = pathway::find_entry(view, record.entry);
            items.push_back({.what = spelt(Record::table),
                             .when = entry ? in_words(entry->entered_at) : "",
                             .from = entry ? entry->agency : "",
                             .words = words,
                             .is_about_others = is_about_others(Record::table)});
        }
    });
    return items;
}

static std::vector<HeldItem> said_before(trail::View& view, const std::string& reference) {
    std::vector<HeldItem> items;
    const auto child = people::find_person(view, reference);
    if (!child) return items;
    for (const auto& revision : pathway::revisions_of(view, child->id)) {
        const auto entry = pathway::find_entry(view, revision.was_through);
        const auto why = pathway::reason_of(view, revision.replaced_by);
        items.push_back({.what = spelt(revision.table),
                         .when = entry ? in_words(entry->entered_at) : "",
                         .from = entry ? entry->agency : "",
                         .words = why.empty() ? revision.values : fmt::format("{}. Why it was corrected: {}", revision.values, why),
                         .is_about_others = is_about_others(revision.table)});
    }
    return items;
}

std::vector<subject_access::RecordSource> held_about_children() {
    return {{.title = "What happened", .items = happened},
            {.title = "Records of services as they stand", .items = recorded},
            {.title = "What records of services said before", .items = said_before}};
}

}  // namespace holdfast::chronology
