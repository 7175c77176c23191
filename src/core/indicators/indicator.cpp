#include "core/indicators/indicator.hpp"

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

std::optional<Decimal> Target::bound() const {
    if (good_is == GoodIs::neither) return std::nullopt;
    return good_is == GoodIs::high ? (low ? low : high) : (high ? high : low);
}

bool Target::is_range() const { return low && high && *low != *high; }

std::string Target::words(figures::Unit unit) const {
    if (!is_set()) return "not set";
    if (is_range()) return fmt::format("{} to {}", figures::display(low, unit), figures::display(high, unit));
    return figures::display(low ? low : high, unit);
}

std::vector<FieldError> problems(const Target& target) {
    std::vector<FieldError> found;
    if (target.low && target.high && *target.low > *target.high)
        found.push_back({"target_high", "The upper end of the target must not be below its lower end"});
    if (target.green_within.is_negative()) found.push_back({"green_within", "The green tolerance must be 0 or more"});
    if (target.amber_within < target.green_within)
        found.push_back({"amber_within", "The amber tolerance must not be smaller than the green tolerance"});
    return found;
}

}  // namespace holdfast::indicators
