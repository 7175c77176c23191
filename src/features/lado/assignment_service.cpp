#include "features/lado/case_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/notice_kinds.hpp"

#include <algorithm>

namespace holdfast::lado {

using policy::Verb;

static bool bars(trail::View& view, const Allegation& allegation, Id<trail::Account> account, const policy::Belonging& belonging) {
    const auto facts = policy::find_facts(view, allegation.record(), account, belonging);
    const bool is_lifted = facts && facts->conflict_lifted_until && view.now() < *facts->conflict_lifted_until;
    return !facts || (facts->conflict != policy::Conflict::none && !is_lifted);
}

bool is_barred(trail::View& view, const Allegation& allegation, const Officer& officer) {
    return bars(view, allegation, officer.account, {.agencies = {officer.agency}});
}

bool is_viewer_barred(trail::View& view, const Allegation& allegation) { return bars(view, allegation, view.actor().account, policy::belonging_of(view)); }

std::vector<Officer> officers_to_tell(trail::View& view, const Office& office, const Allegation& allegation) {
    const auto facts = policy::find_facts(view, allegation.record(), {}, {});
    if (!facts) return {};
    auto officers = officers_of(view, office);
    std::erase_if(officers, [&](const Officer& officer) { return officer.agency != facts->owner_agency || is_barred(view, allegation, officer); });
    const auto own = std::ranges::find_if(officers, [&](const Officer& officer) { return officer.account == allegation.officer; });
    return own == officers.end() ? officers : std::vector{*own};
}

static std::optional<Officer> officer_with(trail::View& view, const Office& office, Id<trail::Account> account) {
    const auto officers = officers_of(view, office);
    const auto found = std::ranges::find(officers, account, &Officer::account);
    return found == officers.end() ? std::nullopt : std::optional(*found);
}

static void check_officer(std::vector<FieldError>& errors, trail::View& view, const Allegation& allegation, const std::optional<Officer>& officer) {
    if (!officer) errors.push_back({"officer", "Choose a designated officer"});
    else if (is_barred(view, allegation, *officer)) errors.push_back({"officer", "They cannot have this case"});
}
static void check_connection(std::vector<FieldError>& errors, const Assignment& assignment) {
    if (!assignment.is_unconnected)
        errors.push_back({"is_unconnected", "Say that they have no connection with anybody in the case, or declare the connection as a conflict of interest"});
}

static Outcome<Done> hand_over(trail::Change& change, const Office& office, const Allegation& allegation, const Assignment& assignment) {
    const policy::Question question{allegation_records, policy::belonging_of(change)};
    const std::string because = is_blank(assignment.note) ? "deals with the case as the designated officer" : "deals with the case after a handover";
    TRY(policy::allot(
        change, question,
        {.reference = allegation.reference, .relation = policy::Relation::owner, .account = assignment.officer, .from = change.today(), .because = because}));
    TRY(policy::end_other_owners(change, question, allegation.reference, assignment.officer));
    for (const auto& part : colleagues_in(change, allegation))
        if (part.account == assignment.officer) policy::end_given_part(change, allegation_records, part.id);
    set_officer(change, allegation.id, assignment.officer);
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::handover}, assignment.note));
    if (assignment.officer != change.actor().account)
        access::tell(change, assignment.officer, {.kind = case_given, .body = "You are the designated officer of a case from now on.\n\n{site}/lado\n"},
                     allegation.record());
    change.record({"lado.officer_assigned", allegation.record(), "account " + std::to_string(assignment.officer.number)});
    return Done{};
}

Outcome<Done> assign(trail::Change& change, const Office& office, const std::string& reference, const Assignment& assignment) {
    const auto allegation = TRY(case_for(change, Verb::allocate, reference));
    if (const auto gone = words_gone(change, reference)) return conflict(*gone);
    const auto officer = officer_with(change, office, assignment.officer);
    std::vector<FieldError> errors;
    check_officer(errors, change, allegation, officer);
    if (allegation.officer == assignment.officer && officer) errors.push_back({"officer", "They have this case already"});
    if (allegation.officer && is_blank(assignment.note)) errors.push_back({"note", "Write what the next officer has to know"});
    check_connection(errors, assignment);
    if (!errors.empty()) return invalid(std::move(errors));
    return hand_over(change, office, allegation, assignment);
}

