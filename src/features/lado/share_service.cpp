#include "features/lado/share_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/access/notice_service.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/policy/subject_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/notice_kinds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using policy::Verb;

/// Who may read the record opens what is sealed of it: there are no named readers of the common vault.
static vault::Vault vault_of_messages(const Office& office) { return {std::string(policy::common_vault), office.keys}; }
static vault::Place place_of(const SharedCase& share, Id<Message> message) {
    return {"lado_messages", "words", fmt::format("{}/{}", share.reference, message.number)};
}
static std::string name_of_account(trail::View& view, Id<trail::Account> id) {
    const auto account = access::find_account(view, id);
    return account ? account->name : fmt::format("Account {}", id.number);
}

std::string_view in_words_for_lead(Stage stage) {
    switch (stage) {
        case Stage::received: return "Being considered";
        case Stage::under_management: return "Being managed";
        case Stage::sent_away: [[fallthrough]];
        case Stage::transferred: return "With another authority";
        default: return "Closed";
    }
}

std::string employer_in(trail::View& view, const SharedCase& share) {
    const auto agency = organisations::find_agency_called(view, share.agency, view.today());
    return agency ? std::string(organisations::name_on(*agency, view.today())) : share.agency;
}

static Lead lead_of(trail::View& view, const access::Account& account) {
    const auto agency = organisations::find_agency_called(view, account.agency, view.today());
    if (!agency) return {account.id, account.name, account.agency, account.agency};
    return {account.id, account.name, agency->key, std::string(organisations::name_on(*agency, view.today()))};
}

std::vector<Lead> leads_for(trail::View& view, const Office& office, const Allegation& allegation) {
    const auto officers = officers_of(view, office);
    const auto employer = policy::subject_agency_of(view, allegation.record());
    std::vector<Lead> leads;
    for (const auto& id : access::holders_of(view, permissions::lead, office.roles)) {
        const auto account = access::find_account(view, id);
        if (!account || !account->is_active || std::ranges::find(officers, id, &Officer::account) != officers.end()) continue;
        auto lead = lead_of(view, *account);
        if (employer.empty() || lead.agency == employer) leads.push_back(std::move(lead));
    }
    std::ranges::sort(leads, {}, &Lead::name);
    return leads;
}

Outcome<NamedAdult> named_adult(trail::View& view, const Office& office, const std::string& reference) {
    const auto allegation = TRY(case_for(view, Verb::share, reference));
    return NamedAdult{latest_entry(view, allegation.id, EntryKind::adult), TRY(open_latest(view, office.vault, allegation, EntryKind::adult))};
}

/// As an entry of the case, and as a message of the share.
static Outcome<Done> write_both(trail::Change& change, const Office& office, const SharedCase& share, const Entry& entry, const std::string& words) {
    const bool is_answer = entry.kind == EntryKind::from_employer;
    const std::string in_case = is_answer ? words : fmt::format("To {}:\n{}", name_of_account(change, share.lead), words);
    TRY(write_words(change, office.vault, Allegation{.id = share.allegation, .reference = share.case_reference}, entry, in_case));
    return vault_of_messages(office).put(change, place_of(share, insert_message(change, share.id, is_answer)), words);
}

static void tell_lead(trail::Change& change, const SharedCase& share) {
    access::tell(change, share.lead,
                 {.kind = something_shared, .body = "A designated officer has shared something with you. It stands here:\n\n{site}/lado/shared\n"},
                 share.record());
}

