#include "features/lado/audit_service.hpp"

#include "core/access/secret.hpp"
#include "core/actions/action_service.hpp"
#include "core/trail/trail_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/case_words_service.hpp"

#include <algorithm>

namespace holdfast::lado {

using policy::Verb;

Outcome<Id<Sample>> draw_sample(trail::Change& change, const Office& office, const std::optional<Period>& quarter, std::int64_t size) {
    if (!change.may(permissions::supervise)) return forbidden();
    const auto agency = authority_of(change, office);
    auto errors = problems_of(quarter, size, change.today());
    if (agency.empty()) errors.push_back({"quarter", "A sample is drawn by a named reader of the vault: you are none"});
    if (quarter && is_drawn(change, agency, *quarter)) errors.push_back({"quarter", "The sample of this quarter was drawn already"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto candidates = closed_in(change, listable_cases(change), agency, *quarter);
    if (candidates.empty()) return invalid({{"quarter", "No case was closed in this quarter"}});
    const Sample sample{.agency = agency,
                        .quarter = *quarter,
                        .seed = access::random_token(),
                        .size = size,
                        .candidates = static_cast<std::int64_t>(candidates.size()),
                        .drawn_at = change.now(),
                        .drawn_by = change.actor().account};
    const auto id = insert_sample(change, sample, draw(candidates, sample.seed, static_cast<std::size_t>(size)));
    insert_candidates(change, id, candidates);
    const RecordRef record{sample_kind, reference_of(id)};
    policy::insert_record(change, {.record = record, .owner_agency = agency, .vault = office.vault.name(), .owner_by_law_from = change.today()});
    change.record({"lado.sample_drawn", record, quarter->string()});
    return id;
}

std::vector<Sample> samples_of(trail::View& view) { return load_samples(view, policy::list_filter(view, sample_records, policy::belonging_of(view))); }

Outcome<Sample> sample_for(trail::View& view, Id<Sample> id) {
    TRY(policy::require(view, Verb::read, {sample_records, policy::belonging_of(view)}, reference_of(id)));
    auto found = find_sample(view, id);
    if (!found) return not_found();
    return *std::move(found);
}

actions::Desk actions_of_samples(const Office& office) {
    return {.kind = sample_records,
            .keys = office.keys,
            .read = permissions::manage,
            .write = permissions::supervise,
            .adding = Verb::allocate,
            .roles = office.roles};
}

/// What somebody does to a case by dealing with it; an event of giving it to an officer, of its audit, or of looking is none.
static bool is_dealing(std::string_view type) {
    if (type == "lado.officer_assigned" || type == "lado.case_audited") return false;
    return type.starts_with("lado.") || type.starts_with("actions.") || type.starts_with("attachments.");
}

bool has_dealt_with(trail::View& view, const Allegation& allegation) {
    const auto viewer = view.actor().account;
    const auto parts = policy::involvements_in(view, allegation.record());
    if (allegation.officer == viewer || std::ranges::any_of(parts, [&](const policy::Involvement& part) { return part.account == viewer; })) return true;
    return std::ranges::any_of(trail::deeds_about(view, allegation.record(), viewer), is_dealing);
}

Outcome<SampleShown> show_sample(trail::View& view, Id<Sample> id) {
    if (!view.may(permissions::supervise)) return forbidden();
    const auto sample = TRY(sample_for(view, id));
    SampleShown shown{.sample = sample, .cases = cases_of(view, id)};
    if (auto candidates = candidates_of(view, id); !candidates.empty())
        shown.is_drawn_again =
            std::ranges::equal(draw(std::move(candidates), sample.seed, static_cast<std::size_t>(sample.size)), shown.cases, {}, {}, &SampleCase::reference);
    std::erase_if(shown.cases, [&](SampleCase& one) {
        const auto allegation = case_for(view, Verb::read, one.reference);
        one.is_own = allegation && has_dealt_with(view, *allegation);
        return !allegation;
    });
    return shown;
}

/// An action of the sample, owned by an officer of its authority.
static Outcome<Done> agree(trail::Change& change, const Office& office, const Sample& sample, const FollowUp& wanted) {
    const auto officers = officers_of(change, office);
    const auto services = services_of(change, office);
    const auto owner = std::ranges::find(officers, wanted.owner, &Officer::account);
    if (owner == officers.end() || owner->agency != sample.agency) return invalid({{"owner", "Choose a designated officer of the authority"}});
    TRY(actions::add(change, actions_of_samples(office), reference_of(sample.id),
                     {.plan = "Audit of " + sample.quarter.words(),
                      .what = wanted.what,
                      .owner = {.account = owner->account, .agency = std::ranges::find(services, owner->agency, &Service::agency)->name},
                      .due_on = wanted.due_on}));
    return Done{};
}

static Outcome<Done> agree_each(trail::Change& change, const Office& office, const Sample& sample, const std::vector<FollowUp>& follow_ups) {
    for (std::size_t place = 0; place < follow_ups.size(); ++place) {
        if (follow_ups[place].is_empty()) continue;
        auto agreed = agree(change, office, sample, follow_ups[place]);
        if (agreed) continue;
        auto refusal = std::move(agreed).refusal();
        for (auto& error : refusal.errors) error.field = field_of(error.field, place);
        return refusal;
    }
    return Done{};
}

Outcome<Done> audit_case(trail::Change& change, const Office& office, Id<Sample> id, const std::string& reference, const Audit& audit) {
    if (!change.may(permissions::supervise)) return forbidden();
    const auto sample = TRY(sample_for(change, id));
    const auto allegation = TRY(case_for(change, Verb::read, reference));
    const auto cases = cases_of(change, id);
    if (std::ranges::find(cases, reference, &SampleCase::reference) == cases.end()) return not_found();
    if (auto gone = words_gone(change, reference)) return conflict(*std::move(gone));
    if (has_dealt_with(change, allegation)) return conflict("Somebody else has to audit a case that you dealt with.");
    if (auto errors = problems_of(audit, change.today()); !errors.empty()) return invalid(std::move(errors));
    if (!put_answers(change, id, reference, audit.answers)) return conflict("Somebody has audited this case already.");
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::audit}, audit.findings));
    TRY(agree_each(change, office, sample, audit.follow_ups));
    change.record({"lado.case_audited", allegation.record(), reference_of(id)});
    return Done{};
}

}  // namespace holdfast::lado
