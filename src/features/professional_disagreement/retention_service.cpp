#include "features/professional_disagreement/retention_service.hpp"

#include "core/clocks/clock_store.hpp"
#include "core/policy/record_store.hpp"
#include "features/professional_disagreement/disagreement_store.hpp"

namespace holdfast::professional_disagreement {

static void dispose_of(trail::Change& change, const Disagreement& disagreement) {
    erase_disagreement(change, disagreement.id);
    clocks::erase_clocks(change, disagreement.record());
    policy::erase_words(change, disagreement.record());
}

retention::Kind old_disagreements() {
    return {.class_key = "professional_disagreements",
            .record_kind = disagreement_kind,
            .records =
                [](trail::View& view, Date started_by) {
                    std::vector<retention::KeptRecord> kept;
                    for (const auto& one : resolved_by(view, started_by))
                        kept.push_back({one.reference, "disagreement resolved on " + in_words(*one.resolved_on), *one.resolved_on});
                    return kept;
                },
            .dispose =
                [](trail::Change& change, const std::string& reference) {
                    if (const auto found = find_disagreement(change, reference)) dispose_of(change, *found);
                },
            .erases_trail_words = true};
}

void erase_all(trail::Change& change, const RecordRef& about) {
    for (const auto& one : all_about(change, about)) dispose_of(change, one);
}

}  // namespace holdfast::professional_disagreement
