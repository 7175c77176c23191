#include "core/ssda903/codes.hpp"
#include "core/ssda903/rule.hpp"

namespace holdfast::ssda903 {

/// Calls with each review of which it can be read when it was and when the child was born, and whether the child was four.
template <class Visit>
static void each_age(const Context& context, Visit&& visit) {
    for (const Cells& row : context.rows(Table::reviews)) {
        const auto birth = row.day("DOB");
        const auto held = row.day("REVIEW");
        if (birth && held) visit(row, *held >= years_after(*birth, 4));
    }
}

static void rule_440(const Context& context, Findings& found) {
    each_age(context, [&](const Cells& row, bool is_four) {
        if (is_four && row.is("REVIEW_CODE", "PN0")) found.add(row, "REVIEW_CODE");
    });
}

static void rule_441(const Context& context, Findings& found) {
    each_age(context, [&](const Cells& row, bool is_four) {
        if (!is_four && is_one_of(row.text("REVIEW_CODE"), {"PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"})) found.add(row, "REVIEW_CODE");
    });
}

static bool is_in_care(const std::vector<Episode>& episodes, Date day) {
    return std::ranges::any_of(episodes, [&](const Episode& one) { return one.from <= day && (!one.to || day <= *one.to); });
}

static void rule_outside_care(const Context& context, Findings& found) {
    for (const auto& [child, rows] : context.by_child(Table::reviews)) {
        const auto& episodes = context.episodes(child);
        if (episodes.empty()) continue;  // 1012 says so
        for (const Cells& row : rows)
            if (const auto held = row.day("REVIEW"); held && !is_in_care(episodes, *held)) found.add(row, "REVIEW");
    }
}

const std::vector<Rule>& review_rules() {
    static const std::vector<Rule> rules{
        {.code = "440",
         .meaning = "The review is said to be of a child under four, but the child was four or older",
         .remedy = "Enter how the child took part, or correct the date that is wrong.",
         .needs = {Table::reviews},
         .check = rule_440},
        {.code = "441",
         .meaning = "The review says how the child took part, but the child was under four",
         .remedy = "Enter PN0, or correct the date that is wrong.",
         .needs = {Table::reviews},
         .check = rule_441},
        {.code = "hf-review-outside-care",
         .meaning = "A review was held on a day on which no episode of the child's runs",
         .remedy = "Correct the date of the review, or the episodes.",
         .needs = {Table::episodes, Table::reviews},
         .check = rule_outside_care},
    };
    return rules;
}

}  // namespace holdfast::ssda903
