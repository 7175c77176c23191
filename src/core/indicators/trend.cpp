#include "core/indicators/exact.hpp"
#include "core/indicators/indicator.hpp"

#include <array>
#include <utility>

namespace holdfast::indicators {

static constexpr std::array<std::pair<Trend, std::string_view>, 4> trends{{
    {Trend::improving, "Improving"},
    {Trend::declining, "Declining"},
    {Trend::static_, "Static"},
    {Trend::sustained, "Sustained"},
}};

std::string_view word(Trend trend) {
    for (const auto& [known, name] : trends)
        if (known == trend) return name;
    return {};
}

std::optional<Trend> parse_trend(std::string_view word) {
    for (const auto& [known, name] : trends)
        if (name == word) return known;
    return std::nullopt;
}

static Decimal magnitude(Decimal number) { return number.is_negative() ? -number : number; }

/// Whether the change is too small to be one. From nothing, any change is a change.
static bool is_still(Decimal earlier, Decimal change, Decimal dead_band) {
    if (change.is_zero()) return true;
    return compare_products(magnitude(change), Decimal::whole(100), magnitude(earlier), dead_band) < 0;
}

std::optional<Trend> trend(const std::optional<Decimal>& earlier, const std::optional<Decimal>& value, const Target& target,
                           Decimal dead_band) {
    if (!earlier || !value || target.good_is == GoodIs::neither) return std::nullopt;
    const Decimal change = *value - *earlier;
    if (is_still(*earlier, change, dead_band))
        return rating(value, target) == Rating::green ? Trend::sustained : Trend::static_;
    return change.is_negative() == (target.good_is == GoodIs::low) ? Trend::improving : Trend::declining;
}

}  // namespace holdfast::indicators
