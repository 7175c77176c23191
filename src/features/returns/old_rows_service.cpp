#include "features/returns/old_rows_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/pathway/rows_store.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::returns {

static std::vector<retention::KeptRecord> records(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> records;
    for (const auto& rows : pathway::rows_without_child(view, started_by)) {
        const auto agency = organisations::find_agency(view, rows.agency);
        records.push_back({std::to_string(rows.through.number),
                           fmt::format("{} of a return of {} as at {}", rows.count == 1 ? "1 row" : fmt::format("{} rows", rows.count),
                                       agency ? organisations::name_on(*agency, view.today()) : rows.agency, in_words(rows.on)),
                           rows.on});
    }
    return records;
}

static void dispose(trail::Change& change, const std::string& reference) {
    std::int64_t number = 0;
    std::from_chars(reference.data(), reference.data() + reference.size(), number);
    pathway::forget_rows_without_child(change, Id<pathway::Entry>{number});
}

retention::Kind rows_without_a_child() { return {.class_key = "returned_rows", .record_kind = "return", .records = records, .dispose = dispose}; }

}  // namespace holdfast::returns
