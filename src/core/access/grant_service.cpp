#include "core/access/grant_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::access {

static RecordRef person(Id<trail::Account> id) { return {"account", std::to_string(id.number)}; }

static std::string place_of(const Grant& grant) { return grant.agency ? fmt::format("agency {}", grant.agency->number) : "the partnership"; }

static std::string described(const Grant& grant) { return fmt::format("role {} for {}", grant.role, place_of(grant)); }

static std::optional<organisations::Agency> agency_with(trail::View& view, AgencyId id) {
    for (auto& agency : organisations::load_agencies(view))
        if (agency.id == id) return std::move(agency);
    return std::nullopt;
}

static Outcome<Done> check_agency(trail::View& view, AgencyId id) {
    const auto agency = agency_with(view, id);
    if (!agency) return invalid({{"agency", "Choose an agency that is on record"}});
    if (organisations::has_agreement(view, id, view.today())) return Done{};
    return invalid({{"agency", fmt::format("{} has no information-sharing agreement in date, so nobody there can be given a role",
                                           organisations::name_on(*agency, view.today()))}});
}

static Outcome<const Role*> grantable_role(const trail::View& view, std::string_view key, const std::vector<Role>& roles) {
    if (!view.may(permissions::manage_accounts)) return forbidden();
    const auto* role = find_role(roles, key);
    if (role == nullptr) return invalid({{"roles", fmt::format("\"{}\" is not a role", key)}});
    if (!may_grant(view.actor(), *role))
        return invalid({{"roles", fmt::format("You cannot grant {}, because you do not hold everything it allows", role->label)}});
    return role;
}

/// Days apart, so that a later term can be granted while the present one runs.
static bool overlap(const Grant& a, const Grant& b) {
    const bool a_is_before = a.until && b.from && *a.until < *b.from;
    const bool b_is_before = b.until && a.from && *b.until < *a.from;
    return !a_is_before && !b_is_before;
}

static bool is_held(trail::View& view, const Grant& wanted) {
    return std::ranges::any_of(grants_of(view, wanted.account), [&](const Grant& held) {
        return !held.ended_at && held.role == wanted.role && held.agency == wanted.agency && overlap(held, wanted);
    });
}

static Outcome<Done> check_days(const trail::View& view, const std::optional<Date>& from, const std::optional<Date>& until) {
    if (until && *until < from.value_or(view.today())) return invalid({{"until", "The last day must not be earlier than the first"}});
    return Done{};
}

/// Those who could confirm it are told that something waits; not who it is for, and not who it is from.
static void ask_for_second_person(trail::Change& change, const Grant& grant, const std::vector<Role>& roles) {
    constexpr Notice waits{
        .kind = grant_awaits,
        .body = "An administrator has proposed a role that takes two people. Please look at it and confirm or decline it:\n{site}/role-proposals",
        .path = "/role-proposals"};
    for (const auto holder : holders_of(change, permissions::manage_accounts, roles))
        if (holder != change.actor().account && holder != grant.account) tell(change, holder, waits);
}

static Outcome<Granted> grant_checked(trail::Change& change, const Grant& grant, const std::vector<Role>& roles) {
    const auto& role = *find_role(roles, grant.role);
    if (takes_two_people(role) && !change.actor().is_operator) {
        insert_proposal(change, grant);
        ask_for_second_person(change, grant, roles);
        change.record({"access.grant_proposed", person(grant.account), described(grant)});
        return Granted::awaits_second_person;
    }
    insert_grant(change, grant);
    change.record({"access.role_granted", person(grant.account), described(grant)});
    return Granted::done;
}

Outcome<Granted> grant_role(trail::Change& change, const Grant& asked, const std::vector<Role>& roles) {
    Grant grant = asked;
    if (!grant.from) grant.from = change.today();
    const auto* role = TRY(grantable_role(change, grant.role, roles));
    if (!grant.agency && !change.actor().is_operator) return invalid({{"agency", "Choose an agency that is on record"}});
    if (grant.agency) TRY(check_agency(change, *grant.agency));
    TRY(check_days(change, grant.from, grant.until));
    if (is_held(change, grant)) return conflict(fmt::format("The person is {} there already", role->label));
    return grant_checked(change, grant, roles);
}

static Outcome<Proposal> proposal_to_decide(trail::Change& change, Id<Proposal> id, const std::vector<Role>& roles) {
    const auto all = open_proposals(change);
    const auto proposal = std::ranges::find(all, id, &Proposal::id);
    if (proposal == all.end()) return conflict("This grant was decided already");
    TRY(grantable_role(change, proposal->grant.role, roles));
    return *proposal;
}

Outcome<Done> confirm_grant(trail::Change& change, Id<Proposal> id, const std::vector<Role>& roles) {
    const auto proposal = TRY(proposal_to_decide(change, id, roles));
    const auto decider = change.actor().account;
    if (!change.actor().is_operator && proposal.proposed_by == decider)
        return conflict("You proposed this grant yourself. Another administrator has to confirm it");
    if (!change.actor().is_operator && proposal.grant.account == decider) return conflict("This grant is for you. Another administrator has to confirm it");
    if (proposal.grant.agency) TRY(check_agency(change, *proposal.grant.agency));
    if (is_held(change, proposal.grant)) return conflict("The person holds the role already");
    decide_proposal(change, id, true);
    insert_grant(change, proposal.grant);
    change.record({"access.grant_confirmed", person(proposal.grant.account), described(proposal.grant)});
    return Done{};
}

Outcome<Done> decline_grant(trail::Change& change, Id<Proposal> id, const std::vector<Role>& roles) {
    const auto proposal = TRY(proposal_to_decide(change, id, roles));
    decide_proposal(change, id, false);
    change.record({"access.grant_declined", person(proposal.grant.account), described(proposal.grant)});
    return Done{};
}

