#pragma once

#include "core/statistics/statistic.hpp"
#include "core/trail/change.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace holdfast::statistics {

std::vector<store::Migration> migrations();

enum class Level { country, region, authority };
std::string_view token(Level level);
std::optional<Level> parse_level(std::string_view token);

/// A country, region or local authority of a release, by its nine-character code (`E10000006`).
struct Area {
    std::string code{};
    Level level{};
    std::string name{};
    std::string region{};    ///< the code of its region, for a local authority
    std::string old_code{};  ///< the three digits by which the Department for Education knows a local authority
    friend bool operator==(const Area&, const Area&) = default;
};

/// What an area is to the partnership: its own, the region it lies in, one of its statistical neighbours.
enum class Part { own, region, neighbour };
std::string_view token(Part part);
std::optional<Part> parse_part(std::string_view token);

/// The row of a release that a cell stands in.
struct Place {
    std::string area{};
    int year{};
    std::string breakdown{};
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// The cells of one column of a release.
using Cells = std::map<Place, Cell>;
Cells cells_of(trail::View& view, std::string_view column);
void put_cell(trail::Change& change, std::string_view column, const Place& place, const Cell& cell);

std::map<std::string, Area> areas(trail::View& view);
void put_area(trail::Change& change, const Area& area);

/// The areas that the partnership is compared with, and its own, by their codes.
std::map<std::string, Part> parts(trail::View& view);
void put_part(trail::Change& change, const std::string& area, Part part);
void remove_part(trail::Change& change, const std::string& area);

/// Which measure of the ledger is compared by which statistic.
std::map<std::string, std::string> links(trail::View& view);
void put_link(trail::Change& change, const std::string& measure, const std::string& statistic);

/// A statistic of some areas, by area and year.
using Readings = std::map<std::string, std::map<int, Reading>>;
Readings readings(trail::View& view, const Statistic& statistic, const std::set<std::string>& areas);

/// Children of 0 to 17 in the partnership's own area in the middle of the year that came last before the day, or on it; nothing where none is loaded.
std::optional<std::int64_t> population_before(trail::View& view, Date day);

}  // namespace holdfast::statistics
