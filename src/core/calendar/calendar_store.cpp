#include "core/calendar/calendar_store.hpp"

namespace holdfast::calendar {

std::vector<store::Migration> migrations() {
    return {{"calendar/0001_added_holidays", R"(
        CREATE TABLE calendar_added_holidays (
            holiday_on ${date} NOT NULL PRIMARY KEY,
            name ${text} NOT NULL
        );
    )"}};
}

static Holiday holiday(const store::Row& row) { return {row.get<Date>(0), row.get<std::string>(1)}; }

Calendar load_calendar(trail::View& view) { return Calendar(added_holidays(view)); }

std::vector<Holiday> added_holidays(trail::View& view) {
    return view.reader().all("SELECT holiday_on, name FROM calendar_added_holidays ORDER BY holiday_on", holiday);
}

std::optional<Holiday> find_added_holiday(trail::View& view, Date on) {
    return view.reader().first("SELECT holiday_on, name FROM calendar_added_holidays WHERE holiday_on = $1", holiday, on);
}

void insert_added_holiday(trail::Change& change, const Holiday& holiday) {
    change.writer().execute("INSERT INTO calendar_added_holidays (holiday_on, name) VALUES ($1, $2)", holiday.on, holiday.name);
}

void rename_added_holiday(trail::Change& change, const Holiday& holiday) {
    change.writer().execute("UPDATE calendar_added_holidays SET name = $2 WHERE holiday_on = $1", holiday.on, holiday.name);
}

}  // namespace holdfast::calendar
