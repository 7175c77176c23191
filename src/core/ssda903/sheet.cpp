#include "core/ssda903/sheet.hpp"

#include "core/ssda903/day.hpp"

#include "core/exchange/csv_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>

namespace holdfast::ssda903 {

static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto from = text.find_first_not_of(white);
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(white) - from + 1);
}

static bool is_name(std::string_view written, std::string_view name) {
    const auto text = trimmed(written);
    return std::ranges::equal(text, name, [](char a, char b) { return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b; });
}

/// CHILD, DOB and SEX are in several tables and tell none.
static bool is_telling(std::string_view name) { return name != "CHILD" && name != "DOB" && name != "SEX"; }

static std::size_t telling_columns(Table table, const std::vector<std::string>& header) {
    return static_cast<std::size_t>(std::ranges::count_if(form_of(table).columns, [&](const Column& column) {
        return is_telling(column.name) && std::ranges::any_of(header, [&](const auto& written) { return is_name(written, column.name); });
    }));
}

/// The table of which the header has most; nothing where it has none, or as much of another.
static std::optional<Table> table_with(const std::vector<std::string>& header) {
    std::optional<Table> best;
    std::size_t most = 0;
    for (const Table table : every_table()) {
        const std::size_t found = telling_columns(table, header);
        if (found == most) best.reset();
        if (found > most) best = table;
        most = std::max(most, found);
    }
    return best;
}

/// Sets where the standard's columns stand; gives what is wrong.
static std::string find_columns(Sheet& sheet) {
    std::vector<std::string_view> missing, doubled;
    for (const Column& column : form_of(sheet.table).columns) {
        const auto is_it = [&](const auto& written) { return is_name(written, column.name); };
        const auto found = std::ranges::find_if(sheet.columns, is_it);
        if (found == sheet.columns.end()) missing.emplace_back(column.name);
        if (std::ranges::count_if(sheet.columns, is_it) > 1) doubled.emplace_back(column.name);
        sheet.places.push_back(static_cast<std::size_t>(found - sheet.columns.begin()));
    }
    if (!missing.empty()) return fmt::format("this is {}, but without {}", name_of(sheet.table), fmt::join(missing, ", "));
    if (!doubled.empty()) return fmt::format("this is {}, but with {} more than once", name_of(sheet.table), fmt::join(doubled, ", "));
    return {};
}

std::vector<std::string> Sheet::unknown_columns() const {
    std::vector<std::string> unknown;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (std::ranges::find(places, i) == places.end()) unknown.push_back(columns[i]);
    return unknown;
}

static std::vector<std::string_view> every_name() {
    std::vector<std::string_view> names;
    for (const Table table : every_table()) names.push_back(name_of(table));
    return names;
}

static Refusal at(const std::string& file, int line, std::string_view reason) { return invalid(fmt::format("{}: line {}: {}", file, line, reason)); }

Outcome<Sheet> read_sheet(std::string_view bytes, std::string file) {
    exchange::CsvReader reader(bytes);
    auto header = reader.next();
    if (reader.problem()) return at(file, reader.problem()->line, reader.problem()->reason);
    if (!header) return at(file, 1, "the file is empty");
    const auto table = table_with(header->cells);
    if (!table) return at(file, header->line, fmt::format("the column names are of no table of the SSDA903: {}", fmt::join(every_name(), ", ")));
    Sheet sheet{*table, file, std::move(header->cells)};
    if (const auto fault = find_columns(sheet); !fault.empty()) return at(file, header->line, fault);
    while (auto record = reader.next()) {
        if (record->is_blank()) {
            ++sheet.blank_rows;
            continue;
        }
        if (record->cells.size() != sheet.columns.size())
            return at(file, record->line, fmt::format("there are {} cells, where the header has {}", record->cells.size(), sheet.columns.size()));
        sheet.rows.push_back({record->line, std::move(record->cells)});
    }
    if (reader.problem()) return at(file, reader.problem()->line, reader.problem()->reason);
    return sheet;
}

static void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    out += '"';
}

static void append_cell(std::string& out, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) out += text;
    else append_quoted(out, text);
}

void write_sheet(const Sheet& sheet, std::string& out) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        if (i > 0) out += ',';
        // In quotation marks no name can be taken for the first bytes of another kind of file.
        if (std::ranges::find(sheet.places, i) == sheet.places.end()) append_quoted(out, sheet.columns[i]);
        else append_cell(out, sheet.columns[i]);
    }
    out += "\r\n";
    for (const Row& row : sheet.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (i > 0) out += ',';
            append_cell(out, row.cells[i]);
        }
        out += "\r\n";
    }
}

std::string_view Cells::text(std::string_view column) const {
    const auto place = place_of(sheet_->table, column);
    if (!place) throw std::logic_error(fmt::format("{} has no column {}", name_of(sheet_->table), column));
    return trimmed(row_->cells[sheet_->places[*place]]);
}

std::optional<Date> Cells::day(std::string_view column) const { return parse_day(text(column)); }

}  // namespace holdfast::ssda903
