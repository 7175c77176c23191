#include "core/ssda903/rule.hpp"

#include <algorithm>
#include <map>

namespace holdfast::ssda903 {

/// Whether the cell is blank where it must not be, under the rule; `hf-blank` is for those of which the Department's is not known.
static bool is_wrongly_blank(const Column& column, std::string_view rule) {
    return !column.may_be_blank && (column.blank_rule.empty() ? "hf-blank" : column.blank_rule) == rule;
}

static bool is_wrong(const Column& column, std::string_view text, int collection, std::string_view rule) {
    return (column.rule.empty() ? "hf-value" : column.rule) == rule && !takes(column, text, collection);
}

static bool speaks_of(const Column& column, std::string_view rule) {
    return is_wrongly_blank(column, rule) || (column.rule.empty() ? "hf-value" : column.rule) == rule;
}

static void check_column(const Context& context, Table table, const Column& column, std::string_view rule, Findings& found) {
    for (const Cells& row : context.rows(table)) {
        const auto text = row.text(column.name);
        if (text.empty() ? is_wrongly_blank(column, rule) : is_wrong(column, text, context.collection(), rule)) found.add(row, column.name);
    }
}

static void check_cells(const Context& context, std::string_view rule, Findings& found) {
    for (const Table table : every_table())
        for (const Column& column : form_of(table).columns)
            if (speaks_of(column, rule)) check_column(context, table, column, rule, found);
}

static std::string meaning_of(const Column& column) {
    const std::string_view state = column.blank_rule.empty() ? " is not " : " is missing or not ";
    switch (column.kind) {
        case Kind::code: return column.name + std::string(state) + "a code of this collection";
        case Kind::number: return column.name + std::string(state) + "a number from " + std::to_string(column.least) + " to " + std::to_string(column.most);
        case Kind::pupil_number: return column.name + std::string(state) + "a pupil number with its check letter, nor a reason why there is none";
        default: return column.name + std::string(state) + "a day that exists, as dd/mm/yyyy";
    }
}

static std::string remedy_of(const Column& column) {
    if (column.kind == Kind::pupil_number) return "Take the number again from the school, or enter UN1 to UN5.";
    if (column.kind != Kind::code || column.codes.size() > 24) return "Correct it.";
    std::string codes;
    for (const Code& code : column.codes) codes += (codes.empty() ? "" : " ") + code.code;
    return "Enter one of the codes that the collection has of " + codes + ".";
}

static Rule rule_of(Table table, const Column& column) {
    const std::string code = column.rule;
    return {
        .code = code, .meaning = meaning_of(column), .remedy = remedy_of(column), .needs = {table}, .check = [code](const Context& context, Findings& found) {
            check_cells(context, code, found);
        }};
}

/// 181 is of eight columns; every other code of one.
static std::vector<Rule> rules_of_columns() {
    std::vector<Rule> rules;
    for (const Table table : every_table())
        for (const Column& column : form_of(table).columns) {
            const auto same = std::ranges::find(rules, column.rule, &Rule::code);
            if (column.rule.empty()) continue;
            if (same == rules.end()) rules.push_back(rule_of(table, column));
            else same->meaning = "A yes or no of OC2 is not 0 or 1";
        }
    return rules;
}

const std::vector<Rule>& cell_rules() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all{
            {.code = "hf-blank",
             .meaning = "A cell that has to hold something is blank",
             .remedy = "Fill it in.",
             .check = [](const Context& context, Findings& found) { check_cells(context, "hf-blank", found); }},
            {.code = "hf-value",
             .meaning = "A cell holds what its column does not take",
             .remedy = "Correct it; docs/reference/returns.md says what the columns take.",
             .check = [](const Context& context, Findings& found) { check_cells(context, "hf-value", found); }},
        };
        for (Rule& rule : rules_of_columns()) all.push_back(std::move(rule));
        return all;
    }();
    return rules;
}

}  // namespace holdfast::ssda903
