#pragma once

#include "base/decimal.hpp"
#include "base/period.hpp"
#include "core/exchange/import.hpp"

#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::exchange {

/// Reads the cells of one row as what they should be. What cannot be read goes into the report as a rejection that says what is
/// expected, and an empty or zero value stands in for it; the loader looks at `are_accepted()` before it writes the row.
class Cells {
public:
    Cells(const ImportRow& row, ImportReport& report) : row_(row), report_(report) {}

    /// The text as it stands, possibly empty.
    std::string text(std::string_view column) const { return std::string(row_[column]); }
    std::string required_text(std::string_view column);
    /// A code: letters, digits and `- _ &`, and full stops after the first, at most 40, without spaces.
    std::string required_code(std::string_view column);

    /// An exact number such as 82.1: nothing for an empty cell.
    std::optional<Decimal> decimal(std::string_view column);
    Decimal required_decimal(std::string_view column);
    /// A whole number from 0.
    std::optional<int> whole(std::string_view column);
    int required_whole(std::string_view column);
    std::optional<Date> date(std::string_view column);
    Date required_date(std::string_view column);
    /// `2016-17`, `2016-17 Q2`, `2017-03`, `2017-03-31` or `2016`.
    std::optional<Period> period(std::string_view column);
    Period required_period(std::string_view column);
    /// A reporting year, `2016-17`, and nothing else.
    Period required_year(std::string_view column);
    Basis required_basis(std::string_view column);
    /// `yes` or `no`; an empty cell is `no`.
    bool yes(std::string_view column);
    /// One of these words.
    std::string required_one_of(std::string_view column, std::initializer_list<std::string_view> words);
    /// One of these words, or nothing.
    std::string one_of(std::string_view column, std::initializer_list<std::string_view> words);
    /// What `parse(std::string_view)` makes of the cell (an optional): `required("unit", figures::parse_unit, Unit::count, "percent, count or days")`.
    template <class T, class Parse>
    T required(std::string_view column, Parse parse, T stand_in, std::string_view expected) {
        if (const auto read = parse(row_[column])) return *read;
        refuse(column, expected);
        return stand_in;
    }

    /// Adds a rejection of this cell: `reason` continues the column's name ("must be ...").
    void reject(std::string_view column, std::string reason);
    bool are_accepted() const { return are_accepted_; }
    int line() const { return row_.line; }

private:
    void refuse(std::string_view column, std::string_view expected);

    const ImportRow& row_;
    ImportReport& report_;
    bool are_accepted_{true};
};

/// A column whose cells name something on file, such as an agency: each name is looked up once, however many rows have it.
class NamedOnFile {
public:
    /// `find` gives the key of what is called so, or nothing; `otherwise` continues the column's name where it gives nothing ("is no agency on file").
    using Find = std::function<std::optional<std::string>(const std::string& called)>;
    NamedOnFile(std::string_view column, std::string_view otherwise, Find find) : column_(column), otherwise_(otherwise), find_(std::move(find)) {}

    /// Its key; the row is rejected where nothing is called so, or the cell is empty.
    std::string in(Cells& cells);

private:
    std::string column_, otherwise_;
    Find find_;
    std::map<std::string, std::optional<std::string>> keys_{};
};

/// The keys a file has already used: the same key on two rows is refused, because the second would undo the first.
class Keys {
public:
    /// Rejects the row, naming `column`, when `key` was taken by an earlier one.
    void take(Cells& cells, std::string_view column, std::string key);

private:
    std::map<std::string, int, std::less<>> lines_{};
};

/// Writes a row that is new or different and counts it: `existing` is what stands there (compared with ==), `insert()` and `update()` write.
template <class Record, class Insert, class Update>
void upsert(ImportReport& report, const std::optional<Record>& existing, const Record& wanted, Insert&& insert, Update&& update) {
    if (!existing) {
        insert();
        ++report.added;
    } else if (*existing == wanted) {
        ++report.unchanged;
    } else {
        update();
        ++report.changed;
    }
}

}  // namespace holdfast::exchange
