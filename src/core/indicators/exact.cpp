#include "core/indicators/exact.hpp"

#include <algorithm>
#include <string>

namespace holdfast::indicators {

__extension__ using Wide = __int128;

static constexpr int most_digits = 12, most_decimals = 6;

bool is_rateable(Decimal number) {
    const std::string text = number.string();
    const auto digits = std::ranges::count_if(text, [](char letter) { return letter >= '0' && letter <= '9'; });
    return digits <= most_digits && number.decimals() <= most_decimals;
}

namespace {
struct Product {
    Wide coefficient;
    int decimals;
};
}  // namespace

static Product product(Decimal a, Decimal b) { return {Wide{a.coefficient()} * b.coefficient(), a.decimals() + b.decimals()}; }

static Wide scaled(Product number, int decimals) {
    for (int i = number.decimals; i < decimals; ++i) number.coefficient *= 10;
    return number.coefficient;
}

std::strong_ordering compare_products(Decimal a, Decimal b, Decimal c, Decimal d) {
    const Product left = product(a, b), right = product(c, d);
    const int decimals = std::max(left.decimals, right.decimals);
    const Wide first = scaled(left, decimals), second = scaled(right, decimals);
    return first < second ? std::strong_ordering::less : first > second ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace holdfast::indicators
