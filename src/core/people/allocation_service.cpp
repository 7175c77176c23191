#include "core/people/allocation_service.hpp"

#include "core/access/account_store.hpp"
#include "core/access/grant_store.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>

namespace holdfast::people {

static bool holds(const std::vector<std::string>& all, std::string_view one) { return !one.empty() && std::ranges::find(all, one) != all.end(); }

static std::string key_of(const std::vector<organisations::Agency>& agencies, access::AgencyId id) {
    const auto found = std::ranges::find(agencies, id, &organisations::Agency::id);
    return found == agencies.end() ? std::string{} : found->key;
}

bool acts_for(trail::View& view, Id<trail::Account> account, const std::vector<std::string>& agencies) {
    const auto found = access::find_account(view, account);
    if (!found || !found->is_active) return false;
    const auto own = organisations::find_agency_called(view, found->agency, view.today());
    if (holds(agencies, found->agency) || (own && holds(agencies, own->key))) return true;
    const auto all = organisations::load_agencies(view);
    const auto posts = access::posts_of(view, account);
    return std::ranges::any_of(posts,
                               [&](const access::Post& post) { return access::is_in_force(post, view.today()) && holds(agencies, key_of(all, post.agency)); });
}

std::vector<std::string> own_agencies_by_law(trail::View& view, const std::string& reference) {
    const auto belonging = policy::belonging_of(view);
    std::vector<std::string> agencies;
    for (const auto& part : policy::involvements_in(view, {person_kind, reference})) {
        const bool is_over = part.until && *part.until < view.today();
        const bool is_by_law = part.relation == policy::Relation::law && !is_over && part.from <= view.today();
        if (is_by_law && holds(belonging.agencies, part.agency) && !holds(agencies, part.agency)) agencies.push_back(part.agency);
    }
    return agencies;
}

std::vector<std::string> teams_for(trail::View& view, const std::vector<std::string>& agencies) {
    const auto all = organisations::load_agencies(view);
    std::vector<std::string> teams;
    for (const auto& post : access::every_post(view)) {
        const auto key = key_of(all, post.agency);
        if (!access::is_in_force(post, view.today()) || post.team.empty() || !holds(agencies, key)) continue;
        if (const auto team = key + "/" + post.team; !holds(teams, team)) teams.push_back(team);
    }
    std::ranges::sort(teams);
    return teams;
}

/// The person or the team as the policy is to have it, or what is wrong with it.
static Outcome<policy::Involvement> part_of(trail::View& view, const std::string& reference, const Allocation& wanted) {
    const auto agencies = own_agencies_by_law(view, reference);
    policy::Involvement part{.reference = reference, .relation = wanted.relation, .from = view.today(), .because = wanted.because};
    std::vector<FieldError> errors;
    if (wanted.relation == policy::Relation::team) {
        if (holds(teams_for(view, agencies), wanted.team)) part.team = wanted.team;
        else errors.push_back({"team", "Choose a team of the agency"});
    } else if (wanted.relation == policy::Relation::owner || wanted.relation == policy::Relation::worker) {
        const auto accounts = access::accounts_called(view, wanted.user_name);
        if (accounts.size() == 1 && acts_for(view, accounts.front().id, agencies)) part.account = accounts.front().id;
        else errors.push_back({"account", "Enter the user name of somebody who works for the agency"});
    } else errors.push_back({"relation", "Choose what they are to be"});
    if (wanted.because.empty()) errors.push_back({"because", "Say why they are given the record"});
    if (!errors.empty()) return invalid(std::move(errors));
    return part;
}

Outcome<Done> allocate(trail::Change& change, const std::string& reference, const Allocation& wanted) {
    const auto question = question_of(change);
    TRY(policy::require(change, policy::Verb::allocate, question, reference));
    const auto part = TRY(part_of(change, reference, wanted));
    TRY(policy::allot(change, question, part));
    if (wanted.is_in_place && wanted.relation == policy::Relation::owner) TRY(policy::end_other_owners(change, question, reference, *part.account));
    return Done{};
}

}  // namespace holdfast::people
