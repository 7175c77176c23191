#include "features/professional_disagreement/disagreement_service.hpp"

#include "base/utf8.hpp"
#include "core/access/notice_service.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/clocks/clock_service.hpp"
#include "core/records/serial_store.hpp"
#include "features/professional_disagreement/disagreement_store.hpp"
#include "features/professional_disagreement/notice_kinds.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using policy::Verb;

static constexpr std::string_view changed_since = "Somebody else has changed this since you opened it. Look at what they did, and then decide whether yours still holds.";

clocks::Rules rules_of(trail::View& view) { return {every_clock, {.calendar = calendar::load_calendar(view)}}; }

static policy::Question question_of(trail::View& view) { return {disagreement_records, policy::belonging_of(view)}; }

Outcome<Done> require_involved(trail::View& view, const Subject& subject, const std::string& reference) {
    const bool is_involved = subject.is_involved && subject.is_involved(view, reference);
    if (is_involved || policy::may(view, Verb::read, {subject.kind, policy::belonging_of(view)}, reference)) return Done{};
    return not_found();
}

/// Gives each of them a part, and tells them that it waits.
static void ask(trail::Change& change, const Disagreement& disagreement, const std::vector<Part>& parts) {
    for (const auto& part : parts) {
        if (insert_part(change, disagreement.id, part))
            policy::insert_involvement(change, {.kind = std::string(disagreement_kind),
                                                .reference = disagreement.reference,
                                                .relation = policy::Relation::worker,
                                                .account = part.account,
                                                .from = change.today(),
                                                .because = fmt::format("{}: {}", disagreement.now_at().words, in_words(part.side))});
        if (part.account != change.actor().account)
            access::tell(change, part.account,
                         {.kind = was_asked, .body = "You are asked in a professional disagreement about a decision for a child.\n\n{site}/disagreements\n"},
                         disagreement.record());
    }
}

static void tell_others(trail::Change& change, const Disagreement& disagreement, const notices::Kind& kind, std::optional<Side> side) {
    for (const auto& part : parts_of(change, disagreement.id))
        if (part.account != change.actor().account && (!side || part.side == *side))
            access::tell(change, part.account, {.kind = kind, .body = "What was said stands here:\n\n{site}/disagreements\n"}, disagreement.record());
}

Outcome<std::string> raise(trail::Change& change, const Desk& desk, Disagreement made, const Named& named) {
    if (!change.may(permissions::take_part)) return forbidden();
    const auto* subject = desk.find(made.kind);
    if (subject == nullptr) return not_found();
    TRY(require_involved(change, *subject, made.subject));
    auto errors = problems_of(made);
    made.raised_at = change.now();
    made.raised_by = change.actor().account;
    made.raising_agency = agency_called(change, change.actor().agency);
    const auto agencies = deciding_agencies(change);
    const bool is_agency_known = std::ranges::find(agencies, made.deciding_agency, &DecidingAgency::key) != agencies.end();
    if (!is_agency_known) errors.push_back({"agency", "Choose the agency whose decision it is"});
    const auto parts = is_agency_known ? people_asked(change, desk, made, named) : Outcome(std::vector<Part>{});
    if (!parts) errors.insert(errors.end(), parts.refusal().errors.begin(), parts.refusal().errors.end());
    if (!errors.empty()) return invalid(std::move(errors));
    if (!parts) return parts.refusal();
    made.reference = records::next_reference(change, "DIS");
    TRY(policy::enrol(change, {.record = made.record(), .owner_agency = made.raising_agency}, made.raised_by));
    policy::replace_restriction(change, made.record(), policy::Restriction::restricted, "Both sides and those who are asked at its levels");
    made.id = insert_disagreement(change, made);
    insert_part(change, made.id, {.account = made.raised_by, .side = Side::raising, .level = made.level});
    insert_happened(change, made.id, {.move = Move::raised, .level = made.level});
    ask(change, made, *parts);
    TRY(clocks::start(change, rules_of(change), made.record(), *made.now_at().clock, made.raised_at));
    change.record({"professional_disagreement.disagreement_raised", made.record(), ""});
    return made.reference;
}

Outcome<Disagreement> disagreement_for(trail::View& view, Verb verb, const std::string& reference) {
    TRY(policy::require(view, verb, question_of(view), reference));
    auto found = find_disagreement(view, reference);
    if (!found) return not_found();
    return *std::move(found);
}

