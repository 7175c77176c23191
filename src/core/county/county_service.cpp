#include "core/county/county_service.hpp"

#include "core/county/figures.hpp"
#include "core/pathway/reconcile_service.hpp"
#include "core/people/intake_service.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::county {

template <class Record>
static void insert_each(pathway::Inserter<Record>& insert, std::vector<Record>& records, Id<people::Person> child, Id<pathway::Entry> entry) {
    for (auto& record : records) {
        record.child = child;
        record.entry = entry;
        insert(record);
    }
}

std::size_t load_county(trail::Change& change, const calendar::Calendar& calendar, const CountyOrder& order, const std::string& agency) {
    if (!pathway::entries_from(change, "example").empty()) return 0;
    auto children = make_county(order, calendar);
    const auto entry =
        pathway::insert_entry(change, {.source = "example", .agency = agency, .reference_on = published::last, .file = fmt::format("seed {}", order.seed)});
    pathway::Reconciler reconciler(change, entry, {});
    pathway::Inserter<pathway::CareEpisode> insert_care(change);
    pathway::Inserter<pathway::CareReview> insert_review(change);
    pathway::Inserter<pathway::CareHealth> insert_health(change);
    pathway::Inserter<pathway::CareLeaver> insert_leaver(change);
    people::Intake intake(change, agency, entry.reference_on);
    for (auto& child : children) {
        const auto taken = intake.take(child.census.la_child_id, child.census.facts);
        if (!taken || !taken->wrong.empty()) throw std::logic_error("a made-up child cannot be put on record: " + child.census.la_child_id);
        pathway::reconcile_census(reconciler, change, taken->id, std::move(child.census.episodes), true);
        insert_each(insert_care, child.care, taken->id, entry.id);
        insert_each(insert_review, child.care_reviews, taken->id, entry.id);
        insert_each(insert_health, child.health, taken->id, entry.id);
        insert_each(insert_leaver, child.leavers, taken->id, entry.id);
    }
    change.record({"returns.county_made", {"return", std::to_string(entry.id.number)}, fmt::format("{} synthetic children", children.size())});
    return children.size();
}

}  // namespace holdfast::county
