#include "features/lado/consultation_service.hpp"

#include "core/policy/record_store.hpp"
#include "core/records/serial_store.hpp"
#include "features/lado/consultation_store.hpp"

#include <algorithm>

namespace holdfast::lado {

static vault::Place nature_of(const std::string& reference) { return {"lado_consultations", "nature", reference}; }
static vault::Place advice_of(const std::string& reference) { return {"lado_consultations", "advice", reference}; }

Outcome<std::string> log_advice(trail::Change& change, const Office& office, const Advice& advice) {
    const auto officers = officers_of(change, office);
    const auto self = std::ranges::find(officers, change.actor().account, &Officer::account);
    if (!change.may(permissions::manage) || self == officers.end()) return forbidden();
    if (auto errors = problems_of(advice, change.today()); !errors.empty()) return invalid(std::move(errors));
    Consultation made = advice.consultation;
    made.reference = records::next_reference(change, "ADVICE");
    made.asked_at = change.now();
    made.advised_by = change.actor().account;
    insert_consultation(change, made);
    policy::insert_record(change, {.record = made.record(), .owner_agency = self->agency, .vault = office.vault.name(), .owner_by_law_from = change.today()});
    TRY(office.vault.put(change, nature_of(made.reference), advice.nature));
    TRY(office.vault.put(change, advice_of(made.reference), advice.advice));
    change.record({"lado.advice_logged", made.record(), ""});
    return made.reference;
}

Outcome<Advice> open_advice(trail::View& view, const Office& office, const std::string& reference) {
    const auto access = TRY(policy::enter_vault(view, {consultation_records, policy::belonging_of(view)}, reference));
    const auto found = find_consultation(view, reference);
    if (!found) return not_found();
    view.look(found->record());
    return Advice{*found, TRY(office.vault.open(view, access, nature_of(reference))).value_or(""),
                  TRY(office.vault.open(view, access, advice_of(reference))).value_or("")};
}

void erase_advice(trail::Change& change, const Office& office, const std::string& reference) {
    office.vault.erase(change, nature_of(reference));
    office.vault.erase(change, advice_of(reference));
}

}  // namespace holdfast::lado
