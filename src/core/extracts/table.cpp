#include "core/extracts/table.hpp"

#include "core/exchange/csv_reader.hpp"
#include "core/exchange/csv_writer.hpp"
#include "core/exchange/formula_guard.hpp"
#include "core/spreadsheet/reader.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <span>
#include <stdexcept>

namespace holdfast::extracts {

using spreadsheet::Cell;

static std::vector<std::string> folded_names(const std::vector<std::string>& names) {
    std::vector<std::string> all;
    for (const auto& name : names) all.push_back(folded(name));
    return all;
}

static std::size_t columns_in(const Form& form, const std::vector<std::string>& header) {
    return static_cast<std::size_t>(
        std::ranges::count_if(form.columns, [&](const Column& column) { return std::ranges::find(header, folded(column.name)) != header.end(); }));
}

/// Whether the file or the sheet is called as the table: `List 1`, `list_1.csv`, but not `List 11`.
static bool is_named(std::string_view place, const Form& form) {
    std::string name = folded(place), wanted = folded(form.name);
    for (auto* text : {&name, &wanted})
        std::ranges::replace_if(
            *text, [](char c) { return c == '_' || c == '-'; }, ' ');
    for (auto at = name.find(wanted); at != std::string::npos; at = name.find(wanted, at + 1)) {
        const char before = at == 0 ? ' ' : name[at - 1], after = at + wanted.size() < name.size() ? name[at + wanted.size()] : ' ';
        const auto goes_on = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
        if (!goes_on(before) && !goes_on(after)) return true;
    }
    return false;
}

/// The form with which the header shares most of what either has, at least half of it; nothing where two are as near and neither is named.
static const Form* form_with(const Standard& standard, const std::vector<std::string>& header, std::string_view place) {
    const Form* best = nullptr;
    double most = 0;
    bool is_doubtful = false;
    for (const Form& form : standard) {
        const auto shared = columns_in(form, header);
        double likeness = static_cast<double>(shared) / static_cast<double>(form.columns.size() + header.size() - std::min(shared, header.size()));
        if (is_named(place, form) && shared * 2 >= form.columns.size()) likeness += 1;
        if (likeness < 0.5 || likeness < most) continue;
        is_doubtful = likeness == most;
        best = &form;
        most = likeness;
    }
    return is_doubtful ? nullptr : best;
}

namespace {

/// A table while its rows are put in the order of the standard.
class Building {
public:
    Building(const Form& form, std::string place, int header_line, const std::vector<std::string>& header) : header_(header) {
        table_.form = &form;
        table_.place = std::move(place);
        table_.header_line = header_line;
        table_.has.resize(form.columns.size());
        for (std::size_t i = 0; i < header.size(); ++i) put_column(i);
    }

    std::size_t width() const { return header_.size(); }
    /// Of the column of the file.
    std::optional<Kind> kind_of(std::size_t column) const {
        return places_[column] ? std::optional(table_.form->columns[*places_[column]].kind) : std::nullopt;
    }
    void add(int line, const std::vector<std::string>& cells) {
        Row row{line, std::vector<std::string>(table_.form->columns.size())};
        bool is_blank = true;
        for (std::size_t i = 0; i < cells.size() && i < places_.size(); ++i) {
            const auto cell = trimmed(cells[i]);
            is_blank = is_blank && cell.empty();
            if (places_[i]) row.cells[*places_[i]] = cell;
        }
        if (is_blank) ++table_.blank_rows;
        else table_.rows.push_back(std::move(row));
    }
    Table take() { return std::move(table_); }

private:
    void put_column(std::size_t i) {
        const std::string name = folded(header_[i]);
        const auto& columns = table_.form->columns;
        const auto found = std::ranges::find_if(columns, [&](const Column& column) { return folded(column.name) == name; });
        auto& place = places_.emplace_back();
        if (found == columns.end()) {
            if (!name.empty()) table_.unknown.push_back(header_[i]);
            return;
        }
        const auto column = static_cast<std::size_t>(found - columns.begin());
        if (table_.has[column]) {
            table_.doubled.push_back(found->name);
            return;
        }
        table_.has[column] = true;
        place = column;
    }

