#include "core/extracts/checks.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>

namespace holdfast::extracts {

using census::Severity;

const std::vector<RuleWords>& rules() {
    static const std::vector<RuleWords> words{
        {"hf-column", Severity::error, "A column is missing or there twice", "Write every column of the table once, under its exact name."},
        {"hf-blank", Severity::error, "A cell that has to hold something is blank", "Fill it in."},
        {"hf-date", Severity::error, "A date is no day that exists", "Write it as dd/mm/yyyy."},
        {"hf-number", Severity::error, "A number is none, or beyond what the column takes", "Write it in digits."},
        {"hf-code", Severity::error, "A cell holds none of the values of its column", "Choose one of the values of the column."},
        {"hf-order", Severity::error, "A date is before the one that has to come first", "Correct the date that is wrong."},
        {"hf-key", Severity::error, "Two rows have the same key", "Give each row a key of its own, or take one of them out."},
        {"hf-reference", Severity::error, "A row refers to one that is not in its table", "Add the row that is missing, or correct the reference."},
    };
    return words;
}

static const RuleWords& rule(std::string_view code) { return *std::ranges::find(rules(), code, &RuleWords::code); }

static std::vector<std::string_view> labels_of(const Column& column) {
    std::vector<std::string_view> labels;
    for (const Code& code : column.codes) labels.push_back(code.label);
    return labels;
}

std::string taken_by(const Column& column) {
    switch (column.kind) {
        case Kind::text: return "text";
        case Kind::code: return fmt::format("{}", fmt::join(labels_of(column), "; "));
        case Kind::date: return "a day";
        case Kind::moment: return "a day, with or without the time";
        case Kind::number: return fmt::format("{} to {}", column.least, column.most);
        case Kind::decimal: return "a number";
    }
    return {};
}

static std::string_view rule_of(Kind kind) {
    switch (kind) {
        case Kind::date:
        case Kind::moment: return "hf-date";
        case Kind::number:
        case Kind::decimal: return "hf-number";
        default: return "hf-code";
    }
}

static std::string remedy_of(const Column& column) {
    if (column.kind != Kind::code && column.kind != Kind::number) return std::string(rule(rule_of(column.kind)).remedy);
    if (column.kind == Kind::number) return fmt::format("Write a whole number from {}.", taken_by(column));
    return column.codes.size() > 24 ? "Choose one of the values of the column." : fmt::format("Choose one of: {}.", taken_by(column));
}

static Finding finding(std::string_view code, const Table& table) {
    return {.rule = code, .severity = rule(code).severity, .table = &table, .meaning = rule(code).meaning, .remedy = std::string(rule(code).remedy)};
}

static void check_columns(const Table& table, const Sink& sink) {
    const auto tell = [&](const Column& column, std::string_view meaning) {
        Finding found = finding("hf-column", table);
        found.line = table.header_line;
        found.field = column.name;
        found.meaning = meaning;
        sink(found);
    };
    for (std::size_t i = 0; i < table.has.size(); ++i)
        if (!table.has[i]) tell(table.form->columns[i], "The column is missing");
    for (const auto& name : table.doubled) tell(table.form->columns[*place_of(*table.form, name)], "The column is there twice, and only the first is read");
}

static bool is_out_of_order(const Table& table, const Row& row, const Column& column, std::string_view cell) {
    if (column.not_before.empty()) return false;
    const auto first = day(table, row, column.not_before), then = parse_day(cell);
    return first && then && *then < *first;
}

static std::string_view broken(const Table& table, const Row& row, const Column& column, std::string_view cell) {
    if (cell.empty()) return column.may_be_blank ? std::string_view{} : "hf-blank";
    if (!takes(column, cell)) return rule_of(column.kind);
    return is_out_of_order(table, row, column, cell) ? "hf-order" : std::string_view{};
}

void check_cells(const Table& table, ChildOf child_of, const Sink& sink) {
    check_columns(table, sink);
    for (const Row& row : table.rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Column& column = table.form->columns[i];
            const auto code = table.has[i] ? broken(table, row, column, row.cells[i]) : std::string_view{};
            if (code.empty()) continue;
            Finding found = finding(code, table);
            found.child = child_of(table, row);
            found.line = row.line;
            found.field = column.name;
            found.value = row.cells[i];
            if (code == "hf-order") found.remedy = fmt::format("It may not be before {}: correct the date that is wrong.", column.not_before);
            else if (code != "hf-blank") found.remedy = remedy_of(column);
            sink(found);
        }
}

References::References(const std::vector<const Table*>& tables) : tables_(tables) {
    std::set<std::string, std::less<>> wanted;
    for (const Table* table : tables_)
        for (const Column& column : table->form->columns)
            if (!column.refers_to.empty()) wanted.insert(column.refers_to);
    for (const auto& target : wanted) {
        const auto dot = target.find('.');
        const auto table = std::ranges::find_if(tables_, [&](const Table* one) { return one->form->name == target.substr(0, dot); });
        const auto place = table == tables_.end() ? std::nullopt : place_of(*(*table)->form, std::string_view(target).substr(dot + 1));
        if (!place || !(*table)->has[*place]) {
            absent_.insert(target);
            continue;
        }
        auto& values = values_[target];
        for (const Row& row : (*table)->rows) values.insert(row.cells[*place]);
    }
}

void References::check(ChildOf child_of, const Sink& sink) const {
    for (const Table* table : tables_)
        for (std::size_t i = 0; i < table->form->columns.size(); ++i) {
            const Column& column = table->form->columns[i];
            const auto values = values_.find(column.refers_to);
            std::set<std::string_view> seen;
            for (const Row& row : table->rows) {
                const std::string_view cell = row.cells[i];
                if (cell.empty()) continue;
                const bool is_twice = column.is_key && !seen.insert(cell).second;
                const bool is_lost = values != values_.end() && !values->second.contains(cell);
                if (!is_twice && !is_lost) continue;
                Finding found = finding(is_twice ? "hf-key" : "hf-reference", *table);
                found.child = child_of(*table, row);
                found.line = row.line;
                found.field = column.name;
                found.value = cell;
                if (is_lost) found.remedy = fmt::format("It has to be in {}: add the row that is missing, or correct the reference.", column.refers_to);
                sink(found);
            }
        }
}

}  // namespace holdfast::extracts
