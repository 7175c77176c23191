#include "features/lado/case_service.hpp"

#include "base/utf8.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/policy/subject_store.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/consultation_service.hpp"
#include "features/lado/feedback_service.hpp"
#include "features/lado/old_case_store.hpp"
#include "features/lado/share_service.hpp"
#include "features/lado/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::lado {

using policy::Verb;

static constexpr std::string_view words_disposed_of = "The words of this case were erased for good: nothing more is written in it";

Outcome<Allegation> case_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, {allegation_records, policy::belonging_of(view)}, reference));
    auto found = find_allegation(view, reference);
    if (!found) return not_found();
    if (verb != Verb::read && is_disposed(view, reference)) return conflict(std::string(words_disposed_of));
    return *std::move(found);
}

std::optional<std::string> words_gone(trail::View& view, const std::string& reference) {
    if (is_disposed(view, reference)) return std::string(words_disposed_of);
    const auto found = find_allegation(view, reference);
    if (found && found->stage == Stage::advice_only) return "The words of this case were erased when it was taken as advice.";
    return std::nullopt;
}

static FieldError blank(const char* field, const char* message) { return {field, message}; }

/// Ends clocks that the end of a case, or its leaving, makes pointless.
static void cancel_clocks(trail::Change& change, const Allegation& allegation) {
    const auto rules = rules_of(change);
    for (const auto* rule : {&meeting_clock, &review_clock, &closure_clock}) clocks::cancel(change, rules, allegation.record(), *rule);
}

/// The referrer was told where they stand.
static Outcome<Done> meet_response(trail::Change& change, const Allegation& allegation) {
    return clocks::meet(change, rules_of(change), allegation.record(), response_clock, change.now());
}

static Outcome<Done> save(trail::Change& change, const Allegation& allegation) {
    if (!update_allegation(change, allegation)) return conflict(std::string(changed_since));
    return Done{};
}

Outcome<Done> time_referral(trail::Change& change, const Allegation& allegation) {
    const auto knew = allegation.facts.employer_knew_on;
    if (!knew) return Done{};
    const auto rules = rules_of(change);
    TRY(clocks::start(change, rules, allegation.record(), referral_clock, std::min(start_of_day(*knew), allegation.received_at)));
    return clocks::meet(change, rules, allegation.record(), referral_clock, allegation.received_at);
}

Outcome<Done> accept(trail::Change& change, const std::string& reference, const std::vector<Criterion>& criteria) {
    auto allegation = TRY(case_for(change, Verb::advance, reference));
    const auto move = TRY(pathway.take(change.actor(), allegation.stage, Step::accept));
    allegation.facts.criteria = criteria;
    auto errors = problems_of(allegation.facts, allegation.received_on());
    if (criteria.empty()) errors.push_back(blank("criteria", "Choose at least one criterion that is met"));
    if (!errors.empty()) return invalid(std::move(errors));
    allegation.stage = move.to;
    TRY(save(change, allegation));
    replace_criteria(change, allegation.id, criteria);
    TRY(clocks::start(change, rules_of(change), allegation.record(), meeting_clock, change.now()));
    change.record({move.event, allegation.record(), ""});
    return Done{};
}

std::string strands_under_way(trail::View& view, const Allegation& allegation) {
    std::string words;
    for (const auto& now : strands_of(view, allegation.id))
        if (now.state == StrandState::under_way) words += fmt::format("{}{}", words.empty() ? "" : ", ", in_words(now.strand));
    return words;
}

Outcome<Done> close(trail::Change& change, const Office& office, const std::string& reference, Step step, const Closing& closing) {
    auto allegation = TRY(case_for(change, Verb::advance, reference));
    const auto move = TRY(pathway.take(change.actor(), allegation.stage, step));
    auto errors = problems_of(closing, step);
    if (const auto open = strands_under_way(change, allegation); !open.empty() && !closing.is_despite_strands)
        errors.push_back({"is_despite_strands", fmt::format("Still under way: {}. Say how they ended, or confirm that they go on without you", open)});
    if (!errors.empty()) return invalid(std::move(errors));
    if (allegation.results != closing.recorded) return conflict(std::string(changed_since));
    allegation.stage = move.to;
    allegation.finding = closing.finding;
    allegation.is_without_action = step == Step::close_at_once;
    allegation.closed_on = change.today();
    TRY(save(change, allegation));
    replace_results(change, allegation.id, closing.results);
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::decision}, closing.summary));
    TRY(clocks::meet(change, rules_of(change), allegation.record(), closure_clock, change.now()));
    cancel_clocks(change, allegation);
    ask_for_feedback(change, allegation);
    change.record({move.event, allegation.record(), ""});
    return Done{};
}

