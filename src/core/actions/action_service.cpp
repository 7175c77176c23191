#include "core/actions/action_service.hpp"

#include "base/utf8.hpp"
#include "core/access/account_store.hpp"
#include "core/actions/action_store.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/policy/vault_access_service.hpp"
#include "core/vault/vault_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::actions {

namespace {

constexpr std::size_t longest_words = 4000, longest_plan = 120;

policy::Question question_of(trail::View& view, const Desk& desk) { return {desk.kind, policy::belonging_of(view)}; }
RecordRef record_of(const Desk& desk, const std::string& reference) { return {desk.kind.kind, reference}; }

vault::Place place_of(std::string_view column, const ActionRef& of) {
    return {"actions_actions", column, fmt::format("{}/{}", of.reference, of.action.number)};
}
vault::Place place_of(std::string_view column, const ActionRef& of, int update) {
    return {"actions_updates", column, fmt::format("{}/{}/{}", of.reference, of.action.number, update)};
}

/// A field that has to be filled in, and what is said where it is not.
struct Asked {
    std::string field{}, words{};
    std::size_t longest{longest_words};
};

void check_words(std::vector<FieldError>& errors, const std::string& words, const Asked& asked) {
    if (is_blank(words)) errors.push_back({asked.field, asked.words});
    else if (words.size() > asked.longest) errors.push_back({asked.field, fmt::format("{} in at most {} letters", asked.words, asked.longest)});
}

/// One sentence whatever keeps them from the record: a conflict of interest is not for whoever asks to learn.
constexpr const char* cannot_own = "This person cannot be given actions of this record: take out their user name, and type their name and agency here";

void check_owner(std::vector<FieldError>& errors, const Owner& owner, bool is_reader) {
    if (owner.account && !is_reader) errors.push_back({"owner", cannot_own});
    if (!owner.account && is_blank(owner.name)) errors.push_back({"owner", "Say who is to do it"});
    if (!owner.account && is_blank(owner.agency)) errors.push_back({"agency", "Say of which agency they are"});
    if (owner.name.size() > longest_plan) errors.push_back({"owner", fmt::format("Say who is to do it in at most {} letters", longest_plan)});
    if (owner.agency.size() > longest_plan) errors.push_back({"agency", fmt::format("Say of which agency they are in at most {} letters", longest_plan)});
}

void check_day(std::vector<FieldError>& errors, const trail::View& view, const std::optional<Date>& due_on) {
    if (due_on && *due_on < view.today()) errors.push_back({"due_on", "The day by which it is to be done has passed"});
}

/// Adds an update with its words and, where the owner has no account, the name.
Outcome<int> put_update(trail::Change& change, const vault::Vault& vault, const ActionRef& of, const Update& update) {
    const int number = insert_update(change, of.action, update);
    if (!update.words.empty()) TRY(vault.put(change, place_of("words", of, number), update.words));
    if (!update.owner.account) TRY(vault.put(change, place_of("owner", of, number), update.owner.name));
    return number;
}

/// What is sealed of an action, as its places in their order.
std::vector<vault::Place> places_of(const ActionRef& which, const std::vector<Update>& updates) {
    std::vector<vault::Place> places{place_of("what", which), place_of("success", which)};
    for (const auto& update : updates) {
        places.push_back(place_of("words", which, update.number));
        places.push_back(place_of("owner", which, update.number));
    }
    return places;
}

Outcome<std::vector<Action>> opened(trail::View& view, const Desk& desk, const std::string& reference, const std::vector<ActionRow>& rows) {
    const auto access = TRY(policy::enter_record(view, question_of(view, desk), reference));
    std::vector<Action> actions;
    std::vector<vault::Place> places;
    for (const auto& row : rows) {
        actions.push_back({.id = row.id, .reference = reference, .updates = updates_of(view, row.id)});
        for (auto& place : places_of({reference, row.id}, actions.back().updates)) places.push_back(std::move(place));
    }
    if (actions.empty()) return actions;
    const auto values = TRY((vault::Vault{access.vault(), desk.keys}.open_each(view, access, places)));
    auto next = values.begin();
    for (auto& action : actions) {
        action.what = *next++;
        action.success = *next++;
        for (auto& update : action.updates) {
            update.words = *next++;
            if (!update.owner.account) update.owner.name = *next;
            ++next;
        }
    }
    return actions;
}

}  // namespace

