#include "core/documents/dress_pages.hpp"

#include "web/charts/charts.hpp"

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

static Html bars(const Chart& chart, charts::Direction direction) {
    charts::BarChart bar;
    bar.id = "chart-" + chart.name;
    bar.title = chart.title;
    bar.subtitle = chart.subtitle;
    bar.categories = chart.categories;
    bar.series = drawn(chart.series);
    bar.unit = chart.unit;
    bar.target = drawn(chart.target);
    if (bar.target) bar.target_label = "Target";
    bar.direction = direction;
    return charts::bar_chart(bar);
}

static Html lines(const Chart& chart) {
    charts::LineChart line;
    line.id = "chart-" + chart.name;
    line.title = chart.title;
    line.subtitle = chart.subtitle;
    line.categories = chart.categories;
    line.series = drawn(chart.series);
    line.unit = chart.unit;
    line.target = drawn(chart.target);
    if (line.target) line.target_label = "Target";
    return charts::line_chart(line);
}

static Html stacked(const Chart& chart) {
    charts::StackedBarChart bar;
    bar.id = "chart-" + chart.name;
    bar.title = chart.title;
    bar.subtitle = chart.subtitle;
    bar.categories = chart.categories;
    bar.series = drawn(chart.series);
    bar.unit = chart.unit;
    return charts::stacked_bar_chart(bar);
}

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

Html chart_html(const Writing& writing, const Chart& chart, const Table* table) {
    if (!has_any_value(chart)) return {};
    Html caption;
    if (table != nullptr)
        caption = html(R"(<figcaption{}>The numbers of this chart are in the table <a href="#table-{}"{}>{}</a>.</figcaption>)", writing.dress.note,
                       table->name, writing.dress.link, table->caption);
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