static std::vector<FieldError> problems_of(trail::View& view, const Office& office, const Allegation& allegation, const Sharing& sharing) {
    const auto leads = leads_for(view, office, allegation);
    const auto lead = std::ranges::find(leads, sharing.lead, &Lead::account);
    std::vector<FieldError> errors;
    if (lead == leads.end()) errors.push_back({"lead", "Choose with whom the case is shared"});
    else if (is_named_in(sharing.adult.name, lead->name))
        errors.push_back({"lead", "The allegation is about somebody of this name. Choose another lead of the employer"});
    else if (is_barred(view, allegation, {.account = lead->account})) errors.push_back({"lead", "This case cannot be shared with them"});
    const auto shares = shares_of(view, allegation.id);
    if (std::ranges::any_of(shares, [&](const SharedCase& each) { return each.lead == sharing.lead && !each.ended_at; }))
        errors.push_back({"lead", "The case is shared with them already: share more with them from its page"});
    if (is_blank(sharing.words)) errors.push_back({"words", "Write what they may know"});
    if (!sharing.is_unconnected)
        errors.push_back({"is_unconnected", "Make sure that they are neither the person the allegation is about nor of that person's family"});
    return errors;
}

/// Sealed, as only its owner opens what is: no glass can be broken, and no team or agency comes in.
static Outcome<Done> enrol(trail::Change& change, const SharedCase& share) {
    TRY(policy::enrol(change, {.record = share.record(), .owner_agency = share.agency}, share.lead));
    policy::replace_restriction(change, share.record(), policy::Restriction::sealed, "Shared with one person");
    return Done{};
}

static Outcome<Allegation> case_to_share(trail::View& view, const std::string& reference) {
    auto allegation = TRY(case_for(view, Verb::share, reference));
    if (const auto gone = words_gone(view, reference)) return conflict(*gone);
    return allegation;
}

Outcome<Done> share(trail::Change& change, const Office& office, const std::string& reference, const Sharing& sharing) {
    const auto allegation = TRY(case_to_share(change, reference));
    if (auto errors = problems_of(change, office, allegation, sharing); !errors.empty()) return invalid(std::move(errors));
    if (latest_entry(change, allegation.id, EntryKind::adult) != sharing.adult.entry)
        return conflict("Somebody has corrected the name of the adult meanwhile. Look at it and share once more");
    const auto leads = leads_for(change, office, allegation);
    const auto lead = std::ranges::find(leads, sharing.lead, &Lead::account);
    auto made = insert_share(change, allegation, {.lead = lead->account, .agency = lead->agency});
    made.allegation = allegation.id;
    made.case_reference = allegation.reference;
    TRY(enrol(change, made));
    TRY(write_both(change, office, made, Entry{.kind = EntryKind::to_employer}, sharing.words));
    tell_lead(change, made);
    change.record({"lado.case_shared", allegation.record(), made.reference});
    return Done{};
}

Outcome<SharedCase> share_to_add_to(trail::View& view, const std::string& reference, std::int64_t number) {
    const auto allegation = TRY(case_to_share(view, reference));
    auto found = find_share(view, fmt::format("{}-{}", allegation.reference, number));
    if (!found || found->ended_at) return not_found();
    return *std::move(found);
}

Outcome<Done> share_more(trail::Change& change, const Office& office, const SharedCase& share, const std::string& words) {
    if (is_blank(words)) return invalid({{"words", "Write what they may know"}});
    TRY(write_both(change, office, share, Entry{.kind = EntryKind::to_employer}, words));
    tell_lead(change, share);
    change.record({"lado.more_shared", {allegation_kind, share.case_reference}, share.reference});
    return Done{};
}

/// Nothing of it is the lead's any more.
static void close_share(trail::Change& change, const SharedCase& share) {
    mark_share_ended(change, share.id);
    for (const auto& part : policy::involvements_in(change, share.record())) policy::end_given_part(change, share_records, part.id);
    change.record({"lado.sharing_ended", {allegation_kind, share.case_reference}, share.reference});
}

Outcome<Done> end_share(trail::Change& change, const Office& office, const SharedCase& share, const std::string& why) {
    if (is_blank(why)) return invalid({{"words", "Say why nothing is shared with them any more"}});
    const Allegation allegation{.id = share.allegation, .reference = share.case_reference};
    const auto words = fmt::format("Sharing with {} ended: {}", name_of_account(change, share.lead), why);
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::to_employer}, words));
    close_share(change, share);
    return Done{};
}

