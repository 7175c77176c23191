#include "core/documents/dress_pages.hpp"

#include "core/documents/chart_cells.hpp"
#include "core/documents/table_listing.hpp"
#include "web/charts/charts.hpp"
#include "web/percent.hpp"

namespace holdfast::documents {

using web::html;
using web::Html;

namespace charts = web::charts;

/// Where the numbers of a drawing lead, those of its table; nowhere in a picture of its own.
struct Leading {
    const Writing* writing{};
    const Table* table{};
    std::string address(const std::string& series, const std::string& category) const {
        const auto place = table == nullptr ? std::nullopt : cell_behind(*table, series, category);
        return place ? address_of_cell(*writing, *table, place->row, place->column).value_or("") : "";
    }
    std::string address_of_total(const std::string& category) const {
        return table != nullptr && table->has_total_column ? address(table->columns.back().label, category) : "";
    }
};

static std::vector<charts::Series> drawn(const Chart& chart, const Leading& leading) {
    std::vector<charts::Series> all;
    for (const auto& one : chart.series) {
        auto& series = all.emplace_back(charts::Series{.name = one.name, .hidden = one.hidden});
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            const auto& value = one.values[i];
            series.values.push_back(value ? std::optional(value->approximate()) : std::nullopt);
            series.links.push_back(i < chart.categories.size() ? leading.address(one.name, chart.categories[i]) : "");
        }
    }
    return all;
}

static std::optional<double> drawn(const std::optional<Decimal>& number) { return number ? std::optional(number->approximate()) : std::nullopt; }

/// A chart of this kind with what all kinds have.
template <class Kind>
static Kind begun(const Chart& chart, const Leading& leading) {
    Kind kind;
    kind.id = "chart-" + chart.name;
    kind.title = chart.title;
    kind.subtitle = chart.subtitle;
    kind.categories = chart.categories;
    kind.series = drawn(chart, leading);
    kind.unit = chart.unit;
    return kind;
}

template <class Kind>
static Kind with_target(const Chart& chart, const Leading& leading) {
    auto kind = begun<Kind>(chart, leading);
    kind.target = drawn(chart.target);
    if (kind.target) kind.target_label = "Target";
    return kind;
}

static Html bars(const Chart& chart, const Leading& leading, charts::Direction direction) {
    auto bar = with_target<charts::BarChart>(chart, leading);
    bar.direction = direction;
    return charts::bar_chart(bar);
}

static Html lines(const Chart& chart, const Leading& leading) { return charts::line_chart(with_target<charts::LineChart>(chart, leading)); }

static Html stacked(const Chart& chart, const Leading& leading) {
    auto stack = begun<charts::StackedBarChart>(chart, leading);
    for (const auto& category : chart.categories) stack.total_links.push_back(leading.address_of_total(category));
    return charts::stacked_bar_chart(stack);
}

static bool has_any_value(const Chart& chart) {
    for (const auto& series : chart.series)
        for (const auto& value : series.values)
            if (value) return true;
    return false;
}

static Html drawing(const Chart& chart, const Leading& leading) {
    switch (chart.kind) {
        case Chart::Kind::line: return lines(chart, leading);
        case Chart::Kind::bar: return bars(chart, leading, charts::Direction::vertical);
        case Chart::Kind::horizontal_bar: return bars(chart, leading, charts::Direction::horizontal);
        case Chart::Kind::stacked_bar: return stacked(chart, leading);
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
    return html("<figure{}>{}{}</figure>", writing.dress.figure, drawing(chart, {&writing, table}), caption);
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
    const std::string both = drawing(chart, {}).string();
    const std::size_t begin = both.find("<svg"), end = both.find("</svg>");
    if (begin == std::string::npos || end == std::string::npos) return {};
    return for_office(R"(<svg xmlns="http://www.w3.org/2000/svg")" + both.substr(begin + 4, end + 6 - begin - 4));
}

}  // namespace holdfast::documents
