#include "features/lado/referral_api.hpp"

#include "features/lado/allegation_store.hpp"
#include "features/lado/referral_pages.hpp"

namespace holdfast::lado {

using api::Kind;
using api::Operation;
using api::Property;
using exchange::Value;

static constexpr api::Scope refer_scope{"allegations:refer", "Refer allegations against people who work with children, and follow those it referred",
                                        permissions::refer};
static constexpr int page_size = 50;

/// Words that are in use; those of past years are in none of today's referrals.
template <class Value>
static std::vector<api::Choice> choices_of(Value) {
    std::vector<api::Choice> choices;
    for (const auto& word : words_for(Value{}))
        if (!word.until) choices.push_back({std::string(word.token), std::string(word.words)});
    return choices;
}

static api::Shape referral_shape() {
    return {
        "Referral",
        {
            Property{"service", Kind::text,
                     "The authority in whose area the person works, by its key from `/api/allegations-services`. It may be left out where there is only one."},
            Property{"adult", Kind::text, "Name of the person the allegation is about", true, "Gus Example"},
            Property{"role", Kind::text, "What they do", true, "Coach"},
            Property{"employer_name", Kind::text, "Who they work or volunteer for, by its full name", true, "Hill School"},
            Property{"concern", Kind::text, "What is alleged: who saw or heard what, and what the child says", true,
                     "Is said to have pushed a child against a wall"},
            Property{"children", Kind::text, "Which child or children, with dates of birth where they are known", false, "Hal Sample, born 4 March 2015"},
            Property{"employer", Kind::one_of, "Kind of employer or organisation", true, "school_other", choices_of(EmployerType{})},
            Property{"category", Kind::one_of, "What kind of harm it is chiefly", true, "physical", choices_of(Category{})},
            Property{"is_after_restraint", Kind::flag, "Whether it follows a physical intervention or restraint", false, "false"},
            Property{"criteria", Kind::any_of, "Which of these may be so", false, "harmed", choices_of(Criterion{})},
            Property{"alleged_on", Kind::day, "When it is said to have happened"},
            Property{"employer_knew_on", Kind::day, "When the employer came to know; a referral is due within one working day of it"},
            Property{"referrer", Kind::one_of, "Kind of agency that refers", true, "education", choices_of(ReferrerType{})},
            Property{"contact", Kind::text, "How the designated officer can reach you today: name, telephone number, and when", true,
                     "Dan Teacher, 01539 000000, until six"},
        }};
}

static std::vector<api::Choice> states() {
    std::vector<api::Choice> choices;
    for (const auto progress : every_progress) choices.push_back({std::string(token_of(progress)), std::string(in_words(progress))});
    return choices;
}

static api::Shape state_shape() {
    return {
        "ReferralState",
        {Property{"reference", Kind::text, "Give it when you speak to the designated officer", true, "LADO-2026-00001-7"},
         Property{"received_at", Kind::moment, "When it was received", true, "2026-11-23T10:00:00Z"},
         Property{"state", Kind::one_of, "How far it has come. What became of it the designated officer tells you themselves.", true, "received", states()}}};
}

static api::Shape service_shape() {
    return {"ReferralService",
            {Property{"service", Kind::text, "What `service` of a referral says", true, "cumbria-county-council"},
             Property{"name", Kind::text, "The authority's name today", true, "Cumbria County Council"}}};
}

static Value::Object state_of(const OwnReferral& referral) {
    return {{"reference", referral.reference}, {"received_at", iso(referral.received_at)}, {"state", token_of(progress_of(referral))}};
}

static Outcome<api::Reply> take(trail::Change& change, const web::Request& request, const Office& office) {
    const auto reference = TRY(take_referral(change, request, office));
    return api::Reply{.body = state_of(own_referral(change, change.actor().account, reference).value()), .location = "/api/allegations/" + reference};
}

/// Somebody else's is answered as one that was never given: by one look for both.
static Outcome<api::Reply> show(trail::View& view, const web::Request& request) {
    const auto own = own_referral(view, view.actor().account, request.parameter("reference"));
    if (!own) return not_found("There is no referral of yours with this reference");
    return api::Reply{.body = state_of(*own)};
}

static Outcome<api::Reply> show_list(trail::View& view, const web::Request& request) {
    const auto found = referrals_of(view, view.actor().account, {.after = std::string(request.query.get("after")), .most = page_size + 1});
    api::Reply reply;
    for (const auto& each : found) {
        if (reply.list.size() == page_size) {
            reply.next = found[page_size - 1].reference;
            break;
        }
        reply.list.push_back(state_of(each));
    }
    return reply;
}

static Outcome<api::Reply> show_services(trail::View& view, const Office& office) {
    api::Reply reply;
    for (const auto& service : services_of(view, office)) reply.list.push_back({{"service", service.agency}, {"name", service.name}});
    return reply;
}

std::vector<Operation> referral_operations(const SharedOffice& office) {
    const Operation refer{
        .name = "referAllegation",
        .pattern = "/api/allegations",
        .scope = refer_scope,
        .summary = "Refer an allegation",
        .means = "Goes to the designated officers alone. If a child is in danger now, call 999. Do not tell the person before you have spoken to an officer.",
        .takes = referral_shape(),
        .gives = state_shape(),
        .reason = "Referral to the designated officer",
        .act = [office](trail::Change& change, const web::Request& request) { return take(change, request, *office); }};
    const Operation list{.name = "listReferrals",
                         .pattern = "/api/allegations",
                         .scope = refer_scope,
                         .summary = "List your referrals",
                         .means = "Those that this system sent, the latest first, fifty at a time.",
                         .gives = state_shape(),
                         .is_list = true,
                         .has_pages = true,
                         .look = show_list};
    const Operation one{.name = "showReferral",
                        .pattern = "/api/allegations/{reference}",
                        .scope = refer_scope,
                        .summary = "Follow a referral",
                        .means = "How far a referral that this system sent has come.",
                        .gives = state_shape(),
                        .look = show};
    const Operation services{.name = "listReferralServices",
                             .pattern = "/api/allegations-services",
                             .scope = refer_scope,
                             .summary = "List who takes referrals",
                             .means = "The authorities whose designated officers take referrals here.",
                             .gives = service_shape(),
                             .is_list = true,
                             .look = [office](trail::View& view, const web::Request&) { return show_services(view, *office); }};
    return {refer, list, one, services};
}

}  // namespace holdfast::lado
