#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "web/charts/charts.hpp"

namespace holdfast::web::charts {
namespace {

constexpr double width = 96, height = 24, edge = 4;

struct Range {
    double low, high;
};

std::optional<Range> range_of(const Sparkline& line) {
    std::optional<Range> range;
    const auto take = [&](double value) {
        if (!range) range = Range{value, value};
        range->low = std::min(range->low, value);
        range->high = std::max(range->high, value);
    };
    for (const auto& value : line.values)
        if (value) take(*value);
    if (range && line.target) take(*line.target);
    return range;
}

double x_at(std::size_t i, std::size_t count) {
    return count < 2 ? width / 2 : edge + static_cast<double>(i) * (width - 2 * edge) / static_cast<double>(count - 1);
}

double y_at(double value, const Range& range) {
    if (range.high == range.low) return height / 2;
    return height - edge - (value - range.low) / (range.high - range.low) * (height - 2 * edge);
}

/// A coordinate to a tenth of a pixel. Whole-number formatting is several times quicker than that of a double.
void append_tenths(std::string& out, double coordinate) {
    std::array<char, 16> buffer{};
    const long tenths = std::lround(coordinate * 10);
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), tenths / 10).ptr;
    out.append(buffer.data(), end);
    out += '.';
    out += static_cast<char>('0' + tenths % 10);
}

std::string tenths(double coordinate) {
    std::string text;
    append_tenths(text, coordinate);
    return text;
}

/// One sub-path for each unbroken stretch. A lone value becomes a line of no length, which round caps show as a dot.
std::string path_of(const Sparkline& line, const Range& range) {
    std::string path;
    path.reserve(line.values.size() * 12 + 8);
    const auto& values = line.values;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        const bool starts = i == 0 || !values[i - 1];
        const bool is_alone = starts && (i + 1 == values.size() || !values[i + 1]);
        path += starts ? 'M' : 'L';
        append_tenths(path, x_at(i, values.size()));
        path += ' ';
        append_tenths(path, y_at(*values[i], range));
        if (is_alone) path += "h0";
    }
    return path;
}

void add_marks(Html& svg, const Sparkline& line, const Range& range) {
    if (line.target) svg.add(R"(<path d="M0 {}H96" stroke="#505a5f" stroke-width="1" stroke-dasharray="2 2"/>)", tenths(y_at(*line.target, range)));
    svg.add(R"(<path d="{}" fill="none" stroke="#12436D" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>)", path_of(line, range));
    for (std::size_t i = line.values.size(); i-- > 0;) {
        if (!line.values[i]) continue;
        svg.add(R"(<circle cx="{}" cy="{}" r="3" fill="#12436D"/>)", tenths(x_at(i, line.values.size())), tenths(y_at(*line.values[i], range)));
        return;
    }
}

}  // namespace

Html sparkline(const Sparkline& line) {
    Html svg;
    svg.reserve(480 + line.values.size() * 12);
    if (line.text.empty()) svg.add(R"(<svg class="app-sparkline" viewBox="0 0 96 24" width="96" height="24" aria-hidden="true" focusable="false">)");
    else svg.add(R"(<svg class="app-sparkline" viewBox="0 0 96 24" width="96" height="24" role="img" aria-label="{}" focusable="false">)", line.text);
    if (const auto range = range_of(line)) add_marks(svg, line, *range);
    svg.add("</svg>");
    return svg;
}

}  // namespace holdfast::web::charts
