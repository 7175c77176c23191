#include "core/indicators/exact.hpp"
#include "core/indicators/indicator.hpp"

#include <fmt/format.h>

namespace holdfast::indicators {

std::string_view token(Rating rating) {
    switch (rating) {
        case Rating::red: return "red";
        case Rating::amber: return "amber";
        case Rating::green: return "green";
    }
    return {};
}

std::string_view word(Rating rating) {
    switch (rating) {
        case Rating::red: return "Red";
        case Rating::amber: return "Amber";
        case Rating::green: return "Green";
    }
    return {};
}

std::optional<Rating> parse_rating(std::string_view token) {
    if (token == "red") return Rating::red;
    if (token == "amber") return Rating::amber;
    if (token == "green") return Rating::green;
    return std::nullopt;
}

static Decimal magnitude(Decimal number) { return number.is_negative() ? -number : number; }

/// By how much the value misses the end that counts; zero or less where it meets it.
static Decimal shortfall(Decimal value, Decimal bound, GoodIs good_is) {
    return good_is == GoodIs::high ? bound - value : value - bound;
}

/// Multiplied out rather than divided, so that a value exactly on the bound is exactly on the bound.
static bool is_within(Decimal missed_by, Decimal bound, Decimal percent) {
    return compare_products(missed_by, Decimal::whole(100), magnitude(bound), percent) <= 0;
}

/// Beyond this many times the target the percentage says no more than that the value or the target is a slip.
static constexpr Decimal most_times = Decimal::whole(10'000);

/// Divided before it is multiplied, so that a number of 18 digits does not outgrow them on the way.
static Decimal in_percent(Decimal part, Decimal whole, int decimals) { return {divide(part, whole, decimals + 2).coefficient(), decimals}; }

/// The relative shortfall to one decimal, or to as many more as are needed so that it does not read like a bound it has passed.
static std::string relative(Decimal missed_by, Decimal bound, const Target& target) {
    const Decimal whole = magnitude(bound);
    if (missed_by > whole * most_times) return "more than 1,000,000";
    for (int decimals = 1; decimals < 6; ++decimals) {
        const Decimal percent = in_percent(missed_by, whole, decimals);
        const bool is_exact = compare_products(percent, whole, missed_by, Decimal::whole(100)) == 0;
        const bool reads_like_a_bound = percent.is_zero() || percent == target.green_within || percent == target.amber_within;
        if (is_exact || !reads_like_a_bound) return percent.string();
    }
    return in_percent(missed_by, whole, 6).string();
}

/// "the 85% target", "the target of 586 days", "the upper end of the 5% to 7.5% target".
static std::string target_in_words(const Target& target, figures::Unit unit) {
    const bool reads_as_adjective = unit != figures::Unit::days && unit != figures::Unit::rate_per_10000;
    const std::string words = target.words(unit);
    return reads_as_adjective ? fmt::format("the {} target", words) : fmt::format("the target of {}", words);
}

static std::string missed_in_words(const Target& target, figures::Unit unit) {
    if (!target.is_range()) return target_in_words(target, unit);
    return fmt::format("the {} end of {}", target.good_is == GoodIs::high ? "lower" : "upper", target_in_words(target, unit));
}

static std::string_view direction_missed(GoodIs good_is) { return good_is == GoodIs::high ? "short of" : "above"; }

std::optional<Rating> rating(const std::optional<Decimal>& value, const Target& target) {
    const auto bound = target.bound();
    if (!value || !bound) return std::nullopt;
    const Decimal missed_by = shortfall(*value, *bound, target.good_is);
    if (missed_by <= Decimal::whole(0) || is_within(missed_by, *bound, target.green_within)) return Rating::green;
    return is_within(missed_by, *bound, target.amber_within) ? Rating::amber : Rating::red;
}

/// A percentage of nothing is nothing: a target of zero leaves no tolerance, so whatever misses it is red.
static Rag missed_zero(Decimal value, const Target& target, figures::Unit unit) {
    const std::string_view direction = target.good_is == GoodIs::high ? "below" : "above";
    return {Rating::red,
            fmt::format("{} is {} {}: red, a target of zero leaves no tolerance", figures::display(value, unit), direction,
                        missed_in_words(target, unit)),
            false};
}

static Rag missed(Decimal value, Decimal bound, const Target& target, figures::Unit unit) {
    const Decimal missed_by = shortfall(value, bound, target.good_is);
    const auto rated = *rating(value, target);
    const std::string_view side = rated == Rating::red ? "beyond" : "within";
    const Decimal tolerance = rated == Rating::green ? target.green_within : target.amber_within;
    return {rated,
            fmt::format("{} is {}% {} {}: {}, {} {}%", figures::display(value, unit), relative(missed_by, bound, target),
                        direction_missed(target.good_is), missed_in_words(target, unit), token(rated), side, tolerance.string()),
            rated == Rating::green};
}

Rag rate(const std::optional<Decimal>& value, const Target& target, figures::Unit unit) {
    if (!value) return {std::nullopt, "No value, so no rating", false};
    if (!target.is_set()) return {std::nullopt, "No target is set, so no rating", false};
    const auto bound = target.bound();
    if (!bound) return {std::nullopt, "Neither high nor low is said to be good, so no rating", false};
    if (shortfall(*value, *bound, target.good_is) > Decimal::whole(0))
        return bound->is_zero() ? missed_zero(*value, target, unit) : missed(*value, *bound, target, unit);
    return {Rating::green, fmt::format("{} meets {}: green", figures::display(value, unit), target_in_words(target, unit)), false};
}

}  // namespace holdfast::indicators
