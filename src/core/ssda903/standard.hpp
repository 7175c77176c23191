#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The return of children looked after (SSDA903): its tables, what they may hold, and the rules they are held to.
namespace holdfast::ssda903 {

enum class Table : std::uint8_t { header, episodes, reviews, uasc, oc2, oc3, ad1, placed_adoption, prev_perm, missing, sw_episodes, dolo };
inline constexpr std::size_t table_count = 12;
/// As the Department writes them: `Header`, `PlacedAdoption`.
std::string_view name_of(Table table);
std::optional<Table> parse_table(std::string_view name);
/// All of them, in the order above.
const std::array<Table, table_count>& every_table();

/// From which collection to which, both included; 0 where there is no bound. A collection is named by the year in which it ends.
struct Collections {
    int from{};
    int to{};
    /// Whether it is of this collection; every one is where the collection is not known, 0.
    bool hold(int collection) const { return collection == 0 || ((from == 0 || from <= collection) && (to == 0 || collection <= to)); }
};

/// What a cell may hold. An unclear date may have `zz` for a day or a month and `zzzz` for a year that is not known.
enum class Kind : std::uint8_t { text, code, date, unclear_date, number, postcode, pupil_number };

struct Code {
    std::string code{};
    Collections collections{};
};

/// One column of a table.
struct Column {
    std::string name{};
    Kind kind{};
    bool may_be_blank{};
    std::string rule{};        ///< the Department's rule that a wrong value breaks; empty where none is known without doubt
    std::string blank_rule{};  ///< the one that a blank breaks
    std::vector<Code> codes{};
    int least{}, most{};  ///< of a number
};

struct Form {
    Table table{};
    Collections collections{};
    std::vector<Column> columns{};
};

/// data/ssda903-columns.csv as it is shipped.
std::string_view shipped_columns();
/// What a table is made of.
const Form& form_of(Table table);
/// Which column of the table has the name, counted from 0.
std::optional<std::size_t> place_of(Table table, std::string_view column);
/// Whether the text, which is not blank, is a value of the column in the collection; 0 stands for any.
bool takes(const Column& column, std::string_view text, int collection);

}  // namespace holdfast::ssda903
