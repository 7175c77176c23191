#include "features/returns/words.hpp"

#include "core/annex_a/lists.hpp"
#include "core/census/rule.hpp"
#include "core/ssda903/rule.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::returns {

namespace {

struct Pair {
    std::string_view token{}, words{};
};

constexpr std::array sources{Pair{"census", "Children in need census"}, Pair{"ssda903", "Return of children looked after (SSDA903)"},
                             Pair{"annex-a", "Annex A"}, Pair{"ssd", "Standard Safeguarding Dataset"}, Pair{"example", "Synthetic children of the example"}};

constexpr std::array tables{Pair{"children_in_need_contacts", "Contacts"},
                            Pair{"children_in_need_early_help", "Early help"},
                            Pair{"children_in_need_referrals", "Referrals"},
                            Pair{"children_in_need_assessments", "Assessments"},
                            Pair{"children_in_need_plans", "Child in need plans"},
                            Pair{"children_in_need_enquiries", "Section 47 enquiries"},
                            Pair{"children_in_need_visits", "Visits to children in need"},
                            Pair{"children_in_need_pre_proceedings", "Pre-proceedings"},
                            Pair{"child_protection_conferences", "Initial child protection conferences"},
                            Pair{"child_protection_plans", "Child protection plans"},
                            Pair{"child_protection_reviews", "Reviews of child protection plans"},
                            Pair{"child_protection_core_groups", "Core groups"},
                            Pair{"child_protection_visits", "Visits under child protection plans"},
                            Pair{"looked_after_episodes", "Episodes of care"},
                            Pair{"looked_after_reviews", "Reviews of care"},
                            Pair{"looked_after_visits", "Visits in care"},
                            Pair{"looked_after_missing", "Missing and away"},
                            Pair{"looked_after_social_workers", "Social workers"},
                            Pair{"looked_after_deprivations", "Deprivations of liberty"},
                            Pair{"looked_after_asylum", "Unaccompanied asylum-seeking children"},
                            Pair{"looked_after_motherhood", "Motherhood"},
                            Pair{"looked_after_health", "Health in care"},
                            Pair{"looked_after_health_assessments", "Health assessments"},
                            Pair{"looked_after_leavers", "Care leavers"},
                            Pair{"looked_after_adoptions", "Adoptions"},
                            Pair{"looked_after_adoption_placements", "Placements for adoption"},
                            Pair{"looked_after_previous_permanence", "Previous permanence"}};

std::string_view found_in(const auto& pairs, std::string_view token) {
    const auto found = std::ranges::find(pairs, token, &Pair::token);
    return found == pairs.end() ? token : found->words;
}

}  // namespace

std::string_view return_in_words(std::string_view source) { return found_in(sources, source); }

std::string_view records_in_words(std::string_view table) { return found_in(tables, table); }

std::string message_of(std::string_view source, std::string_view rule) {
    if (source == "census")
        for (const auto* each : census::every_rule())
            if (each->code == rule) return census::message(*each);
    if (source == "ssda903")
        for (const auto* each : ssda903::every_rule())
            if (each->code == rule) return census::message(each->words(ssda903::Table::header));
    if (source == "annex-a" && rule == annex_a::age_rule.code) return fmt::format("{}. {}", annex_a::age_rule.meaning, annex_a::age_rule.remedy);
    if (source == "annex-a" || source == "ssd")
        for (const auto& each : extracts::rules())
            if (each.code == rule) return fmt::format("{}. {}", each.meaning, each.remedy);
    return "";
}

}  // namespace holdfast::returns
