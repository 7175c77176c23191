#include "core/policy/sharing_service.hpp"

#include <algorithm>

namespace holdfast::policy {

static std::vector<FieldError> errors_in(const SharingDecision& decision, Date today) {
    std::vector<FieldError> errors;
    const auto need = [&](const char* field, const std::string& text, const char* message) {
        if (text.empty()) errors.push_back({field, message});
    };
    need("with_whom", decision.with_whom, "Say with whom it was shared, or from whom it was withheld");
    need("what", decision.what, "Say what was shared or withheld");
    need("why", decision.why, "Say why");
    const bool is_basis = std::ranges::find(sharing_bases, decision.basis, &SharingBasis::token) != sharing_bases.end();
    if (!is_basis) errors.push_back({"basis", "Choose the basis in law"});
    if (decision.is_shared && decision.basis == "none") errors.push_back({"basis", "Information cannot be shared without a basis"});
    if (decision.decided_on > today) errors.push_back({"decided_on", "The day of the decision must be today or earlier"});
    return errors;
}

Outcome<Id<SharingDecision>> record_sharing(trail::Change& change, const Question& question, const SharingDecision& decision) {
    if (!change.may(permissions::decide_sharing)) return forbidden();
    TRY(require(change, decision.is_shared ? Verb::share : Verb::read, question, decision.reference));
    if (auto errors = errors_in(decision, change.today()); !errors.empty()) return invalid(std::move(errors));
    SharingDecision kept = decision;
    kept.kind = question.kind.kind;
    kept.advice = advice_on(decision.decided_on).key;
    kept.id = insert_sharing_decision(change, kept);
    change.because(decision.why);
    change.record({decision.is_shared ? "policy.information_shared" : "policy.information_withheld",
                   {question.kind.kind, decision.reference},
                   "decision " + std::to_string(kept.id.number) + ", advice " + kept.advice});
    return kept.id;
}

Outcome<std::vector<SharingDecision>> sharing_decisions(trail::View& view, const Question& question, const std::string& reference) {
    TRY(open_record(view, question, reference));
    return sharing_decisions_about(view, {question.kind.kind, reference});
}

}  // namespace holdfast::policy
