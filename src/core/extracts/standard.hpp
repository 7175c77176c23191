#pragma once

#include "base/time.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Tables that agencies' systems give out, held to the columns of a published standard: what the Annex A lists and the Standard Safeguarding Dataset share.
namespace holdfast::extracts {

/// What a cell may hold. A moment is a day with or without the time of it.
enum class Kind : std::uint8_t { text, code, date, moment, number, decimal };

/// A value of a column as the standard words it, and shorter ways of writing it: for `a) Male` also `M`.
struct Code {
    std::string label{};
    std::vector<std::string> short_forms{};
};

/// One column of a table.
struct Column {
    std::string name{};
    Kind kind{};
    bool may_be_blank{};
    std::string not_before{};  ///< the column of the same row than which this date may not be earlier
    bool is_key{};             ///< no two rows have the same
    std::string refers_to{};   ///< `table.column` in which the value has to be
    std::vector<Code> codes{};
    int least{}, most{};  ///< of a number
};

struct Form {
    std::string name{};
    std::string title{};
    std::vector<Column> columns{};
};

/// The tables of a standard, in order.
using Standard = std::vector<Form>;

/// Reads a standard from its CSV, `table,title,column,kind,blank,not_before,key,refers,takes`. Throws std::logic_error where it is not sound.
Standard read_standard(std::string_view csv);
const Form* find_form(const Standard& standard, std::string_view name);
std::optional<std::size_t> place_of(const Form& form, std::string_view column);

/// Without the white space around it.
std::string_view trimmed(std::string_view text);
/// In small letters, with one blank where there are several or a line end, straight apostrophes and nothing around it: two that differ in nothing else are equal.
std::string folded(std::string_view text);

/// Reads `31/03/2017` and `2017-03-31`, also with a time of day behind it.
std::optional<Date> parse_day(std::string_view text);
/// The time of day behind a day, in minutes; nothing where there is none.
std::optional<int> minutes_in(std::string_view text);
/// Which of the column's codes it is: by its words, its letter with words of our own (`a) WBRI`), or a short form, whatever the case.
const Code* code_of(const Column& column, std::string_view text);
/// The short form of the code that the text has in it; empty where it has none.
std::string_view short_form_in(const Column& column, std::string_view text);
/// The value of the column that the short form stands for, so that it is read back: its words where it has one short form alone, else with the short form among them,
/// `a) WBRI: White`. The short form itself where the column has no such code.
std::string written(const Column& column, std::string_view short_form);
/// Whether the text, which is not blank, is a value of the column.
bool takes(const Column& column, std::string_view text);

}  // namespace holdfast::extracts