std::vector<Side> own_sides(trail::View& view, const Disagreement& disagreement) {
    std::vector<Side> sides;
    for (const auto& part : parts_of(view, disagreement.id))
        if (part.account == view.actor().account) sides.push_back(part.side);
    return sides;
}

namespace {
/// A disagreement that is about to move.
struct Moving {
    Disagreement disagreement{};
    workflow::Transition<Stage, Step> move;
    std::vector<Side> sides{};
};
}  // namespace

static Outcome<Moving> moving(trail::Change& change, const std::string& reference, Step step, std::int64_t version) {
    auto disagreement = TRY(disagreement_for(change, Verb::advance, reference));
    auto sides = own_sides(change, disagreement);
    const auto move = TRY(pathway.take(change.actor(), disagreement.stage, step));
    if (!may_take(step, disagreement, sides)) return forbidden("This is for the other side to do.");
    if (disagreement.version != version) return conflict(std::string(changed_since));
    return Moving{std::move(disagreement), move, std::move(sides)};
}

static Outcome<Done> save(trail::Change& change, const Disagreement& disagreement) {
    if (!update_disagreement(change, disagreement)) return conflict(std::string(changed_since));
    return Done{};
}

Outcome<Done> answer(trail::Change& change, const std::string& reference, const Answer& given, std::int64_t version) {
    auto [disagreement, move, sides] = TRY(moving(change, reference, Step::answer, version));
    if (auto errors = problems_of(given); !errors.empty()) return invalid(std::move(errors));
    disagreement.stage = move.to;
    TRY(save(change, disagreement));
    insert_happened(change, disagreement.id, {.move = Move::answered, .level = disagreement.level, .stance = given.stance, .words = given.words});
    tell_others(change, disagreement, was_answered, Side::raising);
    change.record({move.event, disagreement.record(), std::string(token_of(*given.stance))});
    return Done{};
}

Outcome<Done> take_on(trail::Change& change, const Desk& desk, const std::string& reference, const TakingOn& wanted) {
    auto [disagreement, move, sides] = TRY(moving(change, reference, Step::take_on, wanted.version));
    const auto& clock_before = *disagreement.now_at().clock;
    disagreement.stage = move.to;
    ++disagreement.level;
    const auto parts = people_asked(change, desk, disagreement, wanted.named);
    std::vector<FieldError> errors;
    if (is_blank(wanted.why)) errors.push_back({"why", "Say why it goes to the next level"});
    if (!parts) errors.insert(errors.end(), parts.refusal().errors.begin(), parts.refusal().errors.end());
    if (!errors.empty()) return invalid(std::move(errors));
    if (!parts) return parts.refusal();
    TRY(save(change, disagreement));
    insert_happened(change, disagreement.id, {.move = Move::taken_on, .level = disagreement.level, .words = wanted.why});
    ask(change, disagreement, *parts);
    const auto rules = rules_of(change);
    TRY(clocks::meet(change, rules, disagreement.record(), clock_before, change.now()));
    TRY(clocks::start(change, rules, disagreement.record(), *disagreement.now_at().clock, change.now()));
    change.record({move.event, disagreement.record(), fmt::format("level {}", disagreement.level)});
    return Done{};
}

Outcome<Done> resolve(trail::Change& change, const std::string& reference, const Resolution& resolution, std::int64_t version) {
    auto [disagreement, move, sides] = TRY(moving(change, reference, Step::resolve, version));
    auto errors = problems_of(resolution);
    if (resolution.ending && !may_end(*resolution.ending, sides)) errors.push_back({"ending", "It can be withdrawn only by who raised it"});
    if (!errors.empty()) return invalid(std::move(errors));
    disagreement.stage = move.to;
    disagreement.ending = resolution.ending;
    disagreement.learned = resolution.learned;
    disagreement.resolved_on = change.today();
    TRY(save(change, disagreement));
    insert_happened(change, disagreement.id, {.move = Move::resolved, .level = disagreement.level, .words = resolution.words});
    const auto rules = rules_of(change);
    const auto& clock = *disagreement.now_at().clock;
    if (resolution.ending == Ending::withdrawn) clocks::cancel(change, rules, disagreement.record(), clock);
    else TRY(clocks::meet(change, rules, disagreement.record(), clock, change.now()));
    tell_others(change, disagreement, was_resolved, std::nullopt);
    change.record({move.event, disagreement.record(), std::string(token_of(*resolution.ending))});
    return Done{};
}

}  // namespace holdfast::professional_disagreement
