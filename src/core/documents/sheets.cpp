#include "core/documents/sheets.hpp"

#include "core/documents/markdown.hpp"
#include "core/documents/table_listing.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>

namespace holdfast::documents {

using Look = SheetCell::Look;

/// What stands for a number that is not available.
static constexpr std::string_view unavailable_mark = "[x]";

/// A sheet's name has at most 31 characters and is unlike every other, whatever the case of its letters.
static std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    static constexpr std::size_t most = 31;
    const auto lower = [](std::string text) {
        std::ranges::transform(text, text.begin(), [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
        return text;
    };
    std::string name(wanted.substr(0, most));
    for (int n = 2; !taken.insert(lower(name)).second; ++n) {
        const std::string suffix = "_" + std::to_string(n);
        name = std::string(wanted.substr(0, most - suffix.size())) + suffix;
    }
    return name;
}

static std::vector<std::string> names_of(const std::vector<TableInPart>& tables) {
    std::set<std::string> taken{"cover", "contents", "notes"};
    std::vector<std::string> names;
    for (const auto& [part, table] : tables) names.push_back(sheet_name(table->name, taken));
    return names;
}

static Sheet cover(const Document& document) {
    Sheet sheet{.name = "Cover", .widths = {90}};
    sheet.rows.push_back({{.text = document.title, .look = Look::heading}});
    for (const auto& text : {document.organisation, document.edition, document.status, plain_text(read_markdown(document.introduction))})
        if (!text.empty()) sheet.rows.push_back({{.text = text}});
    sheet.rows.push_back({{.text = "Every table of the report is on a sheet of its own. The sheet Contents lists them, the sheet Notes explains them."}});
    return sheet;
}

static std::vector<SheetCell> headers(std::initializer_list<const char*> words) {
    std::vector<SheetCell> row;
    for (const char* word : words) row.push_back({.text = word, .look = Look::header});
    return row;
}

static Sheet contents(const std::vector<TableInPart>& tables, const std::vector<std::string>& names) {
    Sheet sheet{.name = "Contents", .widths = {10, 34, 80}, .rows = {headers({"Section", "Sheet", "Table"})}};
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const auto& [part, table] = tables[i];
        SheetCell number;
        if (part->number > 0) number = {.text = std::to_string(part->number), .number = Decimal::whole(part->number)};
        sheet.rows.push_back({std::move(number), {.text = names[i], .link = names[i]}, {.text = table->caption}});
    }
    return sheet;
}

/// `per cent` or `pounds`, where the print of a number says so.
static std::string_view unit_of(const Cell& cell, const TracedFigures& figures) {
    if (!cell.number) return {};
    const std::string print = printed(cell, figures);
    if (print.ends_with('%')) return "per cent";
    return print.starts_with("£") ? "pounds" : std::string_view{};
}

/// In what unit the numbers of a column are, as a number in a sheet stands without it; empty where they are none.
static std::string unit_note(const Table& table, std::size_t column, const TracedFigures& figures) {
    std::map<std::string_view, std::set<std::string>> rows;  // by unit
    for (const auto& row : table.rows)
        if (column < row.size() && row[column].number) rows[unit_of(row[column], figures)].insert(printed(row[0], figures));
    const auto most = std::ranges::max_element(rows, {}, [](const auto& entry) { return entry.second.size(); });
    if (most == rows.end() || (rows.size() == 1 && most->first.empty())) return {};
    std::vector<std::string> exceptions;
    for (const auto& [unit, names] : rows)
        if (unit != most->first) exceptions.push_back(fmt::format("{} in {}", unit.empty() ? "without a unit" : unit, fmt::join(names, ", ")));
    const std::string_view rule = most->first.empty() ? "without a unit" : most->first;
    if (exceptions.empty()) return fmt::format("{}: {}.", table.columns[column].label, rule);
    return fmt::format("{}: {}, but {}.", table.columns[column].label, rule, fmt::join(exceptions, "; "));
}

static Sheet notes(const Document& document, const std::vector<TableInPart>& tables, const std::vector<std::string>& names) {
    Sheet sheet{.name = "Notes", .widths = {34, 100}, .rows = {headers({"Sheet or sign", "Note"})}};
    const auto add = [&](const std::string& about, const std::string& note) { sheet.rows.push_back({{.text = about}, {.text = note}}); };
    add(std::string(suppressed_mark), "Not shown, because it is a small count of people or would give one away.");
    add(std::string(unavailable_mark), "Not available.");
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const Table& table = *tables[i].table;
        for (const auto& note : table.notes) add(names[i], with_prints(note, document.figures));
        for (std::size_t column = 1; column < table.columns.size(); ++column)
            if (const auto note = unit_note(table, column, document.figures); !note.empty()) add(names[i], note);
    }
    return sheet;
}

static double width_of(const std::vector<std::vector<SheetCell>>& rows, std::size_t column) {
    std::size_t longest = 0;
    for (const auto& row : rows)
        if (column < row.size()) longest = std::max(longest, row[column].text.size() + 2);
    return static_cast<double>(std::clamp<std::size_t>(longest, 10, 60));
}

static std::string shown(const Table& table, const Cell& cell, std::size_t column, const TracedFigures& figures) {
    const bool is_number_wanted = column > 0 && column < table.columns.size() && table.columns[column].is_numeric;
    std::string print = printed(cell, figures);
    return print.empty() && is_number_wanted ? std::string(unavailable_mark) : print;
}

static Sheet sheet_of(const Table& table, const std::string& name, const TracedFigures& figures) {
    Sheet sheet{.name = name, .is_table = true};
    auto& header = sheet.rows.emplace_back();
    for (const auto& column : table.columns) header.push_back({.text = column.label, .look = Look::header});
    for (const auto& row : table.rows) {
        auto& cells = sheet.rows.emplace_back();
        for (std::size_t column = 0; column < row.size(); ++column)
            cells.push_back({.text = shown(table, row[column], column, figures), .number = row[column].number});
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) sheet.widths.push_back(width_of(sheet.rows, column));
    return sheet;
}

std::string range_name_of(const Sheet& sheet) {
    std::string name = "table_" + sheet.name;
    std::ranges::replace_if(
        name, [](char letter) { return letter == '-' || letter == ' ' || letter == '.'; }, '_');
    return name;
}

std::vector<Sheet> sheets_of(const Document& document) {
    const auto tables = tables_of(document);
    const auto names = names_of(tables);
    std::vector<Sheet> sheets{cover(document), contents(tables, names), notes(document, tables, names)};
    for (std::size_t i = 0; i < tables.size(); ++i) sheets.push_back(sheet_of(*tables[i].table, names[i], document.figures));
    return sheets;
}

}  // namespace holdfast::documents