Outcome<std::string> take_as_advice(trail::Change& change, const Office& office, const std::string& reference, const Advice& advice) {
    auto allegation = TRY(case_for(change, Verb::advance, reference));
    const auto move = TRY(pathway.take(change.actor(), allegation.stage, Step::take_as_advice));
    Advice kept = advice;
    kept.consultation.allegation = allegation.reference;
    const auto made = TRY(log_advice(change, office, kept));
    allegation.stage = move.to;
    allegation.closed_on = change.today();
    TRY(save(change, allegation));
    TRY(meet_response(change, allegation));
    cancel_clocks(change, allegation);
    erase_words(change, office, allegation);
    policy::erase_words(change, allegation.record());
    change.record({move.event, allegation.record(), made});
    return made;
}

/// What the clocks do when the case goes to another authority, and when it comes back.
static Outcome<Done> turn_clocks(trail::Change& change, const Allegation& allegation, Step step) {
    const auto rules = rules_of(change);
    if (step == Step::acknowledge) cancel_clocks(change, allegation);
    if (step == Step::send_away)
        for (const auto* rule : {&meeting_clock, &review_clock}) clocks::cancel(change, rules, allegation.record(), *rule);
    if (step == Step::reopen) return clocks::start(change, rules, allegation.record(), closure_clock, allegation.received_at);
    return Done{};
}

Outcome<Done> take_step(trail::Change& change, const Office& office, const std::string& reference, Step step, const std::string& note) {
    auto allegation = TRY(case_for(change, Verb::advance, reference));
    const bool has_own_door = step == Step::accept || step == Step::close_at_once || step == Step::close || step == Step::take_as_advice;
    if (has_own_door) return not_found();
    const auto move = TRY(pathway.take(change.actor(), allegation.stage, step));
    if (is_blank(note))
        return invalid({blank("note", step == Step::send_away ? "Say to which authority it is sent, to whom, and why" : "Say who decided it and why")});
    allegation.stage = move.to;
    if (step == Step::reopen) {
        allegation.closed_on.reset();
        allegation.finding.reset();
        allegation.is_without_action = false;
    } else if (step == Step::acknowledge) allegation.closed_on = change.today();
    TRY(save(change, allegation));
    TRY(turn_clocks(change, allegation, step));
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::decision}, note));
    change.record({move.event, allegation.record(), ""});
    return Done{};
}

Outcome<Done> respond(trail::Change& change, const Office& office, const std::string& reference, const std::string& words) {
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (const auto gone = words_gone(change, reference)) return conflict(*gone);
    if (is_blank(words)) return invalid({blank("words", "Say whom you answered and what you said")});
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::note}, "Answered the referrer: " + words));
    TRY(meet_response(change, allegation));
    change.record({"lado.referrer_answered", allegation.record(), ""});
    return Done{};
}

/// The authority whose officers took the case.
static std::string service_of(trail::View& view, const Allegation& allegation) {
    const auto facts = policy::find_facts(view, allegation.record(), view.actor().account, {});
    return facts ? facts->owner_agency : std::string{};
}

/// Whoever is named, or acts for the employer, is barred; what is shared with whom it must not be ends.
static Outcome<Done> name_adult(trail::Change& change, const Office& office, const Allegation& allegation, const std::string& name) {
    policy::replace_subject_account(change, allegation.record(), officer_called(change, office, name));
    return end_shares_with_named(change, office, allegation, name);
}
static Outcome<Done> name_employer(trail::Change& change, const Office& office, const Allegation& allegation, const std::string& employer) {
    const auto before = policy::subject_agency_of(change, allegation.record()), now = employer_agency(change, employer, service_of(change, allegation));
    if (now == before && !now.empty()) return Done{};
    policy::replace_subject_agency(change, allegation.record(), now);
    return end_shares_elsewhere(change, office, allegation);
}

Outcome<Done> write(trail::Change& change, const Office& office, const std::string& reference, const Writing& writing) {
    const auto& [kind, words, seen] = writing;
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    const bool is_of_meeting = kind == EntryKind::attendance || kind == EntryKind::minutes || kind == EntryKind::agreed;
    const bool is_of_others = kind > EntryKind::agreed || kind == EntryKind::restraint;
    if (is_of_meeting || is_of_others) return not_found();
    if (const auto gone = words_gone(change, reference)) return conflict(*gone);
    if (is_blank(words)) return invalid({blank("words", "Enter what you want to add")});
    if (is_correctable(kind) && latest_entry(change, allegation.id, kind) != seen) return conflict(std::string(changed_since));
    TRY(write_words(change, office.vault, allegation, Entry{.kind = kind}, words));
    if (kind == EntryKind::adult) TRY(name_adult(change, office, allegation, words));
    if (kind == EntryKind::employer) TRY(name_employer(change, office, allegation, words));
    change.record({"lado.entry_written", allegation.record(), std::string(token_of(kind))});
    return Done{};
}

