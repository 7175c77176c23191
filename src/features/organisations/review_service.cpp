#include "features/organisations/review_service.hpp"

#include "core/access/grant_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/review_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::organisations {

static std::vector<FieldError> errors_in(const std::vector<access::Grant>& grants, const std::vector<Answer>& answers) {
    std::vector<FieldError> errors;
    for (const auto& id : unanswered(grants, answers)) errors.push_back({fmt::format("grant-{}", id.number), "Confirm or end each role"});
    return errors;
}

/// Answers about roles that ended meanwhile, or that are another agency's, are no part of the review.
static std::vector<Answer> about(const std::vector<access::Grant>& grants, std::vector<Answer> answers) {
    std::erase_if(answers, [&](const Answer& answer) { return std::ranges::find(grants, answer.grant, &access::Grant::id) == grants.end(); });
    return answers;
}

Outcome<Done> sign_off(trail::Change& change, const std::string& agency_key, const std::vector<Answer>& given, const std::vector<Role>& roles) {
    const auto agency = find_agency(change, agency_key);
    if (!agency) return not_found();
    if (!access::leads_at(change, agency->id, roles)) return forbidden("Only the agency's own safeguarding lead signs off its review");
    const auto grants = grants_to_review(change, agency->id);
    if (auto errors = errors_in(grants, given); !errors.empty()) return invalid(std::move(errors));
    const auto answers = about(grants, given);
    insert_review(change, agency->id, answers);
    change.record(
        {"organisations.review_signed_off", {"agency", agency_key}, fmt::format("{}: {} roles reviewed", quarter_of(change.today()).string(), answers.size())});
    for (const auto& answer : answers)
        if (!answer.is_confirmed) TRY(access::end_grant(change, answer.grant, roles));
    return Done{};
}

}  // namespace holdfast::organisations
