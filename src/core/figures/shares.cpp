#include "core/figures/findings.hpp"

#include <fmt/format.h>

namespace holdfast::figures::findings {

std::string name_of(const Figure& figure) { return figure.population.empty() ? figure.label : figure.label + ", " + figure.population; }

bool is_printed_from(Decimal printed, Decimal numerator, Decimal denominator, int scale) {
    const Decimal difference = printed * denominator - numerator * Decimal::whole(scale);
    const Decimal half_a_digit{5, printed.decimals() + 1};
    return (difference.is_negative() ? -difference : difference) <= denominator * half_a_digit;
}

static bool is_checkable(const Figure& figure) {
    const bool is_share = figure.unit == Unit::percent || figure.unit == Unit::rate_per_10000;
    return is_share && figure.value && figure.precision == Precision::exact && figure.numerator && figure.denominator &&
           *figure.denominator > Decimal::whole(0);
}

static Finding finding(const Figure& figure) {
    Figure counted = figure;
    counted.value.reset();
    const Decimal by_counts = *counted.stated_or_computed(figure.value->decimals());
    const auto counts = fmt::format("{} of {}", figure.numerator->grouped(), figure.denominator->grouped());
    return {.kind = Finding::Kind::arithmetic,
            .key = figure.key(),
            .values = {{*figure.value, figure.source.where()}, {by_counts, "worked out from " + counts}},
            .reason = fmt::format("{} ({}): {} is {}, not {}", name_of(figure), figure.period.words(), counts, display(by_counts, figure.unit),
                                  display(figure.value, figure.unit))};
}

std::vector<Finding> shares(const std::vector<Figure>& figures) {
    std::vector<Finding> found;
    for (const Figure& figure : figures)
        where_exact([&] {
            const int scale = figure.unit == Unit::percent ? 100 : 10000;
            if (is_checkable(figure) && !is_printed_from(*figure.value, *figure.numerator, *figure.denominator, scale)) found.push_back(finding(figure));
        });
    return found;
}

}  // namespace holdfast::figures::findings
