#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::exchange {

/// One record of a CSV file and the line, counted from 1, on which it begins. A quoted cell may run over several lines.
struct CsvRecord {
    int line{};
    std::vector<std::string> cells{};
    /// Whether there is nothing in any cell: an empty line, or the empty rows a spreadsheet leaves behind.
    bool is_blank() const;
};

/// Why a file cannot be read further, and where.
struct CsvProblem {
    int line{};
    std::string reason{};
};

/// Reads RFC 4180 one record at a time from bytes in memory: CRLF or LF, quoted cells with doubled quotes and line ends inside, a
/// byte-order mark dropped. What is not UTF-8, control characters, a quote left open and a stray quote end the reading with a problem.
class CsvReader {
public:
    explicit CsvReader(std::string_view bytes);

    /// The next record, or nothing at the end of the file and after a problem.
    std::optional<CsvRecord> next();
    const std::optional<CsvProblem>& problem() const { return problem_; }

private:
    enum class End { cell, record };
    std::optional<End> read_cell(std::string& cell);
    std::optional<End> read_quoted(std::string& cell);
    std::optional<End> read_plain(std::string& cell);
    std::optional<End> read_end();
    bool take_letter(std::string& cell);
    void stop(int line, std::string reason);

    std::string_view rest_;
    int line_{1};
    std::optional<CsvProblem> problem_{};
};

}  // namespace holdfast::exchange
