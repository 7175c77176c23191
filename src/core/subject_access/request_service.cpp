#include "core/subject_access/request_service.hpp"

#include "core/policy/record_service.hpp"
#include "core/subject_access/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::subject_access {

using policy::Verb;

static RecordRef subject(Id<Asked> id) { return {"subject_access", std::to_string(id.number)}; }

/// By name, allowed to, and not about oneself: nobody decides what is kept from themselves.
static std::optional<Refusal> bars(const trail::View& view, Permission permission, Id<trail::Account> person) {
    if (!view.may(permission) || view.actor().is_operator) return forbidden();
    if (view.actor().account == person) return forbidden("Somebody else has to deal with what is held about you.");
    return std::nullopt;
}

/// Whoever says who works with a record also says who answers for it.
static bool may_name(trail::View& view, const policy::Question& question, const std::string& reference) {
    return policy::may(view, Verb::manage, question, reference) || policy::may(view, Verb::allocate, question, reference);
}

static Part part_in_record(trail::View& view, const Subjects& subjects, const Asked& asked) {
    const auto found = std::ranges::find_if(subjects, [&](const RecordSubject& each) { return asked.is_about(each.kind.kind); });
    if (found == subjects.end() || !view.may(permissions::answer)) return {};
    const auto& record = *asked.record;
    const policy::Question question{found->kind, policy::belonging_of(view)};
    const bool is_named = record.named == view.actor().account && view.today() <= record.until;
    return {.may_prepare = is_named && policy::may(view, Verb::read, question, record.reference),
            .may_release = record.named != view.actor().account && may_name(view, question, record.reference)};
}

Part part_in(trail::View& view, const Subjects& subjects, const Asked& asked) {
    if (asked.record) return part_in_record(view, subjects, asked);
    return {.may_prepare = !bars(view, permissions::prepare, asked.person), .may_release = !bars(view, permissions::release, asked.person)};
}

static Outcome<Asked> request_in(trail::Change& change, const Subjects& subjects, Id<Asked> id, bool Part::*needed) {
    const auto asked = find_request(change, id);
    if (!asked) return not_found();
    const Part part = part_in(change, subjects, *asked);
    if (part.*needed) return *asked;
    if (asked->record && !part.may_see()) return not_found();
    if (change.actor().account == asked->person) return forbidden("Somebody else has to deal with what is held about you.");
    return forbidden();
}

static Outcome<Asked> request_at(trail::Change& change, const Subjects& subjects, Id<Asked> id, bool Part::*needed) {
    auto asked = TRY(request_in(change, subjects, id, needed));
    const State state = needed == &Part::may_prepare ? State::being_prepared : State::ready;
    if (asked.state != state) return conflict("The request is not at this step any more");
    return asked;
}

static bool is_day_of_asking(const trail::View& view, Date day) { return day != Date{} && day <= view.today(); }

