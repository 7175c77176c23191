#include "core/ssda903/rule.hpp"

namespace holdfast::ssda903 {

static void rule_301(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::header))
        if (const auto birth = row.day("DOB"); birth && *birth > context.year().last()) found.add(row, "DOB");
}

static void rule_611(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::header))
        if (row.is("MOTHER", "1") && !row.has("MC_DOB")) found.add(row, "MC_DOB");
}

static void rule_612(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::header))
        if (row.has("MC_DOB") && (row.is("MOTHER", "0") || !row.has("MOTHER"))) found.add(row, "MC_DOB");
}

static void rule_621(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::header)) {
        const auto own = row.day("DOB");
        const auto of_child = row.day("MC_DOB");
        if (own && of_child && *of_child <= *own) found.add(row, "MC_DOB");
    }
}

static void rule_304(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::uasc)) {
        const auto birth = row.day("DOB");
        const auto ceased = row.day("DUC");
        if (birth && ceased && *ceased > years_after(*birth, 18)) found.add(row, "DUC");
    }
}

static void rule_upn_twice(const Context& context, Findings& found) {
    std::map<std::string_view, std::vector<Cells>> by_number;
    for (const Cells& row : context.rows(Table::header))
        if (row.text("UPN").size() > 3) by_number[row.text("UPN")].push_back(row);
    for (const auto& [number, rows] : by_number) {
        bool is_of_several = false;
        for (const Cells& row : rows) is_of_several = is_of_several || row.child() != rows.front().child();
        if (is_of_several)
            for (const Cells& row : rows) found.add(row, "UPN");
    }
}

const std::vector<Rule>& header_rules() {
    static const std::vector<Rule> rules{
        {.code = "301",
         .meaning = "The child was born after the year ended",
         .remedy = "Correct the date of birth, or leave the child out of this return.",
         .needs = {Table::header},
         .needs_year = true,
         .check = rule_301},
        {.code = "304",
         .meaning = "The child ceased to be an unaccompanied asylum-seeking child after the 18th birthday",
         .remedy = "Correct the date that is wrong.",
         .needs = {Table::uasc},
         .check = rule_304},
        {.code = "611",
         .meaning = "The young person is a mother, and the date of birth of her child is missing",
         .remedy = "Enter the date of birth of her first child.",
         .needs = {Table::header},
         .check = rule_611},
        {.code = "612",
         .meaning = "The date of birth of a child of hers is given, although the young person is not said to be a mother",
         .remedy = "Enter 1 under MOTHER, or take out the date.",
         .needs = {Table::header},
         .check = rule_612},
        {.code = "621",
         .meaning = "The young person is not older than her child",
         .remedy = "Correct the date that is wrong.",
         .needs = {Table::header},
         .check = rule_621},
        {.code = "hf-upn-twice",
         .severity = Severity::query,
         .meaning = "Two children have the same pupil number",
         .remedy = "Find out whose it is; if it is one child, give the child one identifier.",
         .needs = {Table::header},
         .check = rule_upn_twice},
    };
    return rules;
}

}  // namespace holdfast::ssda903
