#include "base/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace holdfast {

__extension__ using Wide = __int128;

static constexpr int most_digits = 18;

static Wide power_of_ten(int exponent) {
    Wide power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

static std::int64_t narrowed(Wide number) {
    if (number > std::numeric_limits<std::int64_t>::max() || number < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error("a decimal number grew beyond 18 digits");
    return static_cast<std::int64_t>(number);
}

/// Half away from zero, the way figures are printed.
static Wide rounded_quotient(Wide numerator, Wide denominator) {
    if (denominator < 0) return rounded_quotient(-numerator, -denominator);
    const Wide doubled = numerator * 2;
    return (doubled + (numerator < 0 ? -denominator : denominator)) / (denominator * 2);
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool is_negative = !text.empty() && text.front() == '-';
    if (is_negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const int decimals = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
    if (point == 0 || (point != std::string_view::npos && decimals == 0)) return std::nullopt;
    std::int64_t coefficient = 0;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == point) continue;
        if (text[i] < '0' || text[i] > '9' || ++digits > most_digits) return std::nullopt;
        coefficient = coefficient * 10 + (text[i] - '0');
    }
    if (digits == 0) return std::nullopt;
    return Decimal{is_negative ? -coefficient : coefficient, decimals};
}

std::string Decimal::string() const {
    // Written by hand, since a page may print a thousand of them.
    std::array<char, 24> digits{};
    const auto magnitude = static_cast<std::uint64_t>(coefficient_ < 0 ? -coefficient_ : coefficient_);
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude).ptr;
    std::string text = coefficient_ < 0 ? "-" : "";
    const auto size = static_cast<int>(end - digits.data());
    if (size <= decimals_) text.append(static_cast<std::size_t>(decimals_ + 1 - size), '0');
    text.append(digits.data(), end);
    if (decimals_ > 0) text.insert(text.size() - static_cast<std::size_t>(decimals_), 1, '.');
    return text;
}

std::string Decimal::grouped() const {
    std::string text = string();
    std::size_t end = text.find('.');
    if (end == std::string::npos) end = text.size();
    const std::size_t first = is_negative() ? 1 : 0;
    for (std::size_t at = end; at > first + 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

double Decimal::approximate() const { return static_cast<double>(coefficient_) / std::pow(10.0, decimals_); }

Decimal Decimal::rounded(int decimals) const {
    if (decimals >= decimals_) return {narrowed(Wide{coefficient_} * power_of_ten(decimals - decimals_)), decimals};
    return {narrowed(rounded_quotient(coefficient_, power_of_ten(decimals_ - decimals))), decimals};
}

static Wide scaled(Decimal number, int decimals) { return Wide{number.coefficient()} * power_of_ten(decimals - number.decimals()); }

Decimal operator+(Decimal a, Decimal b) {
    const int decimals = std::max(a.decimals(), b.decimals());
    return {narrowed(scaled(a, decimals) + scaled(b, decimals)), decimals};
}

Decimal operator-(Decimal a, Decimal b) { return a + -b; }

Decimal operator*(Decimal a, Decimal b) {
    return {narrowed(Wide{a.coefficient()} * b.coefficient()), a.decimals() + b.decimals()};
}

std::strong_ordering operator<=>(Decimal a, Decimal b) {
    const int decimals = std::max(a.decimals(), b.decimals());
    const Wide left = scaled(a, decimals), right = scaled(b, decimals);
    return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

Decimal divide(Decimal numerator, Decimal denominator, int decimals) {
    if (denominator.is_zero()) throw std::domain_error("division of a figure by zero");
    const int shift = decimals + denominator.decimals() - numerator.decimals();
    const Wide top = Wide{numerator.coefficient()} * power_of_ten(std::max(shift, 0));
    const Wide bottom = Wide{denominator.coefficient()} * power_of_ten(std::max(-shift, 0));
    return {narrowed(rounded_quotient(top, bottom)), decimals};
}

Decimal percentage(Decimal numerator, Decimal denominator, int decimals) {
    return divide(numerator * Decimal::whole(100), denominator, decimals);
}

Decimal rate_per_10000(Decimal numerator, Decimal population, int decimals) {
    return divide(numerator * Decimal::whole(10000), population, decimals);
}

}  // namespace holdfast