/// Of an action that has to be SMART, which of the five is missing.
static void check_words_of_smart(std::vector<FieldError>& errors, const NewAction& wanted) {
    constexpr auto fewest_blanks = 2;
    if (!is_blank(wanted.what) && std::ranges::count(wanted.what, ' ') < fewest_blanks)
        errors.push_back({"what", "Specific: say what is done, with whom and how often"});
    if (is_blank(wanted.success)) errors.push_back({"success", "Measurable: say what will be better for the child"});
}
static void check_rest_of_smart(std::vector<FieldError>& errors, const NewAction& wanted) {
    if (!wanted.due_on) errors.push_back({"due_on", "Timed: enter the day by which it is done"});
    if (!wanted.is_agreed) errors.push_back({"is_agreed", "Agreed: agree it with the family and with whoever does it first"});
    if (!wanted.is_realistic) errors.push_back({"is_realistic", "Realistic: change it until it can be done by that day"});
}

bool can_own(trail::View& view, const Desk& desk, const std::string& reference, Id<trail::Account> account) {
    const auto person = access::actor_of(view, account, desk.roles);
    return person && policy::may_read(view, desk.kind, reference, *person);
}

std::vector<FieldError> faults_of(trail::View& view, const Desk& desk, const std::string& reference, const NewAction& wanted) {
    std::vector<FieldError> errors;
    check_words(errors, wanted.plan, {"plan", "Say in which plan it is", longest_plan});
    check_words(errors, wanted.what, {"what", "Say what is to be done"});
    if (desk.asks_smart) check_words_of_smart(errors, wanted);
    if (wanted.success.size() > longest_words) errors.push_back({"success", fmt::format("Say what success looks like in at most {} letters", longest_words)});
    check_owner(errors, wanted.owner, wanted.owner.account && can_own(view, desk, reference, *wanted.owner.account));
    check_day(errors, view, wanted.due_on);
    if (desk.asks_smart) check_rest_of_smart(errors, wanted);
    return errors;
}

Outcome<Id<Action>> add(trail::Change& change, const Desk& desk, const std::string& reference, const NewAction& wanted) {
    TRY(attachments::require_adding(change, desk, reference));
    if (auto errors = faults_of(change, desk, reference, wanted); !errors.empty()) return invalid(std::move(errors));
    const auto record = record_of(desk, reference);
    const vault::Vault vault{policy::vault_of(change, record), desk.keys};
    const ActionRef made{reference, insert_action(change, record, vault.name())};
    TRY(vault.put(change, place_of("what", made), wanted.what));
    if (!wanted.success.empty()) TRY(vault.put(change, place_of("success", made), wanted.success));
    TRY(put_update(change, vault, made, {.plan = wanted.plan, .due_on = wanted.due_on, .owner = wanted.owner}));
    change.record({"actions.action_agreed", record, fmt::format("action {}", made.action.number)});
    return made.action;
}

bool may_say(trail::View& view, const Desk& desk, const std::string& reference, const Update& now) {
    const auto adding = attachments::require_adding(view, desk, reference);
    if (adding || adding.refusal().kind == Refusal::Kind::conflict) return static_cast<bool>(adding);
    return now.owner.account == view.actor().account && policy::may(view, policy::Verb::read, question_of(view, desk), reference);
}

std::vector<FieldError> faults_of(trail::View& view, const Desk& desk, const Action& action, const NewUpdate& said) {
    std::vector<FieldError> errors;
    check_words(errors, said.words, {"words", "Say what happened, or why it changes"});
    if (said.evidence && !attachments::find_document(view, record_of(desk, action.reference), *said.evidence))
        errors.push_back({"evidence", "This record has no such document"});
    if (said.owner) check_owner(errors, *said.owner, said.owner->account && can_own(view, desk, action.reference, *said.owner->account));
    if (said.due_on != action.now().due_on) check_day(errors, view, said.due_on);
    return errors;
}