Outcome<Done> correct(trail::Change& change, const std::string& reference, const Facts& facts, std::int64_t version) {
    auto allegation = TRY(case_for(change, Verb::write, reference));
    if (auto errors = problems_of(facts, allegation.received_on()); !errors.empty()) return invalid(std::move(errors));
    if (allegation.stage == Stage::under_management && facts.criteria.empty()) return invalid({blank("criteria", "Choose at least one criterion that is met")});
    if (allegation.version != version) return conflict(std::string(changed_since));
    const auto knew_before = allegation.facts.employer_knew_on;
    allegation.facts = facts;
    TRY(save(change, allegation));
    if (knew_before != facts.employer_knew_on) TRY(time_referral(change, allegation));
    replace_criteria(change, allegation.id, facts.criteria);
    change.record({"lado.facts_corrected", allegation.record(), ""});
    return Done{};
}

Outcome<Done> set_strand(trail::Change& change, const Office& office, const std::string& reference, const StrandNote& said) {
    const auto& [strand, state, seen, note] = said;
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (!is_followed(allegation.stage)) return conflict("Enquiries are followed once the case is under management.");
    if (is_blank(note)) return invalid({blank("note", "Say who decided it, and what came of it")});
    if (strands_of(change, allegation.id)[static_cast<std::size_t>(strand)].state != seen)
        return conflict(std::string(changed_since));
    put_strand(change, allegation.id, StrandNow{strand, state, change.today()});
    const std::string words = fmt::format("{}: {}. {}", in_words(strand), in_words(state), note);
    TRY(write_words(change, office.vault, allegation, Entry{.kind = EntryKind::note}, words));
    change.record({"lado.strand_changed", allegation.record(), std::string(token_of(strand))});
    return Done{};
}

static std::vector<FieldError> problems_of(const MeetingRecord& record, const Allegation& allegation, Date today) {
    std::vector<FieldError> errors;
    const Meeting& meeting = record.meeting;
    if (meeting.held_on > today) errors.push_back({"held_on", "The meeting must have been held today or before"});
    else if (meeting.held_on < allegation.received_on()) errors.push_back({"held_on", "The meeting cannot have been held before the referral"});
    if (meeting.next_review_on && *meeting.next_review_on <= meeting.held_on) errors.push_back({"next_review_on", "The next review comes after the meeting"});
    else if (meeting.next_review_on && *meeting.next_review_on > clocks::months_after(meeting.held_on, 1))
        errors.push_back({"next_review_on", "The case is reviewed within a month of the meeting"});
    if (is_blank(record.attendance)) errors.push_back({"attendance", "Enter who attended, and who sent apologies"});
    if (is_blank(record.minutes)) errors.push_back({"minutes", "Enter the minutes"});
    return errors;
}

/// A meeting that is written down late says nothing of what is due now.
static bool is_before_another(trail::View& view, const Allegation& allegation, const Meeting& meeting) {
    return std::ranges::any_of(meetings_of(view, allegation.id), [&](const Meeting& other) { return other.held_on > meeting.held_on; });
}

Outcome<Done> record_meeting(trail::Change& change, const Office& office, const std::string& reference, const MeetingRecord& record) {
    const auto allegation = TRY(case_for(change, Verb::write, reference));
    if (allegation.stage != Stage::under_management) return conflict("Meetings are held while the case is under management.");
    if (auto errors = problems_of(record, allegation, change.today()); !errors.empty()) return invalid(std::move(errors));
    const auto meeting = insert_meeting(change, allegation.id, record.meeting).number;
    const auto put = [&](EntryKind kind, const std::string& words) {
        return write_words(change, office.vault, allegation, Entry{.kind = kind, .meeting = meeting}, words);
    };
    TRY(put(EntryKind::attendance, record.attendance));
    TRY(put(EntryKind::minutes, record.minutes));
    TRY(put(EntryKind::agreed, record.agreed));
    if (is_before_another(change, allegation, record.meeting)) {
        change.record({"lado.meeting_recorded", allegation.record(), std::to_string(meeting)});
        return Done{};
    }
    const auto rules = rules_of(change);
    const Instant held = std::min(change.now(), end_of_day(record.meeting.held_on));
    for (const auto* rule : {&meeting_clock, &review_clock})
        if (const auto running = clocks::find_running(change, rules, allegation.record(), *rule))
            TRY(clocks::meet(change, rules, allegation.record(), *rule, std::max(held, running->started_at)));
    TRY(clocks::start(change, rules, allegation.record(), review_clock, held));
    if (const auto agreed = record.meeting.next_review_on) TRY(clocks::agree(change, rules, allegation.record(), review_clock, *agreed));
    change.record({"lado.meeting_recorded", allegation.record(), std::to_string(meeting)});
    return Done{};
}

}  // namespace holdfast::lado
