#include "core/records/serial_store.hpp"

#include "core/records/reference.hpp"

#include <chrono>
#include <sodium.h>
#include <stdexcept>

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

/// So that nobody can tell from two numbers how many records that they may not know of lie between them.
static std::int64_t random_step() {
    static constexpr std::uint32_t longest = 4;
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no randomness");
    return 1 + static_cast<std::int64_t>(randombytes_uniform(longest));
}

std::string next_reference(trail::Change& change, std::string_view series, Numbers numbers) {
    const int year = static_cast<int>(std::chrono::year_month_day{change.today()}.year());
    const auto number = change.writer().value<std::int64_t>(
        "INSERT INTO records_serials (series, year, last) VALUES ($1, $2, $3) "
        "ON CONFLICT (series, year) DO UPDATE SET last = records_serials.last + excluded.last RETURNING last",
        series, static_cast<std::int64_t>(year), numbers == Numbers::with_gaps ? random_step() : std::int64_t{1});
    return reference_of(series, year, number);
}

}  // namespace holdfast::records
