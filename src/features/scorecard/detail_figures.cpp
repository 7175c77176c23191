#include "features/scorecard/detail_figures.hpp"

#include "base/movement.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::scorecard {

using documents::Cell;

namespace {
/// One measure as a row or column of a table.
struct Line {
    std::string_view label{};
    std::string_view measure{};
    bool is_count_of_people{false};
};

/// A measure that is drawn, and what the chart's title calls it.
struct Drawn {
    std::string_view measure{};
    std::string_view name{};
};

/// What a table and its chart are made of: lines against periods.
struct Detail {
    std::string_view name{};
    std::string_view heading{};
    std::string_view corner{};  ///< the head of the first column
    Basis basis{Basis::year};
    std::vector<Line> lines{};
    std::vector<Period> periods{};
    bool is_by_period{false};  ///< periods down the side rather than across
    std::string_view chart_subtitle{};
    std::string_view chart_unit{};
    documents::Chart::Kind chart_kind{documents::Chart::Kind::line};
    std::vector<Drawn> charted{};
    std::optional<Decimal> target{};
    std::vector<std::string> notes{};
};

/// Finds what the report itself states: the section's own table first, then the section, then any other place.
class Published {
public:
    explicit Published(const std::vector<figures::Figure>& figures) : figures_(figures) {}

    const figures::Figure* find(std::string_view measure, const Period& period, Basis basis) const {
        const figures::Figure* best = nullptr;
        for (const auto& figure : figures_) {
            if (figure.measure != measure || !figure.population.empty() || figure.period != period) continue;
            if (comparable(figure.basis) != comparable(basis)) continue;
            if (best == nullptr || nearness(figure) > nearness(*best)) best = &figure;
        }
        return best;
    }

private:
    static int nearness(const figures::Figure& figure) {
        const auto& place = figure.source.place;
        if (!place.starts_with("section 12")) return 0;
        return place.find("table") == std::string::npos ? 1 : 2;
    }

    const std::vector<figures::Figure>& figures_;
};
}  // namespace

static std::vector<Period> years_to(const Period& year, int count) {
    std::vector<Period> years{year};
    while (static_cast<int>(years.size()) < count) years.push_back(years.back().year_before());
    std::ranges::reverse(years);
    return years;
}

static Period last_month_of(const Period& year) {
    const std::chrono::year_month_day day{year.last_day()};
    return Period::month(static_cast<int>(day.year()), static_cast<unsigned>(day.month()));
}

template <class Make>
static std::vector<Period> each(std::vector<Period> years, Make make) {
    for (auto& year : years) year = make(year);
    return years;
}

/// `March 2017`, whatever the period's kind: the Board's tables name the month a period ends in.
static std::string ends_in(const Period& period) { return last_month_of(period).words(); }

static Cell cell_of(const figures::Figure* figure, const Line& line) {
    if (figure == nullptr || !figure->value) return {};
    return {.text = figure->value->grouped(), .number = figure->value, .figure = figure->key(), .is_count_of_people = line.is_count_of_people};
}

