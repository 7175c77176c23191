#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast {

/// An exact decimal number that remembers how many decimals it was written with: `68.0` is not printed as `68`.
/// Comparison is by value (68.0 == 68). At most 18 digits; arithmetic that would overflow throws std::overflow_error.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(std::int64_t coefficient, int decimals) : coefficient_(coefficient), decimals_(decimals) {}
    /// A whole number.
    static constexpr Decimal whole(std::int64_t number) { return {number, 0}; }
    /// Reads `12`, `-25`, `68.0`; no sign but minus, no thousands comma, no exponent. Nothing when it is anything else.
    static std::optional<Decimal> parse(std::string_view text);

    constexpr std::int64_t coefficient() const { return coefficient_; }
    /// Digits written after the point.
    constexpr int decimals() const { return decimals_; }
    constexpr bool is_zero() const { return coefficient_ == 0; }
    constexpr bool is_negative() const { return coefficient_ < 0; }

    /// As it was written: `68.0`.
    std::string string() const;
    /// For people: thousands separated by commas, `1,141,262`.
    std::string grouped() const;
    /// For charts only.
    double approximate() const;
    /// Rounded half away from zero to this many decimals.
    Decimal rounded(int decimals) const;

    friend Decimal operator+(Decimal a, Decimal b);
    friend Decimal operator-(Decimal a, Decimal b);
    friend Decimal operator*(Decimal a, Decimal b);
    Decimal operator-() const { return {-coefficient_, decimals_}; }
    friend std::strong_ordering operator<=>(Decimal a, Decimal b);
    friend bool operator==(Decimal a, Decimal b) { return (a <=> b) == std::strong_ordering::equal; }

private:
    std::int64_t coefficient_{};
    int decimals_{};
};

/// `numerator / denominator`, rounded half away from zero to `decimals`. Precondition: the denominator is not zero.
Decimal divide(Decimal numerator, Decimal denominator, int decimals);
/// 100 x numerator / denominator to `decimals`.
Decimal percentage(Decimal numerator, Decimal denominator, int decimals);
/// 10,000 x numerator / population to `decimals`.
Decimal rate_per_10000(Decimal numerator, Decimal population, int decimals);

}  // namespace holdfast
