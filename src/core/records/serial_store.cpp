#include "core/records/serial_store.hpp"

#include "core/records/reference.hpp"

#include <chrono>

namespace holdfast::records {

std::vector<store::Migration> migrations() {
    return {{"records/0001_serials", R"(
        CREATE TABLE records_serials (
            series ${text} NOT NULL,
            year ${integer} NOT NULL,
            last ${integer} NOT NULL,
            PRIMARY KEY (series, year)
        );
    )"}};
}

std::string next_reference(trail::Change& change, std::string_view series) {
    const int year = static_cast<int>(std::chrono::year_month_day{change.today()}.year());
    const auto number = change.writer().value<std::int64_t>(
        "INSERT INTO records_serials (series, year, last) VALUES ($1, $2, 1) "
        "ON CONFLICT (series, year) DO UPDATE SET last = records_serials.last + 1 RETURNING last",
        series, static_cast<std::int64_t>(year));
    return reference_of(series, year, number);
}

}  // namespace holdfast::records
