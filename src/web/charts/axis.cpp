#include "web/charts/axis.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace holdfast::web::charts {

std::optional<Range> range_of(const std::vector<Series>& series, const std::vector<std::optional<double>>& extra) {
    std::optional<Range> range;
    const auto take = [&](const std::optional<double>& value) {
        if (!value) return;
        if (!range) range = Range{*value, *value};
        range->low = std::min(range->low, *value);
        range->high = std::max(range->high, *value);
    };
    for (const auto& one : series)
        for (const auto& value : one.values) take(value);
    for (const auto& value : extra) take(value);
    return range;
}

void check_shape(std::string_view chart, const std::vector<std::string>& categories, const std::vector<Series>& series) {
    for (const auto& one : series)
        if (one.values.size() != categories.size())
            throw std::invalid_argument(
                fmt::format("chart '{}': series '{}' has {} values for {} categories", chart, one.name, one.values.size(), categories.size()));
}

void check_times(std::string_view chart, const std::vector<std::string>& categories, const std::vector<double>& at) {
    if (at.empty()) return;
    if (at.size() != categories.size()) throw std::invalid_argument(fmt::format("chart '{}': {} times for {} categories", chart, at.size(), categories.size()));
    if (!std::is_sorted(at.begin(), at.end())) throw std::invalid_argument(fmt::format("chart '{}': its times are not in order", chart));
}

static double round_step(double rough) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (rough <= step * power * 1.0001) return step * power;
    return 10 * power;
}

static int decimals_of_step(double step) {
    int decimals = 0;
    while (decimals < 6 && std::abs(step - std::round(step)) > 1e-9 * step) {
        step *= 10;
        ++decimals;
    }
    return decimals;
}

Axis axis_over(Range range) {
    if (range.high <= range.low) range.high = range.low + (range.low == 0 ? 1 : std::abs(range.low));
    const double step = round_step((range.high - range.low) / 5);
    const double first = std::floor(range.low / step + 1e-9), last = std::ceil(range.high / step - 1e-9);
    Axis axis{first * step, last * step, {}, decimals_of_step(step)};
    for (double i = first; i <= last; ++i) axis.ticks.push_back(i * step);
    return axis;
}

Axis axis_from_zero(Range range) { return axis_over({std::min(0.0, range.low), std::max(0.0, range.high)}); }

Axis axis_about(Range range) {
    const bool is_near_zero = range.low >= 0 && range.low <= 1.5 * (range.high - range.low);
    if (is_near_zero || range.low == range.high) return axis_from_zero(range);
    return axis_over(range);
}

Unit unit_of(std::string_view unit) {
    if (unit == "percent" || unit == "%") return {"", "%", ""};
    if (unit == "pounds" || unit == "£") return {"£", "", ""};
    if (unit == "rate_per_10000") return {"", "", "Rate per 10,000"};
    if (unit == "days") return {"", "", "Days"};
    if (unit == "count" || unit == "rate") return {};
    return {"", "", std::string(unit)};
}

int decimals_of(const std::vector<Series>& series, const Unit& unit) {
    const auto fits = [&](double power) {
        for (const auto& one : series)
            for (const auto& value : one.values)
                if (value && std::abs(*value * power - std::round(*value * power)) > 1e-6) return false;
        return true;
    };
    if (unit.before == "£") return fits(1) ? 0 : 2;
    return fits(1) ? 0 : fits(10) ? 1 : fits(100) ? 2 : 1;
}

std::string number_text(double value, int decimals, const Unit& unit) {
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool is_zero = digits.find_first_not_of("0.") == std::string::npos;
    for (auto at = static_cast<int>(std::min(digits.find('.'), digits.size())) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return (value < 0 && !is_zero ? "−" : "") + unit.before + digits + unit.after;
}

std::string target_text(const std::string& label, double value, const Unit& unit) {
    if (label.find_first_of("0123456789") != std::string::npos) return label;
    const int decimals = decimals_of({Series{{}, {value}}}, unit);
    return (label.empty() ? "Target" : label) + ' ' + number_text(value, decimals, unit);
}

}  // namespace holdfast::web::charts
