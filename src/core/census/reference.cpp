#include "core/census/reference.hpp"

#include "core/census/rule.hpp"

#include <fmt/format.h>
#include <utility>

namespace holdfast::census {

static std::string_view needs_in_words(const Rule& rule) {
    switch (rule.needs) {
        case Needs::nothing: return rule.from_collection == 0 ? "" : "collection of 2025 or later";
        case Needs::year: return "reference date";
        case Needs::working_days: return "reference date in a year whose bank holidays are known";
        case Needs::header_year: return "collection year";
        case Needs::children: return "a child";
    }
    return {};
}

static void append_group(std::string& page, std::string_view title, std::span<const Rule> rules) {
    page += fmt::format("\n### {}\n\n| rule | severity | table | broken when | what to do | needs |\n| --- | --- | --- | --- | --- | --- |\n", title);
    for (const Rule& rule : rules)
        page += fmt::format("| {} | {} | {} | {} | {} | {} |\n", rule.code, token(rule.severity), rule.table, rule.meaning, rule.remedy, needs_in_words(rule));
}

std::string rules_page() {
    std::string page;
    append_group(page, "Header", header_rules());
    append_group(page, "The child", identifier_rules());
    append_group(page, "Ethnicity and disability", characteristic_rules());
    append_group(page, "Referrals", referral_rules());
    append_group(page, "Closures", closure_rules());
    append_group(page, "Assessments", assessment_rules());
    append_group(page, "Factors", factor_rules());
    append_group(page, "Section 47 enquiries", section_47_rules());
    append_group(page, "Child protection plans", protection_plan_rules());
    append_group(page, "Child in need plans", cin_plan_rules());
    append_group(page, "The whole return", return_rules());
    return page;
}

}  // namespace holdfast::census
