#include "core/figures/findings.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::figures::findings {

bool is_difference(std::string_view measure) {
    static constexpr std::array<std::string_view, 3> words{"gap", "change", "difference"};
    const std::size_t at = measure.find_last_of("._");
    return std::ranges::find(words, at == std::string_view::npos ? measure : measure.substr(at + 1)) != words.end();
}

/// What is wrong with the value by itself; null when nothing is. Money and differences can be below zero, and a change in percent too.
static const char* fault_of(const Figure& figure) {
    if (!figure.value || figure.unit == Unit::pounds) return nullptr;
    if (figure.unit == Unit::percent) return *figure.value > Decimal::whole(100) ? "is more than all of them, unless it is a change" : nullptr;
    return figure.value->is_negative() && !is_difference(figure.measure) ? "is below zero" : nullptr;
}

std::vector<Finding> sizes(const std::vector<Figure>& figures) {
    std::vector<Finding> found;
    for (const Figure& figure : figures)
        if (const char* fault = fault_of(figure))
            found.push_back({.kind = Finding::Kind::arithmetic,
                             .key = figure.key(),
                             .values = {{*figure.value, figure.source.where()}},
                             .reason = fmt::format("{} ({}): {} {}", name_of(figure), figure.period.words(), display(figure.value, figure.unit), fault)});
    return found;
}

}  // namespace holdfast::figures::findings