/// Whether the partnership would be left without anybody who can grant roles.
static bool would_be_locked_out(trail::View& view, const std::vector<Grant>& ended, const std::vector<Role>& roles) {
    const auto counts = [&](const Grant& grant) {
        const auto* role = find_role(roles, grant.role);
        return role != nullptr && takes_two_people(*role);
    };
    if (std::ranges::none_of(ended, counts)) return false;
    return std::ranges::none_of(grants_in_force(view, view.today()),
                                [&](const Grant& grant) { return counts(grant) && std::ranges::find(ended, grant.id, &Grant::id) == ended.end(); });
}

static Refusal locked_out() { return conflict("This is the last administrator. Make another one first"); }

static void leave(trail::Change& change, Id<trail::Account> account) {
    if (has_grant_in_force(change, account)) return;
    end_sessions_of(change, account);
    change.record({"access.sessions_ended", person(account), "no role is left"});
}

static bool carries(const Role* role, Permission permission) {
    return role != nullptr && std::ranges::find(role->permissions, permission) != role->permissions.end();
}

bool leads_at(trail::View& view, AgencyId agency, const std::vector<Role>& roles) {
    return std::ranges::any_of(grants_of(view, view.actor().account), [&](const Grant& own) {
        return own.agency == agency && is_in_force(own, view.today()) && carries(find_role(roles, own.role), permissions::review_access);
    });
}

/// The safeguarding lead of the agency may end what an administrator granted there; see the access review.
static bool may_end(trail::View& view, const Grant& grant, const std::vector<Role>& roles) {
    return view.may(permissions::manage_accounts) || (grant.agency && leads_at(view, *grant.agency, roles));
}

Outcome<Done> end_grant(trail::Change& change, Id<Grant> id, const std::vector<Role>& roles) {
    const auto grant = find_grant(change, id);
    if (!grant || !may_end(change, *grant, roles)) return forbidden();
    if (grant->ended_at) return conflict("This role was ended already");
    if (would_be_locked_out(change, {*grant}, roles)) return locked_out();
    close_grant(change, id);
    change.record({"access.role_ended", person(grant->account), described(*grant)});
    leave(change, grant->account);
    return Done{};
}

static Outcome<Done> check_post(trail::Change& change, const NewPost& wanted) {
    if (!change.may(permissions::manage_accounts)) return forbidden();
    TRY(check_agency(change, wanted.post.agency));
    if (wanted.post.title.empty()) return invalid({{"title", "Enter what the post is called"}});
    if (wanted.roles.empty()) return invalid({{"roles", "Choose at least one role"}});
    return check_days(change, wanted.post.from, wanted.post.until);
}

Outcome<Granted> take_post(trail::Change& change, const NewPost& wanted, const std::vector<Role>& roles) {
    TRY(check_post(change, wanted));
    const auto id = insert_post(change, wanted.post);
    change.record({"access.post_taken", person(wanted.post.account), fmt::format("agency {}", wanted.post.agency.number)});
    Granted outcome = Granted::done;
    for (const auto& role : wanted.roles) {
        const Grant grant{
            .account = wanted.post.account, .role = role, .agency = wanted.post.agency, .post = id, .from = wanted.post.from, .until = wanted.post.until};
        if (TRY(grant_role(change, grant, roles)) == Granted::awaits_second_person) outcome = Granted::awaits_second_person;
    }
    return outcome;
}

static std::vector<Grant> grants_of_post(trail::View& view, const Post& post) {
    auto grants = grants_of(view, post.account);
    std::erase_if(grants, [&](const Grant& grant) { return grant.post != post.id; });
    return grants;
}

/// A proposal that goes with the post must not outlive it.
static void drop_proposals(trail::Change& change, Id<Post> id) {
    for (const auto& proposal : open_proposals(change))
        if (proposal.grant.post == id) decide_proposal(change, proposal.id, false);
}

Outcome<Done> end_post(trail::Change& change, Id<Post> id, std::optional<Date> last_day, const std::vector<Role>& roles) {
    if (!change.may(permissions::manage_accounts)) return forbidden();
    const auto post = find_post(change, id);
    if (!post) return not_found();
    if (post->ended_at || (post->until && *post->until < change.today())) return conflict("This post has ended already");
    if (last_day && (*last_day < change.today() || *last_day < post->from))
        return invalid({{"until", "The last day must be today or later, and not before the post starts"}});
    if (would_be_locked_out(change, grants_of_post(change, *post), roles)) return locked_out();
    drop_proposals(change, id);
    if (last_day) limit_post(change, id, *last_day);
    else close_post(change, id);
    change.record({"access.post_ended", person(post->account), last_day ? fmt::format("last day {}", iso(*last_day)) : "at once"});
    if (!last_day) leave(change, post->account);
    return Done{};
}

std::optional<std::string> reason_for_no_entry(trail::View& view, Id<trail::Account> account) {
    if (has_grant_in_force(view, account)) return std::nullopt;
    const auto grants = grants_of(view, account);
    for (const auto& grant : grants)
        if (grant.agency && is_in_force(grant, view.today()))
            return fmt::format("{} has no information-sharing agreement in date, so nobody there can sign in. Ask the partnership's business manager",
                               organisations::name_on(*agency_with(view, *grant.agency), view.today()));
    for (const auto& grant : grants)
        if (!grant.ended_at && grant.from && *grant.from > view.today())
            return fmt::format("Your post starts on {}. You can sign in from that day", in_words(*grant.from));
    return "Your post has ended, so this account is closed. If that is not right, ask the partnership's business manager";
}

}  // namespace holdfast::access
