#include "core/documents/dress_pages.hpp"

#include "core/documents/table_listing.hpp"
#include "web/charts/charts.hpp"
#include "web/percent.hpp"

namespace holdfast::documents {

using web::html;
using web::Html;

namespace charts = web::charts;

static std::vector<charts::Series> drawn(const std::vector<Chart::Series>& series) {
    std::vector<charts::Series> all;
    for (const auto& one : series) {
        auto& values = all.emplace_back(charts::Series{one.name, {}}).values;
        for (const auto& value : one.values) values.push_back(value ? std::optional(value->approximate()) : std::nullopt);
    }
    return all;
}

static std::optional<double> drawn(const std::optional<Decimal>& number) { return number ? std::optional(number->approximate()) : std::nullopt; }

/// A chart of this kind with what all kinds have.
template <class Kind>
static Kind begun(const Chart& chart) {
    Kind kind;
    kind.id = "chart-" + chart.name;
    kind.title = chart.title;
    kind.subtitle = chart.subtitle;
    kind.categories = chart.categories;
    kind.series = drawn(chart.series);
    kind.unit = chart.unit;
    return kind;
}

template <class Kind>
static Kind with_target(const Chart& chart) {
    auto kind = begun<Kind>(chart);
    kind.target = drawn(chart.target);
    if (kind.target) kind.target_label = "Target";
    return kind;
}

static Html bars(const Chart& chart, charts::Direction direction) {
    auto bar = with_target<charts::BarChart>(chart);
    bar.direction = direction;
    return charts::bar_chart(bar);
}

static Html lines(const Chart& chart) { return charts::line_chart(with_target<charts::LineChart>(chart)); }

static Html stacked(const Chart& chart) { return charts::stacked_bar_chart(begun<charts::StackedBarChart>(chart)); }

static bool has_any_value(const Chart& chart) {
    for (const auto& series : chart.series)
        for (const auto& value : series.values)
            if (value) return true;
    return false;
}

static Html drawing(const Chart& chart) {
    switch (chart.kind) {
        case Chart::Kind::line: return lines(chart);
        case Chart::Kind::bar: return bars(chart, charts::Direction::vertical);
        case Chart::Kind::horizontal_bar: return bars(chart, charts::Direction::horizontal);
        case Chart::Kind::stacked_bar: return stacked(chart);
    }
    return {};
}

/// The table as a file: on the site its address, in a file of its own the rows themselves, which browsers offer to keep. Of no use on paper.
static Html file_link(const Writing& writing, const Table& table) {
    if (!writing.tables.empty()) return html(R"(<a href="{}{}.csv"{}>CSV file</a>)", writing.tables, table.name, writing.dress.link);
    const std::string rows = web::percent_encoded(exchange::to_csv(listing_of(table, writing.document.figures)));
    return html(R"(<a href="data:text/csv;charset=utf-8,{}" download="{}.csv">CSV file</a>)", rows, table.name);
}

Html chart_html(const Writing& writing, const Chart& chart, const Table* table) {
    if (!has_any_value(chart)) return {};
    Html caption;
    if (table != nullptr)
        caption = html(
            R"(<figcaption{}>The numbers of this chart are in the table <a href="#table-{}"{}>{}</a>.<span class="app-no-print"> They are in a {} too.</span></figcaption>)",
            writing.dress.note, table->name, writing.dress.link, table->caption, file_link(writing, *table));
    return html("<figure{}>{}{}</figure>", writing.dress.figure, drawing(chart), caption);
}

static void replace_every(std::string& text, std::string_view sought, std::string_view replacement) {
    for (std::size_t at = text.find(sought); at != std::string::npos; at = text.find(sought, at + replacement.size()))
        text.replace(at, sought.size(), replacement);
}

/// Viewers of office documents draw the white edge of a word over the word itself, and take the first font of a list even where it is missing.
std::string for_office(std::string svg) {
    replace_every(svg, R"( stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke")", "");
    replace_every(svg, R"(font-family="Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif")", R"(font-family="Liberation Sans")");
    return svg;
}

std::string chart_picture(const Chart& chart) {
    if (!has_any_value(chart)) return {};
    const std::string both = drawing(chart).string();
    const std::size_t begin = both.find("<svg"), end = both.find("</svg>");
    if (begin == std::string::npos || end == std::string::npos) return {};
    return for_office(R"(<svg xmlns="http://www.w3.org/2000/svg")" + both.substr(begin + 4, end + 6 - begin - 4));
}

}  // namespace holdfast::documents
