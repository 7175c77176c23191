#include "core/measures/listing.hpp"

#include <fmt/format.h>

namespace holdfast::measures {

exchange::Listing listing_of(const std::vector<Counted>& counted, Date from, Date to) {
    exchange::Listing listing{.columns = {"code", "label", "numerator", "denominator", "value", "unit", "basis", "as_at"}};
    for (const auto& one : counted) {
        std::optional<Decimal> denominator;
        if (one.denominator) denominator = Decimal::whole(*one.denominator);
        listing.rows.push_back({one.measure->code, one.measure->label, Decimal::whole(one.numerator), denominator, one.value, token(one.measure->unit),
                                token(basis_of(*one.measure, from, to)), iso(to)});
    }
    return listing;
}

/// The numbers of a row, which is an indicator or a group of one.
struct Numbers {
    std::int64_t numerator{};
    std::optional<std::int64_t> denominator{};
    std::optional<Decimal> value{};
    bool is_hidden{};
};

static exchange::Value whole(std::optional<std::int64_t> number, bool is_hidden) {
    return number && !is_hidden ? std::optional(Decimal::whole(*number)) : std::nullopt;
}

exchange::Listing grouped_listing_of(const std::vector<Counted>& counted, const GroupedQuestion& question) {
    exchange::Listing listing{.columns = {"code", "label", "numerator", "denominator", "value", "unit", "basis", "as_at", "dimension", "group", "shorthand"}};
    for (const auto& one : counted) {
        const auto add = [&](std::string_view dimension, const std::string& group, const Numbers& numbers) {
            listing.rows.push_back({one.measure->code, one.measure->label, whole(numbers.numerator, numbers.is_hidden),
                                    whole(numbers.denominator, numbers.is_hidden), numbers.is_hidden ? std::optional<Decimal>() : numbers.value,
                                    token(one.measure->unit), token(basis_of(*one.measure, question.from, question.to)), iso(question.to), dimension, group,
                                    numbers.is_hidden ? "c" : ""});
        };
        add("", "", {one.numerator, one.denominator, one.value, question.is_for_public && is_small(one)});
        for (const auto dimension : question.dimensions) {
            auto groups = question.groups(one, dimension);
            if (question.is_for_public) groups = for_the_public(std::move(groups), one.measure->unit);
            for (const auto& group : groups) add(token(dimension), group.label, {group.numerator, group.denominator, group.value, group.is_hidden});
        }
    }
    return listing;
}

static std::string_view unit_in_words(figures::Unit unit) {
    if (unit == figures::Unit::percent) return "percent";
    if (unit == figures::Unit::rate_per_10000) return "per 10,000 children";
    return unit == figures::Unit::days ? "days, mean" : "number";
}

std::string reference_page() {
    std::string page =
        "# Indicators from the records\n\n"
        "Written from the program by `holdfast docs indicators`.\n\n"
        "`holdfast indicators --from DATE --to DATE [--format table|csv|json]` counts each of them over the records of children's pathways, in the columns\n"
        "`code, label, numerator, denominator, value, unit, basis, as_at`. The period has its first and last day; `as_at` is the last.\n\n"
        "`--by sex,age,ethnicity,disability,district,agency` (some of them, or `all`) adds a row for each group after each indicator, and `--public` hides "
        "what a\n"
        "public edition does not show. With either the columns `dimension, group, shorthand` come after the others: `dimension` and `group` are empty in the "
        "row\n"
        "of the indicator itself, and `shorthand` is `c` where a number is hidden, whose cells are then empty.\n\n"
        "- Open at the end means open after the last day: what ends on it is not.\n"
        "- Working days leave out Saturdays, Sundays and the bank holidays of England; the first day is day 0. A day before the first year whose bank\n"
        "  holidays are known is never in time; a period that ends after the last such year is refused.\n"
        "- Months and years are to the same day of the month, or the last of a shorter month, counted from what began. Ages are completed years on the last\n"
        "  day of the period.\n"
        "- The basis is said by the length of the period: the year from April, any other 12 months, a month, a quarter, or the year to date. One at the end\n"
        "  of the period is a snapshot.\n"
        "- The population of a rate is the estimate of the Office for National Statistics, ages 0 to 17, for the middle of the year that came last before the\n"
        "  end of the period. Where none is loaded, or the partnership's own area is not chosen, the rate has no value; its numerator stands.\n"
        "- A percentage or mean of nobody has no value. Where there is no record at all of what an indicator asks for (visits, reviews, health), it is of\n"
        "  nobody: a census has no visits, and that says nothing of whether children were seen.\n"
        "- Records that were withdrawn are not counted; two records that were linked as one person's are one child; a plan of another authority is not "
        "counted;\n"
        "  short breaks (V3, V4) are not care.\n"
        "- Every figure is broken down by sex, age, ethnic group, disability, the district of the home (never of a confidential address), and the agency\n"
        "  whose return it came from. The district is found by postcode in the table that `holdfast import districts` loads, the whole postcode before its\n"
        "  sector before its outward part; where no table is loaded it is the outward part itself. A group of a rate has no population of its own and so no\n"
        "  rate. A public edition hides numbers from 1 to 4 and those from which they could be worked out.\n\n"
        "Not counted, because no record answers it: CS2.2, CS3.10, CS3.25, CS4.4, CS5.0, CS5.3, CS7-0, CS7.2b, CS8-0.\n\n"
        "| code | indicator | unit | numerator | denominator | when | authority |\n| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const auto& measure : all())
        page += fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", measure.code, measure.label, unit_in_words(measure.unit), measure.numerator,
                            measure.denominator, measure.is_snapshot ? "at the end" : "in the period", measure.authority);
    return page;
}

}  // namespace holdfast::measures
