#include "features/retention/schedule_import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/retention/permissions.hpp"
#include "core/retention/retention_store.hpp"

namespace holdfast::retention {

static Class class_in(exchange::Cells& cells) {
    Class line{.key = cells.required_text("class"),
               .what = cells.required_text("what"),
               .clock = cells.required_text("clock"),
               .length = cells.required("keep", parse_length, Length{}, "must be a number of years or days, such as 10 years"),
               .authority = cells.required_text("authority"),
               .source = cells.text("source"),
               .at_end = cells.required("at_end", parse_at_end, AtEnd::review, "must be destroy or review")};
    if (!line.key.empty() && !is_class_key(line.key)) cells.reject("class", "must be lower-case letters, digits and _, such as people_who_left");
    return line;
}

static void load_file(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto wanted = class_in(cells);
        keys.take(cells, "class", wanted.key);
        const auto put = [&] { put_class(change, wanted); };
        if (cells.are_accepted()) exchange::upsert(report, find_class(change, wanted.key), wanted, put, put);
    }
}

exchange::ImportKind schedule_import() {
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
        .load = load_file,
    };
}

}  // namespace holdfast::retention
