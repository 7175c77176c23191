#include "core/exchange/csv_reader.hpp"

#include "core/exchange/unicode.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::exchange {

bool CsvRecord::is_blank() const {
    return std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.find_first_not_of(" \t") == std::string::npos; });
}

/// What the file is instead of CSV, told by its first bytes; empty where nothing tells.
static std::string_view other_format(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "in UTF-16";
    if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) return "a workbook or a document, not CSV";
    if (bytes.starts_with("%PDF-")) return "a PDF, not CSV";
    return {};
}

/// What stands between the cells of a first line without commas, as programs set up for another country write it; empty where it is neither.
static std::string_view other_separator(std::string_view bytes) {
    const auto line = bytes.substr(0, bytes.find('\n'));
    if (line.find(',') != std::string_view::npos) return {};
    if (line.find(';') != std::string_view::npos) return "semicolons";
    return line.find('\t') != std::string_view::npos ? "tabs" : std::string_view{};
}

CsvReader::CsvReader(std::string_view bytes) : rest_(bytes) {
    if (const auto format = other_format(rest_); !format.empty()) stop(1, fmt::format("the file is {}; save it again as \"CSV UTF-8\"", format));
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    if (const auto separator = other_separator(rest_); !separator.empty())
        stop(1, fmt::format("{} stand between the cells, where commas must; save the file again with commas", separator));
}

void CsvReader::stop(int line, std::string reason) {
    problem_ = CsvProblem{line, std::move(reason)};
    rest_ = {};
}

std::optional<CsvRecord> CsvReader::next() {
    if (problem_ || rest_.empty()) return std::nullopt;
    CsvRecord record{line_, {}};
    while (true) {
        std::string cell;
        const auto end = read_cell(cell);
        if (!end) return std::nullopt;
        record.cells.push_back(std::move(cell));
        if (*end == End::record) return record;
    }
}

std::optional<CsvReader::End> CsvReader::read_cell(std::string& cell) {
    return rest_.starts_with('"') ? read_quoted(cell) : read_plain(cell);
}

std::optional<CsvReader::End> CsvReader::read_quoted(std::string& cell) {
    const int opened_on = line_;
    rest_.remove_prefix(1);
    while (!rest_.empty()) {
        if (rest_.front() != '"') {
            if (!take_letter(cell)) return std::nullopt;
            continue;
        }
        rest_.remove_prefix(1);
        if (!rest_.starts_with('"')) {
            const auto end = read_end();
            if (!end && !problem_) stop(line_, "a cell goes on after its closing quotation mark; double the quotation marks inside a quoted cell");
            return end;
        }
        cell += '"';
        rest_.remove_prefix(1);
    }
    stop(opened_on, "the quotation mark that opens a cell on this line is never closed");
    return std::nullopt;
}

std::optional<CsvReader::End> CsvReader::read_plain(std::string& cell) {
    while (true) {
        if (const auto end = read_end()) return end;
        if (rest_.front() == '"') {
            stop(line_, "a quotation mark stands inside a cell that does not begin with one; put the whole cell in quotation marks and double those inside");
            return std::nullopt;
        }
        if (rest_.front() == '\r') {
            stop(line_, "a carriage return stands without a line feed; save the file again with ordinary line ends");
            return std::nullopt;
        }
        if (!take_letter(cell)) return std::nullopt;
    }
}

std::optional<CsvReader::End> CsvReader::read_end() {
    if (rest_.empty()) return End::record;
    if (rest_.front() == ',') {
        rest_.remove_prefix(1);
        return End::cell;
    }
    const std::size_t length = rest_.starts_with("\r\n") ? 2U : rest_.front() == '\n' ? 1U : 0U;
    if (length == 0) return std::nullopt;
    rest_.remove_prefix(length);
    ++line_;
    return End::record;
}

/// Characters that no cell can need and that break XML, terminals or other programs further on.
static bool is_unwanted(char32_t point) {
    if (point == '\t' || point == '\r' || point == '\n') return false;
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xFFFE || point == 0xFFFF;
}

bool CsvReader::take_letter(std::string& cell) {
    const Letter letter = first_letter(rest_);
    if (!letter.is_valid) {
        stop(line_, fmt::format("the byte {:#04x} is not UTF-8; save the file again as \"CSV UTF-8\"", static_cast<unsigned>(letter.point)));
        return false;
    }
    if (is_unwanted(letter.point)) {
        stop(line_, letter.point == 0 ? "the file holds a NUL byte, so it is not a text file"
                                      : fmt::format("the control character U+{:04X} cannot be part of a cell", static_cast<unsigned>(letter.point)));
        return false;
    }
    if (letter.point == '\n') ++line_;
    cell.append(rest_.substr(0, letter.bytes));
    rest_.remove_prefix(letter.bytes);
    return true;
}

}  // namespace holdfast::exchange
