#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Workbooks as spreadsheet programs save them (XLSX): rows of cells, and nothing else of them.
namespace holdfast::spreadsheet {

/// What a cell shows. `text` is the words, the digits of the number as they are kept, `TRUE` or `FALSE`, the day as `31/03/2017` with the time of day
/// behind it where there is one, or the error, such as `#N/A`.
struct Cell {
    enum class Kind { blank, text, number, day, truth, error };
    Kind kind{Kind::blank};
    std::string text{};
    friend bool operator==(const Cell&, const Cell&) = default;
};

/// A row that has cells, and its number in the sheet, counted from 1. Blank cells at its end are left out.
struct Row {
    int number{};
    std::vector<Cell> cells{};
    friend bool operator==(const Row&, const Row&) = default;
};

struct Sheet {
    std::string name{};
    std::vector<Row> rows{};
    friend bool operator==(const Sheet&, const Sheet&) = default;
};

Cell words(std::string text);
Cell number(int value);
Cell day(Date day);

/// The day and the minutes of it that a spreadsheet means by the number; nothing for what is none, such as 60, which stands for a day in 1900 that there
/// was not. `from_1904` is how workbooks of old Macintoshes count.
struct Moment {
    Date day{};
    int minutes{};
};
std::optional<Moment> moment_of(double serial, bool from_1904 = false);
/// `31/03/2017`, or `31/03/2017 14:05`.
std::string in_words(const Moment& moment);

}  // namespace holdfast::spreadsheet
