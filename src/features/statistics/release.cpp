#include "features/statistics/release.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::statistics {

std::vector<exchange::ImportColumn> leading_columns() {
    return {{"time_period", true, "the year in which the row's period ends, `2017` or `201617`"},
            {"time_identifier", true, "`Reporting year`, `Financial year` or the like"},
            {"geographic_level", true, "`National`, `Regional` or `Local authority`"},
            {"country_code", true, "`E92000001`"},
            {"country_name", true, "`England`"},
            {"region_code", true, "`E12000002`, or empty for a country"},
            {"region_name", true, "`North West`, or empty for a country"},
            {"old_la_code", true, "`909`, for a local authority"},
            {"new_la_code", true, "`E10000006`, for a local authority"},
            {"la_name", true, "`Cumbria`, for a local authority"},
            {"*", false,
             "the release's own columns: words that divide its rows (`category`), and measures, each a number or a shorthand (`c` suppressed, `z` does not "
             "apply, `x` not available, `u` unreliable, `low` or `k` rounds to zero)"}};
}

static bool is_leading(std::string_view name) {
    static const auto leading = leading_columns();
    return std::ranges::find(leading, name, &exchange::ImportColumn::name) != leading.end();
}

ReleaseColumns columns_of(const std::vector<exchange::ImportRow>& rows) {
    ReleaseColumns columns;
    if (rows.empty()) return columns;
    for (const auto& [name, first] : rows.front().cells) {
        if (is_leading(name)) continue;
        const bool is_measure = std::ranges::any_of(rows, [&](const exchange::ImportRow& row) { return read_cell(row[name]).has_value(); });
        (is_measure ? columns.measures : columns.breakdowns).push_back(name);
    }
    return columns;
}

/// A code of the Office for National Statistics: a letter for the country and eight digits.
static std::string area_code(exchange::Cells& cells, std::string_view column) {
    const std::string code = cells.required_text(column);
    const bool is_code = code.size() == 9 && std::string_view("EKNSW").find(code[0]) != std::string_view::npos &&
                         std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!code.empty() && !is_code) cells.reject(column, "must be a letter and eight digits, E10000006");
    return code;
}

static std::optional<Level> level_of(std::string_view text) {
    if (text == "National") return Level::country;
    if (text == "Regional") return Level::region;
    if (text == "Local authority") return Level::authority;
    return std::nullopt;
}

static Area area_of(exchange::Cells& cells) {
    const auto level = cells.required("geographic_level", level_of, Level::country, "National, Regional or Local authority");
    if (level == Level::country) return {.code = area_code(cells, "country_code"), .level = level, .name = cells.required_text("country_name")};
    if (level == Level::region) return {.code = area_code(cells, "region_code"), .level = level, .name = cells.required_text("region_name")};
    return {.code = area_code(cells, "new_la_code"),
            .level = level,
            .name = cells.required_text("la_name"),
            .region = area_code(cells, "region_code"),
            .old_code = cells.text("old_la_code")};
}

ReleaseRow release_row(exchange::Cells& cells, const ReleaseColumns& columns) {
    ReleaseRow row{.area = area_of(cells), .place = {}};
    row.place.area = row.area.code;
    row.place.year = cells.required("time_period", read_year, 2000, "a year, 2017 or 201617");
    for (const auto& name : columns.breakdowns) row.place.breakdown.append(row.place.breakdown.empty() ? "" : ", ").append(cells.required_text(name));
    return row;
}

}  // namespace holdfast::statistics
