#include "core/census/rule.hpp"

#include <fmt/format.h>

namespace holdfast::census {

static void rule_2883(const Totals& totals, Findings& found) {
    if (totals.plans_started > totals.conferences_held)
        found.add("ChildProtectionPlans", "CPPstartDate", fmt::format("{} plans, {} conferences", totals.plans_started, totals.conferences_held));
}

std::span<const Rule> return_rules() {
    static const Rule rules[] = {
        {"2883", Severity::error, "ChildProtectionPlans", "More child protection plans began in the year than initial conferences were held",
         "Add the conferences that are missing, or take out plans that did not begin.", rule_2883, Needs::year},
    };
    return rules;
}

}  // namespace holdfast::census
