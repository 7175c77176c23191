#include "core/calendar/calendar_service.hpp"

#include "core/calendar/calendar_store.hpp"
#include "core/exchange/cells.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::calendar {

static bool is_shipped(Date day) {
    const auto& shipped = shipped_holidays();
    return std::any_of(shipped.begin(), shipped.end(), [&](const Holiday& holiday) { return holiday.on == day; });
}

static void load_row(trail::Change& change, exchange::Cells& cells, exchange::Keys& keys, exchange::ImportReport& report) {
    const Holiday wanted{cells.required_date("date"), cells.required_text("name")};
    keys.take(cells, "date", cells.text("date"));
    if (!cells.are_accepted()) return;
    if (is_shipped(wanted.on)) {
        report.notes.push_back(fmt::format("line {}: {} is in the calendar already", cells.line(), iso(wanted.on)));
        ++report.unchanged;
        return;
    }
    upsert(
        report, find_added_holiday(change, wanted.on), wanted, [&] { insert_added_holiday(change, wanted); },
        [&] { rename_added_holiday(change, wanted); });
}

static void load(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        load_row(change, cells, keys, report);
    }
}

exchange::ImportKind bank_holidays_import() {
    return {
        .name = "bank-holidays",
        .summary = "Bank holidays that the product does not know yet: days appointed by proclamation, and years after the last one shipped. "
                   "A later year counts as known once eight of its days are there.",
        .permission = permissions::maintain,
        .columns = {{"date", true, "the day, 2029-01-01"}, {"name", true, "what it is called"}},
        .load = load,
    };
}

}  // namespace holdfast::calendar
