#include "core/ssda903/rule.hpp"

#include <algorithm>
#include <array>

namespace holdfast::ssda903 {

static constexpr std::array<std::string_view, 4> always_filled{"IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"};
static constexpr std::array<std::string_view, 4> others{"CONVICTED", "HEALTH_CHECK", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"};

/// 182 speaks of rows with some of it filled in; a row in which only the four are partly filled in is one too by what the rule says.
static void rule_182(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2)) {
        const auto is_given = [&](std::string_view field) { return row.has(field); };
        if (std::ranges::none_of(always_filled, is_given) && std::ranges::none_of(others, is_given)) continue;
        for (const auto field : always_filled)
            if (!row.has(field)) found.add(row, field);
    }
}

static void rule_158(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2))
        if (row.is("INTERVENTION_RECEIVED", "1") && row.has("INTERVENTION_OFFERED")) found.add(row, "INTERVENTION_OFFERED");
}

static void rule_159(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2))
        if (row.is("SUBSTANCE_MISUSE", "1") && row.is("INTERVENTION_RECEIVED", "0") && !row.has("INTERVENTION_OFFERED")) found.add(row, "INTERVENTION_OFFERED");
}

static void rule_192(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2))
        if (row.is("SUBSTANCE_MISUSE", "1") && !row.has("INTERVENTION_RECEIVED")) found.add(row, "INTERVENTION_RECEIVED");
}

static void rule_193(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2))
        for (const auto* field : {"INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"})
            if ((row.is("SUBSTANCE_MISUSE", "0") || !row.has("SUBSTANCE_MISUSE")) && row.has(field)) found.add(row, field);
}

static void rule_197a(const Context& context, Findings& found) {
    for (const Cells& row : context.rows(Table::oc2))
        if (row.has("SDQ_SCORE") && row.has("SDQ_REASON")) found.add(row, "SDQ_REASON");
}

const std::vector<Rule>& health_rules() {
    static const std::vector<Table> here{Table::oc2};
    static const std::vector<Rule> rules{
        {.code = "158",
         .meaning = "An intervention was received, and whether one was offered is filled in too",
         .remedy = "Leave INTERVENTION_OFFERED blank.",
         .needs = here,
         .check = rule_158},
        {.code = "159",
         .meaning = "There is a substance misuse problem and no intervention was received, but whether one was offered is missing",
         .remedy = "Enter whether one was offered.",
         .needs = here,
         .check = rule_159},
        {.code = "182",
         .meaning = "OC2 is filled in without immunisations, teeth check, health assessment or substance misuse",
         .remedy = "Fill in all four, or leave the row blank.",
         .needs = here,
         .check = rule_182},
        {.code = "192",
         .meaning = "There is a substance misuse problem, but whether an intervention was received is missing",
         .remedy = "Enter whether one was received.",
         .needs = here,
         .check = rule_192},
        {.code = "193",
         .meaning = "There is no substance misuse problem, but an intervention is filled in",
         .remedy = "Enter 1 under SUBSTANCE_MISUSE, or leave the interventions blank.",
         .needs = here,
         .check = rule_193},
        {.code = "197a",
         .meaning = "There is a score of the strengths and difficulties questionnaire and a reason why there is none",
         .remedy = "Take one out.",
         .needs = here,
         .check = rule_197a},
    };
    return rules;
}

}  // namespace holdfast::ssda903
