#include "features/duty_desk/advice_call_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/records/reference.hpp"
#include "core/records/serial_store.hpp"

#include <fmt/format.h>

namespace holdfast::duty_desk {

static policy::Question question_of(trail::View& view) { return {advice_call_records, policy::belonging_of(view)}; }

Outcome<std::string> log_advice_call(trail::Change& change, AdviceCall call) {
    if (!change.may(permissions::work)) return forbidden();
    if (auto errors = problems_of(call); !errors.empty()) return invalid(std::move(errors));
    const auto agency = organisations::find_agency_called(change, change.actor().agency, change.today());
    call.reference = records::next_reference(change, advice_series, records::Numbers::with_gaps);
    insert_advice_call(change, call);
    policy::insert_record(change, {.record = call.record(), .owner_agency = agency ? agency->key : change.actor().agency, .owner_by_law_from = change.today()});
    change.record({"duty_desk.advice_logged", call.record(), ""});
    return call.reference;
}

Outcome<AdviceCall> open_advice_call(trail::View& view, const std::string& reference) {
    TRY(policy::open_record(view, question_of(view), reference));
    auto found = find_advice_call(view, reference);
    if (!found) return not_found();
    return *std::move(found);
}

std::vector<AdviceCall> latest_advice_calls(trail::View& view, int most) {
    return listed_advice_calls(view, policy::list_filter(view, advice_call_records, policy::belonging_of(view)), most);
}

std::vector<AdviceCall> calls_before(trail::View& view, const std::string& contact) {
    if (!view.may(permissions::work)) return {};
    return advice_calls_before(view, policy::list_filter(view, advice_call_records, policy::belonging_of(view)), contact);
}

Outcome<std::string> find_called(trail::View& view, std::string_view typed) {
    const auto reference = records::read_reference(advice_series, typed);
    if (!reference) return invalid({{"reference", reference.refusal().message}});
    if (!policy::may(view, policy::Verb::read, question_of(view), *reference))
        return invalid({{"reference", fmt::format("There is no advice call {}", *reference)}});
    return *reference;
}

/// The call as it stands, for who may read it.
static Outcome<AdviceCall> call_to_change(trail::Change& change, const std::string& reference) {
    TRY(policy::require(change, policy::Verb::read, question_of(change), reference));
    auto found = find_advice_call(change, reference);
    if (!found) return not_found();
    return *std::move(found);
}

Outcome<Done> link_contact(trail::Change& change, const std::string& reference, std::string_view typed) {
    const auto call = TRY(call_to_change(change, reference));
    if (!call.contact.empty()) return conflict(fmt::format("It is linked to {} already. Take that back first.", call.contact));
    const auto contact = records::read_reference(contact_series, typed);
    if (!contact) return invalid({{"contact", contact.refusal().message}});
    put_contact(change, reference, *contact);
    change.record({"duty_desk.contact_linked", call.record(), *contact});
    return Done{};
}

Outcome<Done> unlink_contact(trail::Change& change, const std::string& reference) {
    const auto call = TRY(call_to_change(change, reference));
    if (call.contact.empty()) return conflict("It is linked to no contact.");
    put_contact(change, reference, "");
    change.record({"duty_desk.contact_unlinked", call.record(), call.contact});
    return Done{};
}

std::vector<AdviceCount> counts_of_month(trail::View& view, std::chrono::year_month month) {
    const Date first{month / 1}, last{month / std::chrono::last};
    return counted_advice_calls(view, policy::list_filter(view, advice_call_records, policy::belonging_of(view)), first, last);
}

static std::vector<retention::KeptRecord> kept_calls(trail::View& view, Date started_by) {
    std::vector<retention::KeptRecord> kept;
    for (const auto& one : advice_calls_by(view, started_by)) kept.push_back({one.reference, "advice of " + in_words(one.called_on), one.called_on});
    return kept;
}

retention::Kind old_advice_calls() {
    return {.class_key = "advice_calls",
            .record_kind = advice_call_kind,
            .records = kept_calls,
            .dispose =
                [](trail::Change& change, const std::string& reference) {
                    policy::erase_words(change, {advice_call_kind, reference});
                    erase_advice_call(change, reference);
                },
            .erases_trail_words = true};
}

}  // namespace holdfast::duty_desk
