#include "core/ssda903/reference.hpp"

#include "core/ssda903/rule.hpp"

#include "core/exchange/csv_reader.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <stdexcept>

namespace holdfast::ssda903 {

std::vector<ListedRule> listed_rules() {
    std::vector<ListedRule> rules;
    exchange::CsvReader reader(shipped_rule_list());
    (void)reader.next();
    while (const auto record = reader.next()) rules.push_back({record->cells.at(0), record->cells.at(1), record->cells.at(2)});
    if (reader.problem()) throw std::logic_error("data/ssda903-rules.csv cannot be read");
    return rules;
}

static std::string in_words(const Collections& collections) {
    if (collections.from == 0 && collections.to == 0) return {};
    if (collections.from == 0) return fmt::format(" (to {})", collections.to);
    if (collections.to == 0) return fmt::format(" (from {})", collections.from);
    return fmt::format(" ({} and {})", collections.from, collections.to);
}

static std::string taken_by(const Column& column) {
    std::vector<std::string> codes;
    for (const Code& code : column.codes) codes.push_back(code.code + in_words(code.collections));
    switch (column.kind) {
        case Kind::text: return "text";
        case Kind::code: return fmt::format("{}", fmt::join(codes, " "));
        case Kind::date: return "dd/mm/yyyy";
        case Kind::unclear_date: return "dd/mm/yyyy, zz/mm/yyyy, zz/zz/yyyy, zz/zz/zzzz";
        case Kind::number: return fmt::format("{} to {}", column.least, column.most);
        case Kind::postcode: return "a British postcode";
        case Kind::pupil_number: return "a pupil number with its check letter, or UN1 to UN5";
    }
    return {};
}

static void append_columns(std::string& page) {
    page += "\n### Tables and columns\n\n| table | column | takes | may be blank | rule |\n| --- | --- | --- | --- | --- |\n";
    for (const Table table : every_table())
        for (const Column& column : form_of(table).columns)
            page += fmt::format("| {}{} | {} | {} | {} | {} |\n", name_of(table), in_words(form_of(table).collections), column.name, taken_by(column),
                                column.may_be_blank ? "yes" : "no", column.rule.empty() ? "hf-value" : column.rule);
}

static std::string needs_in_words(const Rule& rule) {
    std::vector<std::string_view> names;
    for (const Table table : rule.needs) names.push_back(name_of(table));
    if (rule.needs_year) names.push_back("the year");
    std::string words = fmt::format("{}", fmt::join(names, ", "));
    names.clear();
    for (const Table table : rule.one_of) names.push_back(name_of(table));
    if (!names.empty()) words += fmt::format("; looks at those there are of {}", fmt::join(names, ", "));
    return words;
}

static void append_rules(std::string& page, std::string_view title, const std::vector<Rule>& rules) {
    page += fmt::format("\n### {}\n\n| rule | severity | broken when | what to do | needs |\n| --- | --- | --- | --- | --- |\n", title);
    for (const Rule& rule : rules)
        page += fmt::format("| {} | {} | {} | {} | {} |\n", rule.code, token(rule.severity), rule.meaning, rule.remedy, needs_in_words(rule));
}

/// By the tables that they read.
static void append_not_covered(std::string& page) {
    std::map<std::string, std::vector<std::string>> by_tables;
    std::size_t count = 0;
    const auto listed = listed_rules();
    for (const ListedRule& rule : listed) {
        if (std::ranges::any_of(every_rule(), [&](const Rule* own) { return own->code == rule.code; })) continue;
        by_tables[rule.tables].push_back(rule.code);
        ++count;
    }
    page += fmt::format("\n### Rules of the Department's that are not run\n\n{} of the {} on the list.\n\n| tables | rules |\n| --- | --- |\n", count,
                        listed.size());
    for (const auto& [tables, codes] : by_tables) page += fmt::format("| {} | {} |\n", tables, fmt::join(codes, " "));
}

std::string reference_page() {
    std::string page;
    append_columns(page);
    append_rules(page, "Cells", cell_rules());
    append_rules(page, "Who the children are", identity_rules());
    append_rules(page, "Header and UASC", header_rules());
    append_rules(page, "Episodes", episode_rules());
    append_rules(page, "Reviews", review_rules());
    append_rules(page, "Health (OC2)", health_rules());
    append_rules(page, "Care leavers (OC3)", care_leaver_rules());
    append_rules(page, "Adoption and permanence", adoption_rules());
    append_rules(page, "Missing", missing_rules());
    append_rules(page, "Social workers and deprivation of liberty", worker_rules());
    append_not_covered(page);
    return page;
}

}  // namespace holdfast::ssda903
