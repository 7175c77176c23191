#include "features/subject_access/answered_service.hpp"

#include "core/subject_access/request_store.hpp"

#include <algorithm>
#include <charconv>

namespace holdfast::subject_access {

static std::vector<retention::KeptRecord> records(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> records;
    for (const auto& asked : load_requests(view)) {
        if (asked.state != State::released || asked.name.empty()) continue;
        const Date released_on = london_date(asked.released_at.value());
        // Who keeps the schedule need not know of the child.
        const std::string words = asked.record ? "Answer to request " + std::to_string(asked.id.number) : "Answer to " + asked.name;
        if (released_on <= started_by) records.push_back({std::to_string(asked.id.number), words, released_on});
    }
    std::ranges::stable_sort(records, {}, &retention::KeptRecord::started_on);
    return records;
}

static void dispose(trail::Change& change, const std::string& reference) {
    Id<Asked> id{};
    std::from_chars(reference.data(), reference.data() + reference.size(), id.number);
    wipe_items(change, id);
    wipe_name(change, id);
}

retention::Kind answers_released() {
    return {.class_key = "subject_access_answers", .record_kind = "subject_access", .records = records, .dispose = dispose, .erases_trail_words = true};
}

}  // namespace holdfast::subject_access
