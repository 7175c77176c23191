#include "features/retention/schedule_import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/retention/permissions.hpp"
#include "core/retention/retention_service.hpp"

#include <fmt/format.h>
#include <utility>

namespace holdfast::retention {

static Class class_in(exchange::Cells& cells, const std::vector<Kind>& kinds) {
    Class line{.key = cells.required_text("class"),
               .what = cells.required_text("what"),
               .clock = cells.required_text("clock"),
               .length = cells.required("keep", parse_length, Length{}, "must be a number of years or days, such as 10 years"),
               .authority = cells.required_text("authority"),
               .source = cells.text("source"),
               .at_end = cells.required("at_end", parse_at_end, AtEnd::review, "must be destroy or review")};
    if (!line.key.empty() && !is_class_key(line.key)) cells.reject("class", "must be lower-case letters, digits and _, such as people_who_left");
    const auto* kind = kind_of(kinds, line.key);
    if (kind != nullptr && line.length.amount > 0 && is_shorter(line.length, kind->shortest))
        cells.reject("keep", fmt::format("must be {} or longer for this class", words_of(kind->shortest)));
    return line;
}

static void load_file(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report, const std::vector<Kind>& kinds) {
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto wanted = class_in(cells, kinds);
        keys.take(cells, "class", wanted.key);
        const auto put = [&] { put_class(change, wanted); };
        if (cells.are_accepted()) exchange::upsert(report, find_class(change, wanted.key), wanted, put, put);
    }
}

exchange::ImportKind schedule_import(std::shared_ptr<const std::vector<Kind>> kinds) {
    return {
        .name = "retention",
        .summary =
            "The retention schedule: how long each class of records is kept, from what day on, on whose authority, and what then happens. A class a row.",
        .permission = permissions::maintain,
        .columns = {{"class", true, "a key that never changes, lower-case letters, digits and `_`: `people_who_left`"},
                    {"what", true, "which records these are"},
                    {"clock", true, "what starts the time: `the last post or role ended`"},
                    {"keep", true, "how long from then: `10 years` or `90 days`"},
                    {"authority", true, "why so long, in words"},
                    {"source", false, "where that is said, or empty where it is the partnership's own choice"},
                    {"at_end", true, "`destroy`, or `review` where somebody has to look at each and say why it can go"}},
        .load = [kinds = std::move(kinds)](trail::Change& change, const std::vector<exchange::ImportRow>& rows,
                                           exchange::ImportReport& report) { load_file(change, rows, report, *kinds); },
    };
}

}  // namespace holdfast::retention
