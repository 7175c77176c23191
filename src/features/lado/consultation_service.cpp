#include "features/lado/consultation_service.hpp"

#include "core/policy/record_store.hpp"
#include "core/policy/subject_store.hpp"
#include "core/records/serial_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_service.hpp"
#include "features/lado/consultation_store.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace holdfast::lado {

/// What the vault holds of a consultation.
struct SealedWord {
    std::string_view column{};
    std::string Advice::*words{};
};
static constexpr std::array sealed_words{SealedWord{"employer_name", &Advice::employer_name}, SealedWord{"role", &Advice::role},
                                         SealedWord{"nature", &Advice::nature}, SealedWord{"advice", &Advice::advice}};

static vault::Place place_of(std::string_view column, const std::string& reference) { return {"lado_consultations", column, reference}; }

Outcome<Done> seal_advice(trail::Change& change, const Office& office, const std::string& reference, const Advice& advice) {
    for (const auto& word : sealed_words)
        if (!(advice.*word.words).empty()) TRY(office.vault.put(change, place_of(word.column, reference), advice.*word.words));
    return Done{};
}

Outcome<std::string> log_advice(trail::Change& change, const Office& office, const Advice& advice) {
    const auto officers = officers_of(change, office);
    const auto self = std::ranges::find(officers, change.actor().account, &Officer::account);
    if (!change.may(permissions::manage) || self == officers.end()) return forbidden();
    if (auto errors = problems_of(advice, change.today()); !errors.empty()) return invalid(std::move(errors));
    Consultation made = advice.consultation;
    made.reference = records::next_reference(change, "ADVICE", records::Numbers::with_gaps);
    made.asked_at = change.now();
    made.advised_by = change.actor().account;
    insert_consultation(change, made);
    policy::insert_record(change, {.record = made.record(), .owner_agency = self->agency, .vault = office.vault.name(), .owner_by_law_from = change.today()});
    TRY(seal_advice(change, office, made.reference, advice));
    change.record({"lado.advice_logged", made.record(), ""});
    return made.reference;
}

bool is_hidden(trail::View& view, const Consultation& one) {
    return !one.allegation.empty() && is_viewer_barred(view, Allegation{.reference = one.allegation});
}

std::vector<Consultation> latest_consultations(trail::View& view, int most) {
    auto listed = listed_consultations(view, policy::list_filter(view, consultation_records, policy::belonging_of(view)), most);
    std::erase_if(listed, [&](const Consultation& one) { return is_hidden(view, one); });
    return listed;
}

Outcome<Advice> open_advice(trail::View& view, const Office& office, const std::string& reference) {
    const auto found = find_consultation(view, reference);
    if (found && is_hidden(view, *found)) return not_found();
    const auto access = TRY(policy::enter_vault(view, {consultation_records, policy::belonging_of(view)}, reference));
    if (!found) return not_found();
    view.look(found->record());
    std::vector<vault::Place> places;
    for (const auto& word : sealed_words) places.push_back(place_of(word.column, reference));
    const auto values = TRY(office.vault.open_each(view, access, places));
    Advice advice{.consultation = *found};
    for (std::size_t at = 0; at < values.size(); ++at) advice.*sealed_words[at].words = values[at];
    return advice;
}

void erase_advice(trail::Change& change, const Office& office, const std::string& reference) {
    const auto one = find_consultation(change, reference);
    const auto allegation = one ? find_allegation(change, one->allegation) : std::nullopt;
    if (allegation && allegation->stage == Stage::advice_only) {
        policy::replace_subject_account(change, allegation->record(), std::nullopt);
        policy::replace_subject_agency(change, allegation->record(), "");
    }
    for (const auto& word : sealed_words) office.vault.erase(change, place_of(word.column, reference));
}

static policy::Question question_of(trail::View& view) { return {consultation_records, policy::belonging_of(view)}; }

/// The consultations of these references, the latest first.
static std::vector<Consultation> consultations_of(trail::View& view, const std::vector<std::string>& references) {
    std::vector<Consultation> found;
    for (const auto& reference : references)
        if (auto one = find_consultation(view, reference); one && !is_hidden(view, *one)) found.push_back(*std::move(one));
    std::ranges::sort(found, std::greater{}, &Consultation::asked_at);
    return found;
}

Outcome<std::vector<Pattern>> patterns_since(trail::View& view, const Office& office, Date since) {
    const auto question = question_of(view);
    const auto search = policy::search_vault(view, question, office.vault.name());
    if (!search) return std::vector<Pattern>{};
    std::vector<Pattern> patterns;
    for (const auto& shared : TRY(office.vault.shared_values(view, *search, place_of("employer_name", "")))) {
        auto asked = consultations_of(view, shared.rows);
        std::erase_if(asked, [&](const Consultation& one) { return london_date(one.asked_at) < since; });
        if (asked.size() > 1) patterns.push_back({shared.value, static_cast<std::int64_t>(asked.size()), london_date(asked.front().asked_at)});
    }
    std::ranges::stable_sort(patterns, std::greater{}, &Pattern::consultations);
    return patterns;
}

Outcome<std::vector<Consultation>> consultations_about(trail::View& view, const Office& office, const std::string& employer_name) {
    const auto question = question_of(view);
    const auto search = policy::search_vault(view, question, office.vault.name());
    if (!search || employer_name.empty()) return std::vector<Consultation>{};
    return consultations_of(view, TRY(office.vault.find(view, *search, place_of("employer_name", ""), employer_name)));
}

}  // namespace holdfast::lado