Outcome<Id<Asked>> open_request(trail::Change& change, const std::vector<Source>& sources, const Asked& asked) {
    if (auto refused = bars(change, permissions::prepare, asked.person)) return *std::move(refused);
    std::vector<FieldError> errors;
    if (asked.person.number <= 0) errors.push_back({"person", "Choose a person"});
    if (!is_day_of_asking(change, asked.asked_on)) errors.push_back({"asked_on", "Enter the day on which they asked, not after today"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto id = insert_request(change, asked);
    std::size_t count = 0;
    for (const auto& source : sources)
        for (auto& held : source.items(change, asked.person)) {
            insert_item(change, id, {.source = std::string(source.title), .held = std::move(held)});
            ++count;
        }
    change.record({"subject_access.gathered", subject(id), fmt::format("account {}, items {}", asked.person.number, count)});
    return id;
}

static std::vector<FieldError> errors_in(trail::View& view, const AskedRecord& record, Date asked_on) {
    std::vector<FieldError> errors;
    if (record.asked_by.empty()) errors.push_back({"asked_by", "Say who asks"});
    if (!is_day_of_asking(view, asked_on)) errors.push_back({"asked_on", "Enter the day on which they asked, not after today"});
    if (record.named.number <= 0) errors.push_back({"named", "Enter the user name of somebody who works for the agency"});
    else if (record.named == view.actor().account) errors.push_back({"named", "Name somebody else: you can then release what they prepared"});
    if (record.until < view.today() || record.until > view.today() + longest_preparation)
        errors.push_back({"until", fmt::format("Enter a day from today on, at most {} days from now", longest_preparation.count())});
    return errors;
}

static std::size_t gather(trail::Change& change, const RecordSubject& subject_of, Id<Asked> id, const std::string& reference) {
    std::size_t count = 0;
    for (const auto& record : subject_of.records(change, reference))
        for (const auto& source : subject_of.sources)
            for (auto& held : source.items(change, record)) {
                insert_item(
                    change, id,
                    {.source = record == reference ? std::string(source.title) : fmt::format("{}, record {}", source.title, record), .held = std::move(held)});
                ++count;
            }
    return count;
}

Outcome<Id<Asked>> open_record_request(trail::Change& change, const RecordSubject& subject_of, const Asked& asked, const std::string& because) {
    Asked opened = asked;
    AskedRecord& record = opened.record.value();
    const policy::Question question{subject_of.kind, policy::belonging_of(change)};
    const bool may_manage = static_cast<bool>(policy::may(change, Verb::manage, question, record.reference));
    if (!change.may(permissions::answer) || !may_name(change, question, record.reference)) return not_found();
    if (record.named.number > 0 && !may_manage && !subject_of.may_prepare(change, record.reference, record.named)) record.named = {};
    auto errors = errors_in(change, record, asked.asked_on);
    if (because.empty()) errors.push_back({"because", "Say why they are named"});
    if (!errors.empty()) return invalid(std::move(errors));
    const policy::Involvement part{.reference = record.reference,
                                   .relation = policy::Relation::invited_reader,
                                   .account = record.named,
                                   .from = change.today(),
                                   .until = record.until,
                                   .because = because};
    record.part = may_manage ? TRY(policy::involve(change, question, part)) : TRY(policy::allot(change, question, part));
    opened.person = {};
    opened.name = subject_of.name(change, record.reference);
    const auto id = insert_request(change, opened);
    const auto count = gather(change, subject_of, id, record.reference);
    change.record(
        {"subject_access.gathered", subject(id), fmt::format("{} {}, items {}, named account {}", record.kind, record.reference, count, record.named.number)});
    return id;
}

Outcome<Done> decide(trail::Change& change, const Subjects& subjects, Id<Asked> id, const GatheredItem& decided) {
    TRY(request_at(change, subjects, id, &Part::may_prepare));
    std::vector<FieldError> errors;
    const bool hides = decided.decision == Decision::left_out || decided.decision == Decision::replaced;
    if (decided.decision == Decision::undecided) errors.push_back({"decision", "Choose what the person is given"});
    if (hides && decided.why.empty()) errors.push_back({"why", "Say under which exemption, in words"});
    if (decided.decision == Decision::replaced && decided.instead.empty()) errors.push_back({"instead", "Enter the words that take its place"});
    if (!errors.empty()) return invalid(std::move(errors));
    GatheredItem kept = decided;
    if (!hides) kept.why.clear();
    if (decided.decision != Decision::replaced) kept.instead.clear();
    if (!decide_item(change, id, kept)) return not_found();
    change.record({"subject_access.decided", subject(id), fmt::format("item {}, {}", decided.id.number, token_of(decided.decision))});
    return Done{};
}

/// Where the words stand in the text, in whatever case of ASCII letters.
static std::size_t place_of(const std::string& text, const std::string& words, std::size_t from) {
    const auto lower = [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; };
    const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), words.begin(), words.end(),
                                   [&](char one, char other) { return lower(one) == lower(other); });
    return found == text.end() ? std::string::npos : static_cast<std::size_t>(found - text.begin());
}

static bool holds(const GatheredItem& item, const std::string& words) {
    const HeldItem& held = item.held;
    return std::ranges::any_of(std::array{&held.what, &held.when, &held.from, &held.words, &item.instead},
                               [&](const std::string* text) { return place_of(*text, words, 0) != std::string::npos; });
}

Outcome<Done> withhold(trail::Change& change, const Subjects& subjects, Id<Asked> id, const WithheldWords& withheld) {
    TRY(request_at(change, subjects, id, &Part::may_prepare));
    std::vector<FieldError> errors;
    const auto items = items_of(change, id);
    const bool is_there = !withheld.words.empty() && std::ranges::any_of(items, [&](const GatheredItem& item) { return holds(item, withheld.words); });
    if (!is_there) errors.push_back({"words", "Enter words that stand in what is held"});
    if (withheld.why.empty()) errors.push_back({"withheld_why", "Say why they are withheld"});
    if (!errors.empty()) return invalid(std::move(errors));
    insert_withheld(change, id, withheld);
    change.record({"subject_access.words_withheld", subject(id)});
    return Done{};
}