Outcome<Done> end_shares_with_named(trail::Change& change, const Office& office, const Allegation& allegation, const std::string& adult) {
    for (const auto& share : shares_of(change, allegation.id))
        if (!share.ended_at && is_named_in(adult, name_of_account(change, share.lead)))
            TRY(end_share(change, office, share, "the name of the adult was corrected to theirs"));
    return Done{};
}

Outcome<Done> end_shares_elsewhere(trail::Change& change, const Office& office, const Allegation& allegation) {
    const auto employer = policy::subject_agency_of(change, allegation.record());
    for (const auto& share : shares_of(change, allegation.id))
        if (!share.ended_at && share.agency != employer) TRY(end_share(change, office, share, "the employer was corrected, and they act for another"));
    return Done{};
}

void erase_shares(trail::Change& change, const Office& office, const Allegation& allegation) {
    for (const auto& share : shares_of(change, allegation.id)) {
        for (const auto& message : messages_of(change, share.id)) vault_of_messages(office).erase(change, place_of(share, message.id));
        delete_messages(change, share.id);
        if (!share.ended_at) close_share(change, share);
        policy::erase_words(change, share.record());
    }
}

static bool is_theirs(trail::View& view, const SharedCase& share, const policy::Belonging& belonging) {
    const auto& agencies = belonging.agencies;
    const bool is_of_agency = std::ranges::find(agencies, share.agency) != agencies.end();
    return !share.ended_at && is_of_agency && !is_barred(view, Allegation{.reference = share.case_reference}, {.account = share.lead});
}

std::vector<SharedCase> shares_with_viewer(trail::View& view) {
    const policy::Question question{share_records, policy::belonging_of(view)};
    auto shares = shares_with(view, view.actor().account);
    std::erase_if(shares, [&](const SharedCase& share) {
        return !policy::may(view, Verb::list, question, share.reference) || !is_theirs(view, share, question.belonging);
    });
    return shares;
}

Outcome<SharedCase> share_for(trail::View& view, Verb verb, const std::string& reference) {
    const policy::Question question{share_records, policy::belonging_of(view)};
    TRY(policy::require(view, verb, question, reference));
    auto share = find_share(view, reference);
    if (!share || !is_theirs(view, *share, question.belonging)) return not_found();
    return *std::move(share);
}

Outcome<std::vector<Message>> open_messages(trail::View& view, const Office& office, const SharedCase& share) {
    const policy::Question question{share_records, policy::belonging_of(view)};
    TRY(policy::open_record(view, question, share.reference));
    const auto access = TRY(policy::enter_record(view, question, share.reference));
    auto messages = messages_of(view, share.id);
    std::vector<vault::Place> places;
    for (const auto& message : messages) places.push_back(place_of(share, message.id));
    auto words = TRY(vault_of_messages(office).open_each(view, access, places));
    for (std::size_t i = 0; i < messages.size(); ++i) messages[i].words = std::move(words[i]);
    return messages;
}

Outcome<Done> answer(trail::Change& change, const Office& office, const std::string& reference, const std::string& words) {
    const auto share = TRY(share_for(change, Verb::write, reference));
    if (is_blank(words)) return invalid({{"words", "Write your answer"}});
    TRY(write_both(change, office, share, Entry{.kind = EntryKind::from_employer}, words));
    const RecordRef about{allegation_kind, share.case_reference};
    for (const auto& officer : officers_to_tell(change, office, Allegation{.reference = share.case_reference, .officer = share.officer}))
        access::tell(change, officer.account,
                     {.kind = employer_answered, .body = "An employer's safeguarding lead has answered in a case.\n\n{site}/lado\n"}, about);
    change.record({"lado.employer_answered", about, share.reference});
    return Done{};
}

}  // namespace holdfast::lado
