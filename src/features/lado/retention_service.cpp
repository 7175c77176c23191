#include "features/lado/retention_service.hpp"

#include "core/clocks/clock_store.hpp"
#include "core/policy/record_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/old_case_store.hpp"
#include "features/lado/share_store.hpp"

#include <array>

namespace holdfast::lado {

/// The class of the schedule that an allegation is of: what touches sexual abuse is kept apart, whatever was found.
static std::string_view class_of(const OldCase& one) {
    if (one.category == Category::sexual) return "allegations_sexual";
    if (!one.finding) return "allegations_not_progressed";
    const bool is_upheld = one.finding == Finding::substantiated || one.finding == Finding::unsubstantiated;
    return is_upheld ? "allegations_upheld" : "allegations_not_upheld";
}

static std::vector<retention::KeptRecord> cases_of(trail::View& view, std::string_view class_key, Date started_by) {
    std::vector<retention::KeptRecord> kept;
    for (const auto& one : cases_ended_by(view, started_by))
        if (class_of(one) == class_key) kept.push_back({one.reference, "case that ended on " + in_words(one.ended_on), one.ended_on});
    return kept;
}

static void dispose_of_case(trail::Change& change, const Office& office, const std::string& reference) {
    const auto found = find_allegation(change, reference);
    if (!found) return;
    erase_words(change, office, *found);
    clocks::erase_clocks(change, found->record());
    policy::erase_words(change, found->record());
    mark_case_disposed(change, reference);
}

/// What the trail has about a case under the names of its shares.
static std::vector<RecordRef> shares_beside(trail::View& view, const std::string& reference) {
    std::vector<RecordRef> beside;
    if (const auto found = find_allegation(view, reference))
        for (const auto& share : shares_of(view, found->id)) beside.push_back(share.record());
    return beside;
}

static std::string_view class_of(const OldAdvice& one) { return one.category == Category::sexual ? "allegation_advice_sexual" : "allegation_advice"; }

static std::vector<retention::KeptRecord> advice_of(trail::View& view, std::string_view class_key, Date started_by) {
    std::vector<retention::KeptRecord> kept;
    for (const auto& one : advice_given_by(view, started_by))
        if (class_of(one) == class_key) kept.push_back({one.reference, "advice of " + in_words(one.asked_on), one.asked_on});
    return kept;
}

static void dispose_of_advice(trail::Change& change, const Office& office, const std::string& reference) {
    erase_advice(change, office, reference);
    policy::erase_words(change, {consultation_kind, reference});
    mark_advice_disposed(change, reference);
}

std::vector<retention::Kind> old_cases(const trail::KeyFolder& keys) {
    const auto office = office_with(keys);
    std::vector<retention::Kind> kinds;
    for (const std::string_view key : {"allegations_upheld", "allegations_not_upheld", "allegations_not_progressed", "allegations_sexual"})
        kinds.push_back({.class_key = key,
                         .record_kind = allegation_kind,
                         .records = [key](trail::View& view, Date started_by) { return cases_of(view, key, started_by); },
                         .dispose = [office](trail::Change& change, const std::string& reference) { dispose_of_case(change, *office, reference); },
                         .erases_trail_words = true,
                         .beside = shares_beside});
    for (const std::string_view key : {"allegation_advice", "allegation_advice_sexual"})
        kinds.push_back({.class_key = key,
                         .record_kind = consultation_kind,
                         .records = [key](trail::View& view, Date started_by) { return advice_of(view, key, started_by); },
                         .dispose = [office](trail::Change& change, const std::string& reference) { dispose_of_advice(change, *office, reference); },
                         .erases_trail_words = true});
    return kinds;
}

}  // namespace holdfast::lado
