#include "web/charts/stacked_bars.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "web/contrast.hpp"

namespace holdfast::web::charts {

// Each stands 3:1 from the page and from the white line between two parts; the value in each part starts with its letter.
static constexpr std::array<std::string_view, 4> ratings{"#b5241c", "#c77c11", "#00703c", "#858b90"};

static double greatest_total(const Stacks& stacks) {
    double most = 0;
    for (std::size_t i = 0; i < stacks.chart.categories.size(); ++i) most = std::max(most, stacks.total(i));
    return most > 0 ? most : 1;
}

Stacks::Stacks(const StackedBarChart& drawn) : chart(drawn), unit(unit_of(drawn.unit)), decimals(decimals_of(drawn.series, unit)), most(greatest_total(*this)) {
    const auto range = range_of(drawn.series);
    if (range && range->low < 0) throw std::invalid_argument("chart '" + drawn.id + "': a stacked bar cannot show a negative value");
}

std::string_view Stacks::colour_of(std::size_t series) const {
    return chart.palette == Palette::ratings ? ratings.at(series % ratings.size()) : categorical.at(series % categorical.size());
}

std::string_view Stacks::ink_on(std::size_t series) const {
    const auto colour = colour_of(series);
    return contrast(colour, paper) > contrast(colour, ink) ? paper : ink;
}

std::string Stacks::part_words(std::size_t series, std::size_t category) const {
    const auto& one = chart.series[series];
    const std::string number = number_text(one.values[category].value_or(0), decimals, unit);
    return chart.palette == Palette::ratings ? one.name.substr(0, 1) + ' ' + number : number;
}

std::string Stacks::named_part(std::size_t series, std::size_t category) const {
    const auto& one = chart.series[series];
    return one.name + ' ' + number_text(one.values[category].value_or(0), decimals, unit);
}

double Stacks::total(std::size_t category) const {
    double total = 0;
    for (const auto& one : chart.series) total += one.values[category].value_or(0);
    return total;
}

bool Stacks::is_complete(std::size_t category) const {
    return std::all_of(chart.series.begin(), chart.series.end(), [&](const Series& one) { return one.values[category].has_value(); });
}

std::string Stacks::total_words(std::size_t category) const {
    const bool is_empty = std::none_of(chart.series.begin(), chart.series.end(), [&](const Series& one) { return one.values[category].has_value(); });
    const bool is_held_back = std::any_of(chart.series.begin(), chart.series.end(), [&](const Series& one) { return one.is_hidden(category); });
    if (is_empty) return is_held_back ? std::string(hidden_mark) : "No data";
    const std::string number = chart.is_total_shown ? number_text(total(category), decimals, unit) : "";
    if (is_complete(category)) return number;
    if (is_held_back) return fmt::format("{}{}{}", number, number.empty() ? "" : " + ", hidden_mark);
    return number.empty() ? "Incomplete" : number + " (incomplete)";
}

std::string_view Stacks::total_link(std::size_t category) const {
    return category < chart.total_links.size() ? std::string_view(chart.total_links[category]) : std::string_view{};
}

double Stacks::total_room(double font) const {
    double room = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) room = std::max(room, text_width(total_words(i), font) * 1.08 + 8);
    return room;
}

std::string Stacks::hover_of(std::size_t series, std::size_t category) const {
    const auto& one = chart.series[series];
    return chart.categories[category] + ", " + one.name + ": " + number_text(one.values.at(category).value_or(0), decimals, unit);
}

}  // namespace holdfast::web::charts
