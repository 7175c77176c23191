#include "core/statistics/statistics_store.hpp"

#include <algorithm>
#include <array>

namespace holdfast::statistics {

std::vector<store::Migration> migrations() {
    return {{"statistics/0001_releases", R"(
        CREATE TABLE statistics_areas (
            code ${text} NOT NULL PRIMARY KEY,
            level ${text} NOT NULL,
            name ${text} NOT NULL,
            region ${text} NOT NULL,
            old_code ${text} NOT NULL
        );
        CREATE TABLE statistics_cells (
            column_name ${text} NOT NULL,
            breakdown ${text} NOT NULL,
            area ${text} NOT NULL,
            year ${integer} NOT NULL,
            value ${decimal},
            shorthand ${text} NOT NULL,
            PRIMARY KEY (column_name, area, year, breakdown)
        );
        CREATE TABLE statistics_parts (
            area ${text} NOT NULL PRIMARY KEY,
            part ${text} NOT NULL
        );
        CREATE TABLE statistics_links (
            measure ${text} NOT NULL PRIMARY KEY,
            statistic ${text} NOT NULL
        );
    )"}};
}

template <class Enum, std::size_t size>
static std::optional<Enum> parsed(const std::array<std::string_view, size>& tokens, std::string_view token) {
    const auto* const at = std::ranges::find(tokens, token);
    return at == tokens.end() ? std::nullopt : std::optional(static_cast<Enum>(at - tokens.begin()));
}

static constexpr std::array<std::string_view, 3> levels{"country", "region", "authority"}, part_tokens{"own", "region", "neighbour"};

std::string_view token(Level level) { return levels.at(static_cast<std::size_t>(level)); }
std::optional<Level> parse_level(std::string_view token) { return parsed<Level>(levels, token); }
std::string_view token(Part part) { return part_tokens.at(static_cast<std::size_t>(part)); }
std::optional<Part> parse_part(std::string_view token) { return parsed<Part>(part_tokens, token); }

Cells cells_of(trail::View& view, std::string_view column) {
    Cells cells;
    view.reader().each(
        "SELECT area, year, breakdown, value, shorthand FROM statistics_cells WHERE column_name = $1",
        [&](const store::Row& row) {
            cells.emplace(Place{row.get<std::string>(0), static_cast<int>(row.get<std::int64_t>(1)), row.get<std::string>(2)},
                          Cell{row.get<std::optional<Decimal>>(3), row.get<std::string>(4)});
        },
        column);
    return cells;
}

void put_cell(trail::Change& change, std::string_view column, const Place& place, const Cell& cell) {
    change.writer().execute(
        "INSERT INTO statistics_cells (column_name, breakdown, area, year, value, shorthand) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (column_name, area, year, breakdown) DO UPDATE SET value = excluded.value, shorthand = excluded.shorthand",
        column, place.breakdown, place.area, std::int64_t{place.year}, cell.value, cell.shorthand);
}

std::map<std::string, Area> areas(trail::View& view) {
    std::map<std::string, Area> all;
    view.reader().each("SELECT code, level, name, region, old_code FROM statistics_areas", [&](const store::Row& row) {
        Area area{.code = row.get<std::string>(0),
                  .level = parse_level(row.get<std::string_view>(1)).value(),
                  .name = row.get<std::string>(2),
                  .region = row.get<std::string>(3),
                  .old_code = row.get<std::string>(4)};
        all.emplace(area.code, std::move(area));
    });
    return all;
}

void put_area(trail::Change& change, const Area& area) {
    change.writer().execute(
        "INSERT INTO statistics_areas (code, level, name, region, old_code) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (code) DO UPDATE SET level = excluded.level, name = excluded.name, region = excluded.region, "
        "old_code = excluded.old_code",
        area.code, token(area.level), area.name, area.region, area.old_code);
}

std::map<std::string, Part> parts(trail::View& view) {
    std::map<std::string, Part> all;
    view.reader().each("SELECT area, part FROM statistics_parts",
                       [&](const store::Row& row) { all.emplace(row.get<std::string>(0), parse_part(row.get<std::string_view>(1)).value()); });
    return all;
}

void put_part(trail::Change& change, const std::string& area, Part part) {
    change.writer().execute("INSERT INTO statistics_parts (area, part) VALUES ($1, $2) ON CONFLICT (area) DO UPDATE SET part = excluded.part", area,
                            token(part));
}

void remove_part(trail::Change& change, const std::string& area) { change.writer().execute("DELETE FROM statistics_parts WHERE area = $1", area); }

std::map<std::string, std::string> links(trail::View& view) {
    std::map<std::string, std::string> all;
    view.reader().each("SELECT measure, statistic FROM statistics_links",
                       [&](const store::Row& row) { all.emplace(row.get<std::string>(0), row.get<std::string>(1)); });
    return all;
}

void put_link(trail::Change& change, const std::string& measure, const std::string& statistic) {
    change.writer().execute(
        "INSERT INTO statistics_links (measure, statistic) VALUES ($1, $2) ON CONFLICT (measure) DO UPDATE SET statistic = excluded.statistic", measure,
        statistic);
}

Readings readings(trail::View& view, const Statistic& statistic, const std::set<std::string>& areas) {
    std::map<std::string, std::map<int, std::map<Column, Cell>>> found;
    for (const auto& column : statistic.columns())
        for (const auto& area : areas)
            view.reader().each(
                "SELECT year, value, shorthand FROM statistics_cells WHERE column_name = $1 AND area = $2 AND breakdown = $3",
                [&](const store::Row& row) {
                    found[area][static_cast<int>(row.get<std::int64_t>(0))].emplace(column, Cell{row.get<std::optional<Decimal>>(1), row.get<std::string>(2)});
                },
                column.name, area, column.breakdown);
    Readings all;
    for (const auto& [area, years] : found)
        for (const auto& [year, cells] : years) all[area].emplace(year, reading(statistic, cells));
    return all;
}

std::optional<std::int64_t> population_before(trail::View& view, Date day) {
    const std::chrono::year_month_day on{day};
    const bool is_past_middle = on.month() > std::chrono::June || (on.month() == std::chrono::June && on.day() == std::chrono::day{30});
    const int year = static_cast<int>(on.year()) - (is_past_middle ? 0 : 1);
    const auto* population = find("population.children");
    for (const auto& [area, part] : parts(view)) {
        if (part != Part::own) continue;
        const auto years = readings(view, *population, {area});
        const auto at = years.find(area);
        if (at == years.end()) return std::nullopt;
        const auto reading = at->second.find(year);
        if (reading == at->second.end() || !reading->second.value) return std::nullopt;
        return reading->second.value->rounded(0).coefficient();
    }
    return std::nullopt;
}

}  // namespace holdfast::statistics