    Table table_{};
    std::vector<std::string> header_;
    std::vector<std::optional<std::size_t>> places_{};
};

}  // namespace

static Refusal at(std::string_view place, int line, std::string_view reason) { return invalid(fmt::format("{}: line {}: {}", place, line, reason)); }

static std::string unknown_table(const Standard& standard) {
    return fmt::format("the column names are of no table that is known here, or of several: {} to {}", standard.front().name, standard.back().name);
}

static Outcome<Content> read_csv(const Standard& standard, std::string_view bytes, const std::string& file) {
    exchange::CsvReader reader(bytes);
    const auto header = reader.next();
    if (reader.problem()) return at(file, reader.problem()->line, reader.problem()->reason);
    if (!header) return at(file, 1, "the file is empty");
    const auto* form = form_with(standard, folded_names(header->cells), std::string_view(file).substr(file.rfind('/') + 1));
    if (form == nullptr) return at(file, header->line, unknown_table(standard));
    Building table(*form, file, header->line, header->cells);
    while (auto record = reader.next()) {
        if (!record->is_blank() && record->cells.size() != table.width())
            return at(file, record->line, fmt::format("there are {} cells, where the header has {}", record->cells.size(), table.width()));
        for (auto& cell : record->cells) cell = std::string(exchange::without_guard(cell));
        table.add(record->line, record->cells);
    }
    if (reader.problem()) return at(file, reader.problem()->line, reader.problem()->reason);
    return Content{{table.take()}, {}};
}

/// A number where a day is wanted is the spreadsheet's way of counting days.
static std::string shown(const Cell& cell, std::optional<Kind> kind) {
    if (cell.kind != Cell::Kind::number || (kind != Kind::date && kind != Kind::moment)) return cell.text;
    double serial{};
    const auto [end, error] = std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), serial);
    const auto moment = error == std::errc{} && end == cell.text.data() + cell.text.size() ? spreadsheet::moment_of(serial) : std::nullopt;
    return moment ? spreadsheet::in_words(*moment) : cell.text;
}

static std::vector<std::string> names_in(const spreadsheet::Row& row) {
    std::vector<std::string> names;
    for (const Cell& cell : row.cells) names.push_back(cell.text);
    return names;
}

static std::optional<Table> table_in(const Standard& standard, const spreadsheet::Sheet& sheet, const std::string& place) {
    constexpr std::size_t furthest_header = 20;
    for (std::size_t i = 0; i < sheet.rows.size() && i < furthest_header; ++i) {
        const auto names = names_in(sheet.rows[i]);
        const auto* form = form_with(standard, folded_names(names), sheet.name);
        if (form == nullptr) continue;
        Building table(*form, place, sheet.rows[i].number, names);
        for (const auto& row : std::span(sheet.rows).subspan(i + 1)) {
            std::vector<std::string> cells;
            for (std::size_t column = 0; column < row.cells.size() && column < names.size(); ++column)
                cells.push_back(shown(row.cells[column], table.kind_of(column)));
            table.add(row.number, cells);
        }
        return table.take();
    }
    return std::nullopt;
}

static Outcome<Content> read_book(const Standard& standard, std::string_view bytes, const std::string& file) {
    const auto sheets = spreadsheet::read_workbook(bytes);
    if (!sheets) return invalid(fmt::format("{}: {}", file, in_words(sheets.refusal())));
    Content content;
    for (const auto& sheet : *sheets) {
        if (auto table = table_in(standard, sheet, fmt::format("{}, sheet {}", file, sheet.name))) content.tables.push_back(std::move(*table));
        else content.other_sheets.push_back(sheet.name);
    }
    if (content.tables.empty()) return invalid(fmt::format("{}: in no sheet {}", file, unknown_table(standard)));
    return content;
}

Outcome<Content> read_tables(const Standard& standard, std::string_view bytes, const std::string& file) {
    return spreadsheet::looks_like_workbook(bytes) ? read_book(standard, bytes, file) : read_csv(standard, bytes, file);
}

std::string_view text(const Table& table, const Row& row, std::string_view column) {
    const auto place = place_of(*table.form, column);
    if (!place) throw std::logic_error(fmt::format("{} has no column {}", table.form->name, column));
    return row.cells[*place];
}

std::optional<Date> day(const Table& table, const Row& row, std::string_view column) { return parse_day(text(table, row, column)); }

static void append_line(std::string& out, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        exchange::append_csv_text(out, cells[i]);
    }
    out += "\r\n";
}

static std::vector<std::string> names_of(const Form& form) {
    std::vector<std::string> names;
    for (const Column& column : form.columns) names.push_back(column.name);
    return names;
}

void write_csv(const Table& table, std::string& out) {
    append_line(out, names_of(*table.form));
    for (const Row& row : table.rows) append_line(out, row.cells);
}

/// As words where it would not read back the same.
static Cell cell_of(const Column& column, const std::string& text) {
    const auto found = column.kind == Kind::date ? parse_day(text) : std::nullopt;
    if (found && text.size() == 10 && *found > make_date(1900, 3, 1)) return spreadsheet::day(*found);
    const bool is_plain = !text.empty() && text.size() < 9 && (text.size() == 1 || text[0] != '0') && text.find_first_not_of("0123456789") == std::string::npos;
    if (column.kind == Kind::number && is_plain) return {Cell::Kind::number, text};
    return spreadsheet::words(text);
}

spreadsheet::Sheet sheet_of(const Table& table) {
    spreadsheet::Sheet sheet{table.form->name};
    auto& header = sheet.rows.emplace_back(spreadsheet::Row{1});
    for (const auto& name : names_of(*table.form)) header.cells.push_back(spreadsheet::words(name));
    for (const Row& row : table.rows) {
        auto& written = sheet.rows.emplace_back(spreadsheet::Row{static_cast<int>(sheet.rows.size()) + 1});
        for (std::size_t i = 0; i < row.cells.size(); ++i) written.cells.push_back(cell_of(table.form->columns[i], row.cells[i]));
    }
    return sheet;
}

}  // namespace holdfast::extracts
