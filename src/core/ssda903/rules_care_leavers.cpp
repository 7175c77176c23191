#include "core/ssda903/codes.hpp"
#include "core/ssda903/rule.hpp"

#include <array>

namespace holdfast::ssda903 {

static constexpr std::array<std::string_view, 3> of_care_leavers{"IN_TOUCH", "ACTIV", "ACCOM"};

static void rule_153(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc3)) {
        const auto given = std::ranges::count_if(of_care_leavers, [&](std::string_view field) { return row.has(field); });
        for (const auto field : of_care_leavers)
            if (given > 0 && !row.has(field)) found.add(row, field);
    }
}

static void rule_344(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc3))
        for (const auto* field : {"ACTIV", "ACCOM"})
            if (is_one_of(row.text("IN_TOUCH"), {"DIED", "RHOM"}) && row.has(field) && !row.is(field, "0")) found.add(row, field);
}

static void rule_345(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc3))
        for (const auto* field : {"ACTIV", "ACCOM"})
            if (row.is("IN_TOUCH", "YES") && row.is(field, "0")) found.add(row, field);
}

const std::vector<Rule>& care_leaver_rules() {
    static const std::vector<Table> here{Table::oc3};
    static const std::vector<Rule> rules{
        {.code = "153",
         .meaning = "What is known of a care leaver is filled in in part",
         .remedy = "Fill in IN_TOUCH, ACTIV and ACCOM, or none.",
         .needs = here,
         .check = rule_153},
        {.code = "344",
         .meaning = "The young person died or returned home, but activity or accommodation is filled in",
         .remedy = "Enter 0, or correct IN_TOUCH.",
         .needs = here,
         .check = rule_344},
        {.code = "345",
         .meaning = "The authority is in touch with the young person, but activity or accommodation is 0",
         .remedy = "Enter what the young person does and where the young person lives.",
         .needs = here,
         .check = rule_345},
    };
    return rules;
}

}  // namespace holdfast::ssda903
