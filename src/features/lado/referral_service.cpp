#include "features/lado/referral_service.hpp"

#include "core/access/notice_service.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/records/serial_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/consultation_store.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

static void enrol_for_service(trail::Change& change, const Office& office, const Allegation& allegation, const Referral& referral, const std::string& agency) {
    policy::insert_record(change, {.record = allegation.record(),
                                   .owner_agency = agency,
                                   .subject_account = officer_called(change, office, referral.adult),
                                   .subject_agency = employer_agency(change, referral.employer, agency),
                                   .vault = office.vault.name(),
                                   .owner_by_law_from = change.today()});
}

static Outcome<Done> write_referral(trail::Change& change, const Office& office, const Allegation& allegation, const Referral& referral) {
    const auto write = [&](EntryKind kind, const std::string& words) { return write_words(change, office.vault, allegation, Entry{.kind = kind}, words); };
    TRY(write(EntryKind::adult, referral.adult));
    TRY(write(EntryKind::role, referral.role));
    TRY(write(EntryKind::employer, referral.employer));
    TRY(write(EntryKind::children, referral.children));
    TRY(write(EntryKind::concern, referral.concern));
    return write(EntryKind::contact, referral.contact);
}

static Outcome<Done> start_clocks(trail::Change& change, const Allegation& allegation) {
    const auto rules = rules_of(change);
    TRY(time_referral(change, allegation));
    TRY(clocks::start(change, rules, allegation.record(), response_clock, allegation.received_at));
    return clocks::start(change, rules, allegation.record(), closure_clock, allegation.received_at);
}

/// Whoever is barred from the case is not told that there is one.
static void tell_officers(trail::Change& change, const Office& office, const Allegation& allegation, const std::string& agency) {
    for (const auto& officer : officers_of(change, office))
        if (officer.agency == agency && !is_barred(change, allegation, officer))
            access::tell(change, officer.account, {.kind = referral_waits, .body = "A referral has come in and nobody deals with it yet.\n\n{site}/lado\n"},
                         allegation.record());
}

std::optional<FieldError> problem_of(const std::vector<Service>& services, const std::string& agency) {
    if (std::ranges::find(services, agency, &Service::agency) != services.end()) return std::nullopt;
    if (services.empty())
        return FieldError{"service", "No designated officer can take referrals here yet. Telephone the local authority's designated officer today"};
    if (agency.empty()) return FieldError{"service", "Choose the authority in whose area the person works"};
    std::string known;
    for (const auto& service : services) known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", service.agency, service.name);
    return FieldError{"service", fmt::format("“{}” takes no referrals here. Choose the authority in whose area the person works: {}", agency, known)};
}

Outcome<std::string> refer(trail::Change& change, const Office& office, const Referral& referral, const std::string& agency, const std::string& asked_before) {
    if (!change.may(permissions::refer) && !change.may(permissions::manage)) return forbidden();
    auto errors = problems_of(referral, change.today());
    if (auto problem = problem_of(services_of(change, office), agency)) errors.push_back(*std::move(problem));
    if (!errors.empty()) return invalid(std::move(errors));
    const auto asked = find_consultation(change, asked_before);
    if (asked && is_hidden(change, *asked)) return not_found();
    if (asked && !asked->allegation.empty()) return conflict("This advice has become " + asked->allegation + " already");
    Allegation made{.reference = records::next_reference(change, "LADO", records::Numbers::with_gaps),
                    .received_at = change.now(),
                    .facts = referral.facts,
                    .stage = pathway.start(),
                    .referrer_agency = change.actor().agency};
    if (const auto officers = officers_of(change, office); std::ranges::find(officers, change.actor().account, &Officer::account) != officers.end())
        made.referrer_agency.clear();  // taken by telephone: who refers is in the contact
    else if (change.actor().account.number > 0) made.referred_by = change.actor().account;
    made.id = insert_allegation(change, made);
    enrol_for_service(change, office, made, referral, agency);
    TRY(write_referral(change, office, made, referral));
    TRY(start_clocks(change, made));
    if (!asked_before.empty()) link_consultation(change, asked_before, made.reference);
    tell_officers(change, office, made, agency);
    change.record({"lado.allegation_referred", made.record(), ""});
    return made.reference;
}

}  // namespace holdfast::lado