Outcome<Done> give_again(trail::Change& change, const Subjects& subjects, Id<Asked> id, Id<WithheldWords> withheld) {
    TRY(request_at(change, subjects, id, &Part::may_prepare));
    if (!forget_withheld(change, id, withheld)) return not_found();
    change.record({"subject_access.words_given_again", subject(id), fmt::format("words {}", withheld.number)});
    return Done{};
}

Outcome<Done> finish(trail::Change& change, const Subjects& subjects, Id<Asked> id) {
    TRY(request_at(change, subjects, id, &Part::may_prepare));
    if (const auto open = undecided_about_others(change, id); open > 0)
        return invalid({{"completion", fmt::format("Decide the items that are about others too: {} are not decided", open)}});
    give_the_rest(change, id);
    set_state(change, id, State::ready);
    const auto items = items_of(change, id);
    change.record({"subject_access.prepared", subject(id),
                   fmt::format("items {}, given {}", items.size(), std::ranges::count(items, Decision::given, &GatheredItem::decision))});
    return Done{};
}

Outcome<Done> send_back(trail::Change& change, const Subjects& subjects, Id<Asked> id, const std::string& reason) {
    TRY(request_at(change, subjects, id, &Part::may_release));
    if (reason.empty()) return invalid({{"reason", "Say what has to be decided again"}});
    set_state(change, id, State::being_prepared);
    change.because(reason);
    change.record({"subject_access.sent_back", subject(id)});
    return Done{};
}

Outcome<Done> release(trail::Change& change, const Subjects& subjects, Id<Asked> id) {
    const auto asked = TRY(request_at(change, subjects, id, &Part::may_release));
    if (asked.prepared_by == change.actor().account) return forbidden("Another person has to release what you prepared.");
    set_state(change, id, State::released);
    change.record({"subject_access.released", subject(id), asked.record ? asked.record->reference : fmt::format("account {}", asked.person.number)});
    return Done{};
}

Outcome<Done> withdraw(trail::Change& change, const Subjects& subjects, Id<Asked> id, const std::string& reason) {
    const auto found = find_request(change, id);
    const bool is_of_record = found && found->record;
    const auto asked = TRY(request_in(change, subjects, id, is_of_record ? &Part::may_release : &Part::may_prepare));
    if (asked.state == State::released || asked.state == State::withdrawn) return conflict("The request is closed already");
    if (reason.empty()) return invalid({{"withdrawal", "Say why the request ends without an answer"}});
    for (const auto& each : subjects)
        if (asked.is_about(each.kind.kind)) policy::end_given_part(change, each.kind, asked.record->part);
    wipe_items(change, id);
    wipe_name(change, id);
    set_state(change, id, State::withdrawn);
    change.because(reason);
    change.record({"subject_access.withdrawn", subject(id)});
    return Done{};
}

static void take_out(std::string& text, const WithheldWords& withheld) {
    const std::string mark = "[withheld: " + withheld.why + "]";
    for (std::size_t at = place_of(text, withheld.words, 0); at != std::string::npos; at = place_of(text, withheld.words, at + mark.size()))
        text.replace(at, withheld.words.size(), mark);
}

std::vector<GatheredItem> released_items(const std::vector<GatheredItem>& items, const std::vector<WithheldWords>& withheld) {
    std::vector<GatheredItem> released;
    for (GatheredItem item : items) {
        if (item.decision == Decision::left_out) item.held = {.what = "Withheld", .words = "[withheld: " + item.why + "]"};
        if (item.decision == Decision::replaced) item.held.from.clear();  // where it came from may name the person whom the words are kept from
        if (item.decision == Decision::replaced) item.held.words = item.instead + " [words replaced: " + item.why + "]";
        // What was put in the place of words may hold them again, so it is searched too; the longest first, or a part would break a whole.
        std::vector<WithheldWords> longest_first = withheld;
        std::ranges::stable_sort(longest_first, std::greater<>{}, [](const WithheldWords& each) { return each.words.size(); });
        for (const auto& each : longest_first)
            for (std::string* text : {&item.held.what, &item.held.when, &item.held.from, &item.held.words, &item.source}) take_out(*text, each);
        released.push_back(std::move(item));
    }
    return released;
}

}  // namespace holdfast::subject_access