static documents::Table table_of(const Detail& detail, const Published& published) {
    documents::Table table{.name = std::string(detail.name),
                           .caption = std::string(detail.heading),
                           .columns = {{std::string(detail.corner)}},
                           .notes = detail.notes,
                           .ties = detail.is_by_period ? documents::Ties::rows : documents::Ties::columns};
    if (detail.is_by_period) {
        for (const auto& line : detail.lines) table.columns.push_back({std::string(line.label), true});
        for (const auto& period : detail.periods) {
            std::vector<Cell> row{{.text = ends_in(period)}};
            for (const auto& line : detail.lines) row.push_back(cell_of(published.find(line.measure, period, detail.basis), line));
            table.rows.push_back(std::move(row));
        }
        return table;
    }
    for (const auto& period : detail.periods) table.columns.push_back({ends_in(period), true});
    for (const auto& line : detail.lines) {
        std::vector<Cell> row{{.text = std::string(line.label)}};
        for (const auto& period : detail.periods) row.push_back(cell_of(published.find(line.measure, period, detail.basis), line));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// `Re-referrals fell from March 2015 to March 2017`, or what each line did where there are more than one; the only period there is a value for.
static std::string message_of(const documents::Chart& chart, const std::vector<Drawn>& drawn) {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const auto moved = movement(chart.categories, chart.series[i].values);
        if (moved.empty()) continue;
        if (chart.series.size() == 1) return in_ten_words({fmt::format("{} {}", drawn[i].name, moved), "It " + moved});
        said.push_back(fmt::format("{} {}", drawn[i].name, moved.starts_with("was") ? "did not change" : moved.substr(0, 4)));
    }
    return said.empty() ? fmt::format("{} has one value only", chart.series.size() == 1 ? drawn.front().name : "Each line")
                        : fmt::format("{}", fmt::join(said, ", "));
}

static documents::Chart chart_of(const Detail& detail, const Published& published) {
    documents::Chart chart{.kind = detail.chart_kind,
                           .name = std::string(detail.name),
                           .subtitle = std::string(detail.chart_subtitle),
                           .unit = std::string(detail.chart_unit),
                           .target = detail.target};
    for (const auto& period : detail.periods) chart.categories.push_back(ends_in(period));
    for (const auto& drawn : detail.charted) {
        const auto& line = *std::ranges::find(detail.lines, drawn.measure, &Line::measure);
        documents::Chart::Series series{.name = std::string(line.label)};
        for (const auto& period : detail.periods) {
            const auto* figure = published.find(line.measure, period, detail.basis);
            series.values.push_back(figure == nullptr ? std::nullopt : figure->value);
        }
        chart.series.push_back(std::move(series));
    }
    chart.title = message_of(chart, detail.charted);
    return chart;
}

static bool has_any(const documents::Table& table) {
    return std::ranges::any_of(table.rows, [](const auto& row) { return std::ranges::any_of(row, [](const Cell& cell) { return cell.number.has_value(); }); });
}

/// The target of the indicator that the measure belongs to.
static std::optional<Decimal> target_of(const Scorecard& scorecard, std::string_view measure) {
    for (const auto& row : scorecard.rows)
        if (row.measure == measure) return row.target.bound();
    return std::nullopt;
}

static Detail assessments(const Period& year) {
    return {.name = "early_help_assessments",
            .heading = "Early Help Assessments (EHAs) initiated",
            .corner = "Early Help Assessments (EHAs) initiated",
            .basis = Basis::year,
            .lines = {{"Rate per 10,000", "eha.rate"}, {"Number", "eha.initiated", true}},
            .periods = years_to(year, 5),
            .chart_subtitle = "Early help assessments started per 10,000 children, years to March",
            .chart_unit = "rate_per_10000",
            .charted = {{"eha.rate", "Early help rate"}}};
}

static Detail assessments_closed(const Period& year) {
    const std::chrono::year_month_day end{year.last_day()};
    return {.name = "eha_initiated_closed",
            .heading = "Early Help Assessments (EHAs) initiated and closed",
            .corner = "Month",
            .basis = Basis::month,
            .lines = {{"Early Help Assessments (EHAs) initiated", "eha.initiated", true},
                      {"Early Help Assessments (EHAs) closed", "eha.closed", true},
                      {"Gap", "eha.gap"}},
            .periods = {Period::month(static_cast<int>(end.year()) - 1, 9), last_month_of(year)},
            .is_by_period = true,
            .chart_subtitle = "Early help assessments, number in the month",
            .chart_unit = "count",
            .chart_kind = documents::Chart::Kind::bar,
            .charted = {{"eha.initiated", "Assessments started"}, {"eha.closed", "assessments closed"}}};
}

static Detail re_referrals(const Period& year) {
    return {.name = "re_referrals",
            .heading = "Re-referrals",
            .corner = "Re-referrals/Referrals",
            .basis = Basis::month,
            .lines = {{"Number of referrals received", "referrals.received", true},
                      {"Referrals where the same child had been recorded within the previous 12 months", "re_referrals.count", true},
                      {"Percentage", "re_referrals.percent"}},
            .periods = each(years_to(year, 5), last_month_of),
            .chart_subtitle = "Children referred in the 12 months before, percent of the month's referrals; low is good",
            .chart_unit = "percent",
            .charted = {{"re_referrals.percent", "Re-referrals"}},
            .notes = {"Good performance is low"}};
}

static Detail exploitation_and_missing(const Period& year) {
    return {.name = "cse_mfh",
            .heading = "CSE and MFH (full year)",
            .corner = "CSE and MFH (full year)",
            .basis = Basis::year,
            .lines = {{"CSE reports to police", "cse.reports_to_police", true},
                      {"MFH episodes", "mfh.episodes", true},
                      {"% Return Home Interviews in 72 hour timescale", "rhi.within_72_hours"}},
            .periods = years_to(year, 3),
            .chart_subtitle = "Reports of sexual exploitation to the police and episodes of missing from home, number in the year to March",
            .chart_unit = "count",
            .chart_kind = documents::Chart::Kind::bar,
            .charted = {{"cse.reports_to_police", "Reports of exploitation"}, {"mfh.episodes", "episodes of missing"}}};
}

static Detail child_protection(const Scorecard& scorecard) {
    return {.name = "child_protection_plans",
            .heading = "Number of Children on a Child Protection Plan",
            .corner = "Number of Children on a Child Protection Plan",
            .basis = Basis::snapshot,
            .lines = {{"Rate per 10,000", "cpp.rate"}, {"Number", "cpp.open", true}},
            .periods = each(years_to(scorecard.year, 5), [](const Period& year) { return Period::day(year.last_day()); }),
            .chart_subtitle = "Children with a child protection plan per 10,000 children at 31 March",
            .chart_unit = "rate_per_10000",
            .charted = {{"cpp.rate", "Child protection rate"}},
            .target = target_of(scorecard, "cpp.rate")};
}

static Detail looked_after(const Scorecard& scorecard) {
    return {.name = "children_looked_after",
            .heading = "Children Looked After (CLA)",
            .corner = "Children Looked After (CLA)",
            .basis = Basis::snapshot,
            .lines = {{"Rate per 10,000", "cla.rate"}, {"Number", "cla.open", true}},
            .periods = each(years_to(scorecard.year, 5), [](const Period& year) { return Period::day(year.last_day()); }),
            .chart_subtitle = "Looked-after children per 10,000 children at 31 March",
            .chart_unit = "rate_per_10000",
            .charted = {{"cla.rate", "Looked-after rate"}},
            .target = target_of(scorecard, "cla.rate")};
}

void add_details(std::vector<documents::Block>& blocks, const std::vector<figures::Figure>& figures, const Scorecard& scorecard) {
    const Published published{figures};
    const auto& year = scorecard.year;
    for (const auto& detail : {assessments(year), assessments_closed(year), re_referrals(year), exploitation_and_missing(year), child_protection(scorecard),
                               looked_after(scorecard)}) {
        auto table = table_of(detail, published);
        if (!has_any(table)) continue;
        blocks.emplace_back(documents::Heading{std::string(detail.heading)});
        blocks.emplace_back(chart_of(detail, published));
        blocks.emplace_back(std::move(table));
    }
}

}  // namespace holdfast::scorecard