std::vector<policy::Involvement> colleagues_in(trail::View& view, const Allegation& allegation) {
    auto parts = policy::involvements_in(view, allegation.record());
    std::erase_if(parts, [&](const policy::Involvement& part) {
        return part.relation != policy::Relation::worker || !part.account || (part.until && *part.until < view.today());
    });
    return parts;
}

Outcome<Done> join(trail::Change& change, const Office& office, const std::string& reference, const Assignment& assignment) {
    const auto allegation = TRY(case_for(change, Verb::allocate, reference));
    if (const auto gone = words_gone(change, reference)) return conflict(*gone);
    const auto officer = officer_with(change, office, assignment.officer);
    std::vector<FieldError> errors;
    check_officer(errors, change, allegation, officer);
    const auto colleagues = colleagues_in(change, allegation);
    const bool is_one = std::ranges::any_of(colleagues, [&](const policy::Involvement& part) { return part.account == assignment.officer; });
    if (officer && (is_one || allegation.officer == assignment.officer)) errors.push_back({"officer", "They write in this case already"});
    check_connection(errors, assignment);
    if (!errors.empty()) return invalid(std::move(errors));
    TRY(policy::allot(change, {allegation_records, policy::belonging_of(change)},
                      {.reference = reference,
                       .relation = policy::Relation::worker,
                       .account = assignment.officer,
                       .from = change.today(),
                       .because = "writes in the case beside its officer"}));
    access::tell(change, assignment.officer, {.kind = case_given, .body = "You write in a case beside its designated officer from now on.\n\n{site}/lado\n"},
                 allegation.record());
    change.record({"lado.colleague_joined", allegation.record(), "account " + std::to_string(assignment.officer.number)});
    return Done{};
}

Outcome<Done> leave(trail::Change& change, const std::string& reference, Id<policy::Involvement> part) {
    const auto allegation = TRY(case_for(change, Verb::allocate, reference));
    const auto colleagues = colleagues_in(change, allegation);
    if (std::ranges::find(colleagues, part, &policy::Involvement::id) == colleagues.end()) return not_found();
    policy::end_given_part(change, allegation_records, part);
    return Done{};
}

/// Every case that is not at an end, of this officer, that the actor may list.
static std::vector<std::string> open_cases_of(trail::View& view, Id<trail::Account> officer) {
    const auto filter = listable_cases(view);
    std::vector<std::string> references;
    Wanted wanted{.most = 500};
    while (true) {
        const auto cases = listed_cases(view, filter, wanted);
        for (const auto& each : cases)
            if (each.officer == officer) references.push_back(each.reference);
        if (cases.size() < static_cast<std::size_t>(wanted.most)) return references;
        wanted.before = cases.back().id.number;
    }
}

Outcome<Passed> pass_cases(trail::Change& change, const Office& office, const Passing& passing) {
    if (!change.may(permissions::supervise)) return forbidden();
    const auto to = officer_with(change, office, passing.to);
    std::vector<FieldError> errors;
    if (passing.from.number <= 0) errors.push_back({"from", "Choose whose cases"});
    if (!to) errors.push_back({"to", "Choose a designated officer"});
    else if (passing.from == passing.to) errors.push_back({"to", "Choose somebody else"});
    if (is_blank(passing.note)) errors.push_back({"note", "Write what the next officer has to know"});
    if (!passing.is_unconnected)
        errors.push_back({"is_unconnected", "Say that the next officer was asked, and has declared every connection that they know of"});
    if (!errors.empty()) return invalid(std::move(errors));
    Passed passed;
    for (const auto& reference : open_cases_of(change, passing.from)) {
        const auto allegation = case_for(change, Verb::allocate, reference);
        if (!allegation || is_barred(change, *allegation, *to)) passed.kept.push_back(reference);
        else {
            TRY(hand_over(change, office, *allegation, {.officer = passing.to, .note = passing.note, .is_unconnected = true}));
            ++passed.passed;
        }
    }
    if (passed.passed == 0) return invalid({{"from", "They have no open case that could be passed on"}});
    return passed;
}

}  // namespace holdfast::lado
