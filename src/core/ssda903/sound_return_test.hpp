#pragma once

#include "core/ssda903/validator.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// A return that keeps every rule, to be changed in one place: children A1 (in care), A2 (adopted in the year) and L3 (a care leaver), 2016-17.
namespace holdfast::ssda903::sound {

/// Cells by column; columns that are not named are blank.
using SoundRow = std::map<std::string, std::string>;
using World = std::map<Table, std::vector<SoundRow>>;

World world();
/// The table as CSV.
std::string csv_of(Table table, const std::vector<SoundRow>& rows);
Tables tables_of(const World& world);

/// Every breach as `142 Episodes 3 DEC`, the number being the line.
std::vector<std::string> breaches(const World& world, std::optional<Year> year = Year{2017});
/// How many of one rule.
int count(const std::string& rule, const World& world, std::optional<Year> year = Year{2017});
/// Why a rule was not run; empty where it was.
std::string not_run(const std::string& rule, const World& world, std::optional<Year> year = Year{2017});

/// How often the rule is broken once a sound return is changed.
template <class Change>
int breaks(const std::string& rule, Change&& change) {
    World changed = world();
    change(changed);
    return count(rule, changed);
}

/// One cell of the sound return written anew.
struct Cell {
    Table table{};
    std::size_t row{};
    std::string column{};
    std::string text{};
};
int breaks_with(const std::string& rule, const std::vector<Cell>& cells);

}  // namespace holdfast::ssda903::sound