static Update after(Update next, const NewUpdate& said) {
    next.words = said.words;
    next.progress = said.progress.value_or(next.progress);
    next.concern = is_open(next.progress) ? said.concern.value_or(next.concern) : Concern::none;
    if (said.due_on) next.due_on = said.due_on;
    if (said.owner) next.owner = *said.owner;
    next.evidence = said.evidence;
    return next;
}

Outcome<int> say(trail::Change& change, const Desk& desk, const ActionRef& of, const NewUpdate& said) {
    const auto action = TRY(find_in(change, desk, of));
    if (!may_say(change, desk, of.reference, action.now())) return not_found();
    const bool is_replanned = said.owner || (said.due_on && said.due_on != action.now().due_on);
    if (is_replanned) TRY(attachments::require_adding(change, desk, of.reference));
    if (said.after != 0 && said.after != action.now().number)
        return conflict(fmt::format("{} has said something of this action meanwhile: look at it, and say yours again", action.now().by));
    if (auto errors = faults_of(change, desk, action, said); !errors.empty()) return invalid(std::move(errors));
    const auto next = after(action.now(), said);
    const auto record = record_of(desk, of.reference);
    const int number = TRY(put_update(change, vault::Vault{policy::vault_of(change, record), desk.keys}, of, next));
    change.record({"actions.action_updated", record, fmt::format("action {}, update {}, {}", of.action.number, number, token_of(next.progress))});
    return number;
}

Outcome<int> carry_forward(trail::Change& change, const Desk& desk, const Carrying& carrying) {
    TRY(attachments::require_adding(change, desk, carrying.reference));
    std::vector<FieldError> errors;
    check_words(errors, carrying.to, {"plan", "Say into which plan they are carried", longest_plan});
    if (carrying.to == carrying.from) errors.push_back({"plan", "They are in this plan already"});
    if (!errors.empty()) return invalid(std::move(errors));
    const auto record = record_of(desk, carrying.reference);
    const vault::Vault vault{policy::vault_of(change, record), desk.keys};
    int carried = 0;
    for (const auto& action : TRY(actions_of(change, desk, carrying.reference))) {
        if (!is_open(action.now().progress) || action.now().plan != carrying.from) continue;
        Update next = action.now();
        next.plan = carrying.to;
        next.words = fmt::format("Carried forward from {}", carrying.from);
        next.evidence.reset();
        TRY(put_update(change, vault, {carrying.reference, action.id}, next));
        ++carried;
    }
    if (carried == 0) return invalid({{"plan", "No open action is in that plan"}});
    change.record({"actions.plan_carried_forward", record, fmt::format("{} actions", carried)});
    return carried;
}

Outcome<std::vector<Action>> actions_of(trail::View& view, const Desk& desk, const std::string& reference) {
    return opened(view, desk, reference, actions_in(view, record_of(desk, reference)));
}

Outcome<Action> find_in(trail::View& view, const Desk& desk, const ActionRef& which) {
    TRY(policy::require(view, policy::Verb::read, question_of(view, desk), which.reference));
    const auto row = find_action(view, record_of(desk, which.reference), which.action);
    if (!row) return not_found();
    return TRY(opened(view, desk, which.reference, {*row})).front();
}

int erase_all(trail::Change& change, const trail::KeyFolder& keys, const RecordRef& record) {
    const auto rows = actions_in(change, record);
    for (const auto& row : rows) {
        const vault::Vault vault{row.vault, keys};
        for (const auto& place : places_of({record.reference, row.id}, updates_of(change, row.id))) vault.erase(change, place);
        delete_action(change, row.id);
    }
    if (!rows.empty()) change.record({"actions.actions_erased", record, fmt::format("{} actions", rows.size())});
    return static_cast<int>(rows.size());
}

}  // namespace holdfast::actions
