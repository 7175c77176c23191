#include "core/census/rule.hpp"

#include <fmt/format.h>

namespace holdfast::census {

std::string_view token(Severity severity) { return severity == Severity::error ? "error" : "query"; }

const std::vector<const Rule*>& every_rule() {
    static const std::vector<const Rule*> every = [] {
        std::vector<const Rule*> rules;
        for (const auto group : {header_rules(), identifier_rules(), characteristic_rules(), referral_rules(), closure_rules(), assessment_rules(),
                                 factor_rules(), section_47_rules(), protection_plan_rules(), cin_plan_rules(), return_rules()})
            for (const Rule& rule : group) rules.push_back(&rule);
        return rules;
    }();
    return every;
}

std::string message(const Rule& rule) { return fmt::format("{}. {}", rule.meaning, rule.remedy); }

}  // namespace holdfast::census
