#pragma once

#include "core/ssda903/day.hpp"
#include "core/ssda903/sheet.hpp"

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::ssda903 {

/// The tables of one return, as they were given: each at most once.
class Tables {
public:
    /// Refused where the table is there already; both files are named.
    Outcome<Done> add(Sheet sheet);
    const Sheet* find(Table table) const;
    bool has(Table table) const { return find(table) != nullptr; }

private:
    std::array<std::optional<Sheet>, table_count> sheets_{};
};

/// The year of the newest day in Episodes; nothing where there is none.
std::optional<Year> newest_year(const Tables& tables);

/// An episode of which it can be read when it began.
struct Episode {
    Cells cells;
    Date from{};
    std::optional<Date> to{};
};

/// What the rules look at. Lives no longer than the tables.
class Context {
public:
    Context(const Tables& tables, std::optional<Year> year);

    bool has(Table table) const { return tables_.has(table); }
    bool has_year() const { return year_.has_value(); }
    /// Precondition: it is known.
    const Year& year() const { return *year_; }
    /// 0 where it is not known.
    int collection() const { return year_ ? year_->collection : 0; }

    /// In the order of the file.
    const std::vector<Cells>& rows(Table table) const { return rows_[static_cast<std::size_t>(table)]; }
    /// Those of one child.
    const std::vector<Cells>& rows(Table table, std::string_view child) const;
    const std::map<std::string_view, std::vector<Cells>>& by_child(Table table) const { return by_child_[static_cast<std::size_t>(table)]; }
    /// Of each child, in the order in which they began.
    const std::map<std::string_view, std::vector<Episode>>& episodes() const { return episodes_; }
    const std::vector<Episode>& episodes(std::string_view child) const;
    /// From the child's first row in Header.
    std::optional<Date> birth_of(std::string_view child) const;

private:
    const Tables& tables_;
    std::optional<Year> year_;
    std::array<std::vector<Cells>, table_count> rows_{};
    std::array<std::map<std::string_view, std::vector<Cells>>, table_count> by_child_{};
    std::map<std::string_view, std::vector<Episode>> episodes_{};
};

}  // namespace holdfast::ssda903
