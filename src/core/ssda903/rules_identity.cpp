#include "core/ssda903/rule.hpp"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace holdfast::ssda903 {

namespace {

using Named = std::pair<std::string_view, Table>;
constexpr std::array<Named, 11> in_header{{{"INT01", Table::ad1},
                                           {"INT02", Table::placed_adoption},
                                           {"INT03", Table::episodes},
                                           {"INT04", Table::missing},
                                           {"INT05", Table::oc2},
                                           {"INT06", Table::oc3},
                                           {"INT07", Table::prev_perm},
                                           {"INT08", Table::reviews},
                                           {"INT09", Table::uasc},
                                           {"hf-child-sw", Table::sw_episodes},
                                           {"hf-child-dolo", Table::dolo}}};
constexpr std::array<Named, 10> same_birth{{{"INT11", Table::ad1},
                                            {"INT12", Table::placed_adoption},
                                            {"INT13", Table::missing},
                                            {"INT14", Table::oc2},
                                            {"INT15", Table::oc3},
                                            {"INT16", Table::prev_perm},
                                            {"INT17", Table::reviews},
                                            {"INT18", Table::uasc},
                                            {"hf-birth-sw", Table::sw_episodes},
                                            {"hf-birth-dolo", Table::dolo}}};
constexpr std::array<Named, 6> one_row{
    {{"INT31", Table::ad1}, {"INT32", Table::header}, {"INT33", Table::oc2}, {"INT34", Table::oc3}, {"INT35", Table::prev_perm}, {"INT36", Table::uasc}}};

}  // namespace

static void check_in_header(const Context& context, Table table, Findings& found) {
    for (const auto& [child, rows] : context.by_child(table))
        if (context.rows(Table::header, child).empty())
            for (const Cells& row : rows) found.add(row, "CHILD");
}

static void check_same(const Context& context, Table table, std::string_view field, Findings& found) {
    for (const auto& [child, rows] : context.by_child(table)) {
        const auto& header = context.rows(Table::header, child);
        if (header.empty() || !header.front().has(field)) continue;
        for (const Cells& row : rows)
            if (row.has(field) && row.text(field) != header.front().text(field)) found.add(row, field);
    }
}

static void check_one_row(const Context& context, Table table, Findings& found) {
    for (const auto& [child, rows] : context.by_child(table))
        if (rows.size() > 1)
            for (const Cells& row : rows) found.add(row, "CHILD");
}

static Rule rule_in_header(const Named& named) {
    const Table table = named.second;
    return {.code = std::string(named.first),
            .meaning = fmt::format("A child of {} is not in Header", name_of(table)),
            .remedy = "Add the child to Header, or correct the identifier.",
            .needs = {Table::header, table},
            .check = [table](const Context& context, Findings& found) { check_in_header(context, table, found); }};
}

static Rule rule_same(std::string_view code, Table table, std::string_view field, std::string_view words) {
    return {.code = std::string(code),
            .meaning = fmt::format("The {} in {} is not the one in Header", words, name_of(table)),
            .remedy = "Correct the one that is wrong.",
            .needs = {Table::header, table},
            .check = [table, field](const Context& context, Findings& found) { check_same(context, table, field, found); }};
}

static Rule rule_one_row(const Named& named) {
    const Table table = named.second;
    return {.code = std::string(named.first),
            .meaning = fmt::format("A child is in {} more than once", name_of(table)),
            .remedy = "Leave one row for each child.",
            .needs = {table},
            .check = [table](const Context& context, Findings& found) { check_one_row(context, table, found); }};
}

static void rule_epi(const Context& context, Findings& found) {
    for (const auto& [child, rows] : context.by_child(Table::header))
        if (context.rows(Table::episodes, child).empty() && context.rows(Table::oc3, child).empty()) found.add(rows.front(), "CHILD");
}

static constexpr std::array<Table, 6> of_children_in_care{Table::placed_adoption, Table::missing, Table::reviews, Table::ad1, Table::prev_perm, Table::oc2};

static void rule_1012(const Context& context, Findings& found) {
    for (const Table table : of_children_in_care)
        for (const auto& [child, rows] : context.by_child(table))
            if (context.rows(Table::episodes, child).empty())
                for (const Cells& row : rows) found.add(row, "CHILD");
}

const std::vector<Rule>& identity_rules() {
    static const std::vector<Rule> rules = [] {
        std::vector<Rule> all;
        for (const Named& named : in_header) all.push_back(rule_in_header(named));
        for (const Named& named : same_birth) all.push_back(rule_same(named.first, named.second, "DOB", "date of birth"));
        all.push_back(rule_same("INT21", Table::uasc, "SEX", "sex"));
        for (const Named& named : one_row) all.push_back(rule_one_row(named));
        all.push_back({.code = "EPI",
                       .severity = Severity::query,
                       .meaning = "A child of Header is in neither Episodes nor OC3",
                       .remedy = "Add the child's episodes, or leave the child out.",
                       .needs = {Table::header, Table::episodes, Table::oc3},
                       .check = rule_epi});
        all.push_back({.code = "1012",
                       .meaning = "A child without an episode in the year is in a table of children in care",
                       .remedy = "Add the child's episodes, or leave the row out.",
                       .needs = {Table::episodes},
                       .one_of = {of_children_in_care.begin(), of_children_in_care.end()},
                       .check = rule_1012});
        return all;
    }();
    return rules;
}

}  // namespace holdfast::ssda903
