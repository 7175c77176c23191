#include "core/spreadsheet/workbook.hpp"

#include <cmath>
#include <fmt/format.h>

namespace holdfast::spreadsheet {

static std::string british(Date day) {
    const std::chrono::year_month_day parts{day};
    return fmt::format("{:02}/{:02}/{:04}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()), static_cast<int>(parts.year()));
}

Cell words(std::string text) { return text.empty() ? Cell{} : Cell{Cell::Kind::text, std::move(text)}; }

Cell number(int value) { return {Cell::Kind::number, std::to_string(value)}; }

Cell day(Date day) { return {Cell::Kind::day, british(day)}; }

std::optional<Moment> moment_of(double serial, bool from_1904) {
    constexpr double last = 2958465;  // 31 December 9999
    constexpr int days_between_epochs = 1462;
    if (!(serial >= 0) || serial >= last + 1) return std::nullopt;
    double whole = std::floor(serial);
    int minutes = static_cast<int>(std::lround((serial - whole) * 24 * 60));
    if (minutes == 24 * 60) ++whole, minutes = 0;
    int days = static_cast<int>(whole);
    if (from_1904) days += days_between_epochs;
    if (days < 1 || days == 60 || days > static_cast<int>(last)) return std::nullopt;
    // The count has a 29 February 1900 in it, which was none: from then on it is a day ahead.
    const Date epoch = days > 60 ? make_date(1899, 12, 30) : make_date(1899, 12, 31);
    return Moment{epoch + std::chrono::days{days}, minutes};
}

std::string in_words(const Moment& moment) {
    if (moment.minutes == 0) return british(moment.day);
    return fmt::format("{} {:02}:{:02}", british(moment.day), moment.minutes / 60, moment.minutes % 60);
}

}  // namespace holdfast::spreadsheet
