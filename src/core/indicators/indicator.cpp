#include "core/indicators/indicator.hpp"

#include "core/indicators/exact.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace holdfast::indicators {

static constexpr std::array<std::pair<GoodIs, std::string_view>, 3> directions{{
    {GoodIs::high, "high"},
    {GoodIs::low, "low"},
    {GoodIs::neither, "neither"},
}};

std::string_view token(GoodIs good_is) {
    for (const auto& [known, name] : directions)
        if (known == good_is) return name;
    return {};
}

std::optional<GoodIs> parse_good_is(std::string_view token) {
    for (const auto& [known, name] : directions)
        if (name == token) return known;
    return std::nullopt;
}

bool contradict(GoodIs one, GoodIs other) { return one != other && one != GoodIs::neither && other != GoodIs::neither; }

std::optional<Decimal> Target::bound() const {
    if (good_is == GoodIs::neither) return std::nullopt;
    return good_is == GoodIs::high ? (low ? low : high) : (high ? high : low);
}

bool can_be_negative(const Indicator& indicator) {
    return indicator.unit == figures::Unit::pounds || (indicator.unit == figures::Unit::percent && indicator.denominator.empty());
}

bool Target::is_range() const { return low && high && *low != *high; }

std::string Target::words(figures::Unit unit) const {
    if (!is_set()) return "not set";
    if (is_range()) return fmt::format("{} to {}", figures::display(low, unit), figures::display(high, unit));
    return figures::display(low ? low : high, unit);
}

static void check_size(std::vector<FieldError>& found, const char* field, const std::optional<Decimal>& number) {
    if (number && !is_rateable(*number)) found.push_back({field, std::string(rateable_in_words)});
}

std::vector<FieldError> problems(const Target& target) {
    std::vector<FieldError> found;
    check_size(found, "target_low", target.low);
    check_size(found, "target_high", target.high);
    check_size(found, "green_within", target.green_within);
    check_size(found, "amber_within", target.amber_within);
    if (target.low && target.high && *target.low > *target.high)
        found.push_back({"target_high", "The upper end of the target must not be below its lower end"});
    if (target.green_within.is_negative()) found.push_back({"green_within", "The green tolerance must be 0 or more"});
    if (target.amber_within < target.green_within)
        found.push_back({"amber_within", "The amber tolerance must not be smaller than the green tolerance"});
    return found;
}

static void check_reach(std::vector<FieldError>& found, const char* field, const std::optional<Decimal>& end, const Indicator& indicator) {
    const bool is_share = indicator.unit == figures::Unit::percent && !indicator.denominator.empty();
    if (!end) return;
    if (end->is_negative() && !can_be_negative(indicator)) found.push_back({field, "must not be below zero: " + end->string()});
    if (is_share && *end > Decimal::whole(100)) found.push_back({field, "must not be above 100, the whole: " + end->string()});
}

std::vector<FieldError> problems(const Target& target, const Indicator& indicator) {
    auto found = problems(target);
    check_reach(found, "target_low", target.low, indicator);
    check_reach(found, "target_high", target.high, indicator);
    return found;
}

}  // namespace holdfast::indicators
