#include "features/figure_ledger/published_row.hpp"

#include "core/figures/findings.hpp"

#include <algorithm>

namespace holdfast::figure_ledger {

using exchange::Cells;
using exchange::ImportColumn;
using figures::Figure;

static constexpr std::string_view units = "percent, rate_per_10000, rate, count, days or pounds";
static constexpr std::string_view precisions = "over, under, about or nothing";

static constexpr ImportColumn measure{"measure", true,
                                      "what is measured, as a code such as `cpp.open`: letters, digits and . - _ & without spaces, at most 60"};
static constexpr ImportColumn label{"label", true, "the measure in words"};
static constexpr ImportColumn period{"period", true, "2016-17, 2016-17 Q2, 2017-03, 2017-03-31 or 2016"};
static constexpr ImportColumn basis{"basis", true, "snapshot, month, quarter, year_to_date, year or rolling_12_months"};
static constexpr ImportColumn value{"value", true, "the number as it is printed; empty where none is printed"};
static constexpr ImportColumn unit{"unit", true, units};
static constexpr ImportColumn publication{"publication", true, "the publication's short title"};
static constexpr ImportColumn place{"place", true, "where in it: a section, page or table; may be empty"};
static constexpr ImportColumn precision{"precision", false, "how the number is qualified: over, under (also almost, up to), about; empty where it is exact"};
static constexpr ImportColumn note{"note", false, "what a reader should know; may be empty"};

std::vector<ImportColumn> published_columns() {
    return {measure,
            label,
            period,
            basis,
            value,
            {"numerator", true, "the count a percentage or rate is made from; may be empty"},
            {"denominator", true, "what the numerator is divided by; empty for a rate whose population is not stated"},
            unit,
            publication,
            place,
            {"population", false, "of whom, where the measure has several: an area such as `England`, or a part such as `Police`; may be empty"},
            precision,
            note,
            {"part_of", false, "key of the total that this figure is a part of, such as `lado.allegations@2016-17`; may be empty"},
            {"part_by", false, "which breakdown of the total it belongs to, such as `agency`; may be empty"},
            {"at_most", false, "key of a figure that this one, with all others naming it, cannot exceed; may be empty"}};
}

std::vector<ImportColumn> series_columns() {
    return {measure,
            label,
            {"area", true, "`England`, `North West`; empty for the partnership's own area"},
            period,
            basis,
            value,
            unit,
            publication,
            place,
            {"numerator", false, "the count a percentage or rate is made from; may be empty"},
            {"denominator", false, "what the numerator is divided by; may be empty"},
            precision,
            note};
}

static bool is_measure(std::string_view text) {
    constexpr std::string_view marks = ".-_&";
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [&](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               marks.find(letter) != std::string_view::npos;
    });
}

static std::string read_measure(Cells& cells) {
    auto text = cells.text("measure");
    if (!is_measure(text)) cells.reject("measure", "must be a code such as cpp.open: letters, digits and . - _ & without spaces, at most 60");
    return text;
}

static std::string read_key(Cells& cells, std::string_view column) {
    auto text = cells.text(column);
    const auto key = figures::parse_key(text);
    if (!text.empty() && !(key && is_measure(key->measure))) cells.reject(column, "must be the key of a figure such as lado.allegations@2016-17");
    return text;
}

static void refuse_below_zero(Cells& cells, std::string_view column, const std::optional<Decimal>& count) {
    if (count && count->is_negative()) cells.reject(column, "must not be below zero");
}

/// A share of more than the whole is a slip of the pen, not a finding: nobody published it as a percentage of people.
static void refuse_more_than_the_whole(Cells& cells, const Figure& figure) {
    if (figure.unit == figures::Unit::percent && figure.numerator && figure.denominator && *figure.numerator > *figure.denominator)
        cells.reject("numerator", "must not be above the denominator, " + figure.denominator->string() + ", in a percentage");
}

Figure read_figure(Cells& cells) {
    Figure figure{.measure = read_measure(cells),
                  .population = cells.text("population") + cells.text("area"),
                  .period = cells.required_period("period"),
                  .basis = cells.required_basis("basis"),
                  .label = cells.required_text("label"),
                  .unit = cells.required("unit", figures::parse_unit, figures::Unit::count, units),
                  .value = cells.decimal("value"),
                  .numerator = cells.decimal("numerator"),
                  .denominator = cells.decimal("denominator"),
                  .source = {.kind = figures::SourceKind::published, .by = cells.required_text("publication"), .place = cells.text("place")},
                  .note = cells.text("note"),
                  .precision = cells.required("precision", figures::parse_precision, figures::Precision::exact, precisions),
                  .part_of = read_key(cells, "part_of"),
                  .part_by = cells.text("part_by"),
                  .at_most = read_key(cells, "at_most")};
    if (figure.unit == figures::Unit::count && !figures::findings::is_difference(figure.measure)) refuse_below_zero(cells, "value", figure.value);
    refuse_below_zero(cells, "numerator", figure.numerator);
    refuse_below_zero(cells, "denominator", figure.denominator);
    refuse_more_than_the_whole(cells, figure);
    return figure;
}

}  // namespace holdfast::figure_ledger
