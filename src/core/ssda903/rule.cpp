#include "core/ssda903/rule.hpp"

namespace holdfast::ssda903 {

const std::vector<const Rule*>& every_rule() {
    static const std::vector<const Rule*> every = [] {
        std::vector<const Rule*> rules;
        for (const auto* group : {&cell_rules(), &identity_rules(), &header_rules(), &episode_rules(), &review_rules(), &health_rules(), &care_leaver_rules(),
                                  &adoption_rules(), &missing_rules(), &worker_rules()})
            for (const Rule& rule : *group) rules.push_back(&rule);
        return rules;
    }();
    return every;
}

}  // namespace holdfast::ssda903
