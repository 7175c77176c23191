#pragma once

#include "core/figures/figure.hpp"

#include <compare>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is published about every area of England, to compare a partnership with.
namespace holdfast::statistics {

/// A column of a national release, and which of its rows: the words of its other columns (`category`, `age_group`).
struct Column {
    std::string_view name{};
    std::string_view breakdown{};
    friend auto operator<=>(const Column&, const Column&) = default;
};

/// What a cell holds: a number, or the release's shorthand for why there is none.
struct Cell {
    std::optional<Decimal> value{};
    std::string shorthand{};
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// Reads a cell as releases of official statistics write it: a number, or one of `c k low u x z :`. Nothing for anything else; an empty cell is `x`.
std::optional<Cell> read_cell(std::string_view text);
/// What a shorthand means: "suppressed, the number is small".
std::string_view in_words(std::string_view shorthand);

/// The year by which a release names its rows: `2017` (to March of it) or `201617`. Nothing for anything else.
std::optional<int> read_year(std::string_view time_period);

/// A measure that areas are compared by, and how it is found in the releases.
struct Statistic {
    std::string_view key{};    ///< as `comparisons` name it: `referrals.repeated`
    std::string_view label{};  ///< "Referrals within 12 months of an earlier one"
    figures::Unit unit{};
    Basis basis{};
    std::string_view breakdown{};               ///< of every column below
    std::string_view value{};                   ///< the column that states it; empty where it is worked out from the others
    std::vector<std::string_view> numerator{};  ///< columns to be added up
    std::string_view denominator{};
    std::string_view publisher{};
    /// Every column it is read from.
    std::vector<Column> columns() const;
    /// What a row's year speaks of: the year to March, its last day, or the middle of the year for a population.
    Period period(int year) const;
};

/// Every statistic that is known, in the order in which they are shown.
std::span<const Statistic> all();
/// The statistic of this key, or nothing.
const Statistic* find(std::string_view key);

/// A statistic for one area and year. Without a value there is a shorthand, or nothing was published.
struct Reading {
    std::optional<Decimal> value{};
    std::optional<Decimal> numerator{};
    std::optional<Decimal> denominator{};
    std::string shorthand{};
    bool is_published() const { return value || !shorthand.empty(); }
    friend bool operator==(const Reading&, const Reading&) = default;
};

/// What the cells of one area and year say. A share is worked out from its parts, to one decimal, only where the release does not state it, and
/// only when every part has a number.
Reading reading(const Statistic& statistic, const std::map<Column, Cell>& cells);

/// The unweighted mean of those that have a value, to the decimals that the most exact of them has. Counts have none: areas differ in size.
Reading mean(figures::Unit unit, const std::vector<Reading>& readings);

}  // namespace holdfast::statistics
