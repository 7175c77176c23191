#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "core/exchange/csv_reader.hpp"
#include "core/exchange/formula_guard.hpp"
#include "core/exchange/import.hpp"
#include "core/exchange/look_alike.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace holdfast::exchange {

/// Without the spaces (also no-break ones) around it, which nobody means.
static std::string_view trimmed(std::string_view text) {
    constexpr std::string_view no_break = "\xC2\xA0";
    while (true) {
        if (!text.empty() && std::string_view(" \t\r\n").find(text.front()) != std::string_view::npos) text.remove_prefix(1);
        else if (text.starts_with(no_break)) text.remove_prefix(2);
        else if (!text.empty() && std::string_view(" \t\r\n").find(text.back()) != std::string_view::npos) text.remove_suffix(1);
        else if (text.ends_with(no_break)) text.remove_suffix(2);
        else return text;
    }
}

/// As the names of columns are written.
static std::string in_small_letters(std::string_view name) {
    std::string small(name);
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return small;
}

static std::string unknown_column(const ImportKind& kind, std::string_view name) {
    std::vector<std::string_view> names;
    for (const auto& column : kind.columns) names.push_back(column.name);
    if (const auto meant = nearest(in_small_letters(name), names); !meant.empty()) return fmt::format("is not a column of this file; did you mean {}?", meant);
    return fmt::format("is not a column of this file; its columns are {}", fmt::join(names, ", "));
}

namespace {
/// The text of one cell put right, and a note in the report where letters were replaced.
struct Cleaner {
    ImportReport& report;
    std::string clean(int line, const std::string& column, std::string_view value) const {
        if (is_blank(value)) return {};
        const auto written = trimmed(without_guard(trimmed(value)));
        auto text = without_look_alikes(written);
        if (text != written) report.look_alikes.push_back({line, column.empty() ? text : column, std::string(written), text});
        return text;
    }
};
}  // namespace

/// Whether the kind takes columns beyond those it names: one of them is `*`.
static bool takes_others(const ImportKind& kind) { return std::ranges::find(kind.columns, "*", &ImportColumn::name) != kind.columns.end(); }

static void check_header(const ImportKind& kind, const CsvRecord& header, ImportReport& report) {
    std::set<std::string, std::less<>> seen;
    for (const auto& name : header.cells) {
        const bool is_known =
            takes_others(kind) || std::any_of(kind.columns.begin(), kind.columns.end(), [&](const auto& column) { return column.name == name; });
        if (name.empty()) report.rejections.push_back({header.line, name, name, "a column has no name"});
        else if (!is_known) report.rejections.push_back({header.line, name, name, unknown_column(kind, name)});
        else if (!seen.insert(name).second) report.rejections.push_back({header.line, name, name, "stands twice in the header"});
    }
    for (const auto& column : kind.columns)
        if (column.is_required && !seen.contains(column.name))
            report.rejections.push_back({header.line, std::string(column.name), "", fmt::format("is missing from the header; it holds {}", column.takes)});
}

static std::optional<CsvRecord> read_header(const ImportKind& kind, CsvReader& reader, ImportReport& report) {
    auto header = reader.next();
    while (header && header->is_blank()) header = reader.next();
    if (!header) {
        if (!reader.problem()) report.rejections.push_back({1, "", "", "the file is empty; its first line must be the header"});
        return std::nullopt;
    }
    for (auto& name : header->cells) name = Cleaner{report}.clean(header->line, "", name);
    check_header(kind, *header, report);
    return header;
}

/// As much as a cell of a workbook holds, so that what was taken in can be given out again.
static constexpr std::size_t longest_cell = 32'767;

static std::string cells_counted(std::size_t count) { return fmt::format("{} {}", count, count == 1 ? "cell" : "cells"); }

static void add_row(const CsvRecord& header, const CsvRecord& record, std::vector<ImportRow>& rows, ImportReport& report) {
    if (record.cells.size() != header.cells.size()) {
        report.rejections.push_back(
            {record.line, "", "", fmt::format("the row has {} where the header has {}", cells_counted(record.cells.size()), header.cells.size())});
        return;
    }
    ImportRow row{record.line, {}};
    for (std::size_t i = 0; i < header.cells.size(); ++i)
        if (record.cells[i].size() > longest_cell)
            report.rejections.push_back({record.line, header.cells[i], record.cells[i].substr(0, 40) + "...",
                                         fmt::format("is {} bytes long; a cell holds {} at most", record.cells[i].size(), longest_cell)});
    for (std::size_t i = 0; i < header.cells.size(); ++i)
        row.cells.insert_or_assign(header.cells[i], Cleaner{report}.clean(record.line, header.cells[i], record.cells[i]));
    rows.push_back(std::move(row));
}

std::vector<ImportRow> read_rows(const ImportKind& kind, std::string_view bytes, ImportReport& report) {
    report.kind = kind.name;
    std::vector<ImportRow> rows;
    CsvReader reader(bytes);
    if (const auto header = read_header(kind, reader, report); header && report.is_accepted()) {
        while (const auto record = reader.next())
            if (!record->is_blank()) {
                ++report.rows;
                add_row(*header, *record, rows, report);
            }
    }
    if (const auto& problem = reader.problem()) report.rejections.push_back({problem->line, "", "", problem->reason});
    return rows;
}

}  // namespace holdfast::exchange
