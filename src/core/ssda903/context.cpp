#include "core/ssda903/context.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace holdfast::ssda903 {

Outcome<Done> Tables::add(Sheet sheet) {
    auto& place = sheets_[static_cast<std::size_t>(sheet.table)];
    if (place) return invalid(fmt::format("{} and {} are both {}; give each table once", place->file, sheet.file, name_of(sheet.table)));
    place = std::move(sheet);
    return Done{};
}

const Sheet* Tables::find(Table table) const {
    const auto& place = sheets_[static_cast<std::size_t>(table)];
    return place ? &*place : nullptr;
}

std::optional<Year> newest_year(const Tables& tables) {
    std::optional<Date> newest;
    if (const Sheet* sheet = tables.find(Table::episodes))
        for (const Row& row : sheet->rows)
            for (const auto* column : {"DECOM", "DEC"}) newest = std::max(newest, Cells(*sheet, row).day(column));
    return newest ? std::optional(year_with(*newest)) : std::nullopt;
}

Context::Context(const Tables& tables, std::optional<Year> year) : tables_(tables), year_(year) {
    for (const Table table : every_table()) {
        const Sheet* sheet = tables.find(table);
        if (sheet == nullptr) continue;
        for (const Row& row : sheet->rows) {
            const Cells cells(*sheet, row);
            rows_[static_cast<std::size_t>(table)].push_back(cells);
            if (!cells.child().empty()) by_child_[static_cast<std::size_t>(table)][cells.child()].push_back(cells);
        }
    }
    for (const auto& [child, rows] : by_child(Table::episodes))
        for (const Cells& row : rows)
            if (const auto from = row.day("DECOM")) episodes_[child].push_back({row, *from, row.day("DEC")});
    // Of two that begin on one day an open one is the later.
    const auto place = [](const Episode& e) { return std::tuple(e.from, !e.to, e.to, e.cells.line()); };
    for (auto& [child, list] : episodes_) std::ranges::sort(list, [&](const Episode& a, const Episode& b) { return place(a) < place(b); });
}

const std::vector<Cells>& Context::rows(Table table, std::string_view child) const {
    static const std::vector<Cells> none;
    const auto found = by_child(table).find(child);
    return found == by_child(table).end() ? none : found->second;
}

const std::vector<Episode>& Context::episodes(std::string_view child) const {
    static const std::vector<Episode> none;
    const auto found = episodes_.find(child);
    return found == episodes_.end() ? none : found->second;
}

std::optional<Date> Context::birth_of(std::string_view child) const {
    const auto& rows = this->rows(Table::header, child);
    return rows.empty() ? std::nullopt : rows.front().day("DOB");
}

}  // namespace holdfast::ssda903
