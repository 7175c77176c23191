#include "core/documents/small_shares.hpp"

#include <algorithm>
#include <stdexcept>

namespace holdfast::documents {

using figures::Figure;
using figures::Unit;

/// A share is printed with few decimals; more would make products that no number holds.
static constexpr int most_decimals = 6;

bool is_share(Unit unit) { return unit == Unit::percent || unit == Unit::rate || unit == Unit::rate_per_10000; }

bool is_small_count(const std::optional<Decimal>& number, int threshold) {
    return number && *number > Decimal::whole(0) && *number < Decimal::whole(threshold);
}

static Decimal scale_of(Unit unit) {
    if (unit == Unit::percent) return Decimal::whole(100);
    return Decimal::whole(unit == Unit::rate_per_10000 ? 10'000 : 1);
}

/// `times * share / over` in whole people; nothing where it is none or too large to be few.
static std::optional<Decimal> people(Decimal times, Decimal share, Decimal over) {
    if (times <= Decimal::whole(0) || share <= Decimal::whole(0) || over <= Decimal::whole(0)) return std::nullopt;
    try {
        return std::max(Decimal::whole(1), divide(times * share, over, 0));
    } catch (const std::overflow_error&) {
        return std::nullopt;
    }
}

static std::optional<Decimal> whole_of(const Figure& share, const TracedFigures& figures) {
    if (share.denominator) return share.denominator;
    const auto whole = figures.find(share.part_of);
    if (whole == figures.end() || whole->second.figure.unit != Unit::count) return std::nullopt;
    return whole->second.figure.value;
}

static std::optional<Decimal> rest_of(const Figure& share, const std::optional<Decimal>& whole) {
    if (share.unit != Unit::percent) return std::nullopt;
    if (share.numerator && whole) return *whole - *share.numerator;
    if (!share.value) return std::nullopt;
    const Decimal stated = share.value->rounded(std::min(share.value->decimals(), most_decimals)), left = Decimal::whole(100) - stated;
    if (whole) return people(*whole, left, Decimal::whole(100));
    return share.numerator ? people(*share.numerator, left, stated) : std::nullopt;
}

PeopleBehind people_behind(const Figure& share, const TracedFigures& figures) {
    const auto whole = whole_of(share, figures);
    PeopleBehind behind{.part = share.numerator, .rest = rest_of(share, whole)};
    if (!behind.part && whole && share.value)
        behind.part = people(*whole, share.value->rounded(std::min(share.value->decimals(), most_decimals)), scale_of(share.unit));
    return behind;
}

bool is_small_share(const Figure& share, const TracedFigures& figures, int threshold) {
    if (!is_share(share.unit)) return false;
    const PeopleBehind behind = people_behind(share, figures);
    return is_small_count(behind.part, threshold) || is_small_count(behind.rest, threshold);
}

}  // namespace holdfast::documents
