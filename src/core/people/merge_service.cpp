#include "core/people/merge_service.hpp"

#include "core/policy/succession_store.hpp"

#include <fmt/format.h>

namespace holdfast::people {

static Outcome<Person> writable(trail::Change& change, const std::string& reference) {
    TRY(policy::require(change, policy::Verb::write, question_of(change), reference));
    const auto person = find_person(change, reference);
    if (!person) return not_found();
    return *person;
}

/// Tells the policy which records are of one person, so that a conflict of interest with one is one with each.
static void tell_policy(trail::Change& change, Id<Person> person) {
    std::vector<std::string> references;
    for (const auto id : records_of(change, person)) references.push_back(find_person(change, id).value().reference);
    policy::put_subject(change, person_kind, references);
}

Outcome<Id<Merge>> merge(trail::Change& change, const std::string& kept, const std::string& merged, const std::string& why) {
    if (!change.may(permissions::merge)) return forbidden();
    const Person one = TRY(writable(change, kept)), other = TRY(writable(change, merged));
    if (why.empty()) return invalid({{"why", "Say why these are one person"}});
    if (kept_of(change, one.id) == kept_of(change, other.id)) return conflict("These records are linked already");
    const auto id = insert_merge(change, one.id, other.id, why);
    tell_policy(change, one.id);
    change.because(why);
    change.record({"people.merged", {person_kind, kept}, fmt::format("merge {}, with {}", id.number, merged)});
    change.record({"people.merged", {person_kind, merged}, fmt::format("merge {}, into {}", id.number, kept)});
    return id;
}

Outcome<Done> unmerge(trail::Change& change, Id<Merge> id, const std::string& why) {
    if (!change.may(permissions::merge)) return forbidden();
    const auto found = find_merge(change, id);
    if (!found) return not_found();
    const auto kept = find_person(change, found->kept), merged = find_person(change, found->merged);
    TRY(writable(change, kept.value().reference));
    TRY(writable(change, merged.value().reference));
    if (why.empty()) return invalid({{"why", "Say why these are two people"}});
    if (!undo_merge(change, id, why)) return conflict("This merge has been taken back already");
    for (const auto& each : {kept->id, merged->id}) tell_policy(change, each);
    change.because(why);
    change.record({"people.unmerged", {person_kind, kept->reference}, fmt::format("merge {}", id.number)});
    change.record({"people.unmerged", {person_kind, merged->reference}, fmt::format("merge {}", id.number)});
    return Done{};
}

Outcome<Done> keep_apart(trail::Change& change, const std::string& one, const std::string& other, const std::string& why) {
    if (!change.may(permissions::merge)) return forbidden();
    const Person first = TRY(writable(change, one)), second = TRY(writable(change, other));
    if (why.empty()) return invalid({{"why", "Say why these are two people"}});
    if (first.id == second.id || kept_of(change, first.id) == kept_of(change, second.id)) return conflict("These records are linked");
    insert_distinct(change, first.id, second.id, why);
    change.because(why);
    change.record({"people.kept_apart", {person_kind, one}, other});
    return Done{};
}

std::vector<LinkedRecord> linked_records(trail::View& view, const Person& person) {
    std::vector<LinkedRecord> linked;
    const auto question = question_of(view);
    for (const auto id : records_of(view, person.id)) {
        const auto record = find_person(view, id);
        if (!record) continue;
        const auto decision = policy::may(view, policy::Verb::read, question, record->reference);
        if (decision.standing != policy::Standing::hidden) linked.push_back({*record, decision.standing});
    }
    return linked;
}

/// Nobody has a part in what is gone, and the law gives nobody what is sealed: the reference is answered as one that was never given.
static void close_record(trail::Change& change, const RecordRef& record) {
    for (const auto& part : policy::involvements_in(change, record)) {
        const bool is_over = part.until && *part.until < change.today();
        if (part.id.number != 0 && !is_over) policy::limit_involvement(change, part.id, change.today() - std::chrono::days{1});
    }
    policy::replace_restriction(change, record, policy::Restriction::sealed, "");
    policy::replace_owner_agency(change, record, "");
}

void dispose_of(trail::Change& change, const Person& person) {
    close_record(change, {person_kind, person.reference});
    const auto linked = records_of(change, person.id);
    wipe_person(change, person.id);
    for (const auto id : linked) tell_policy(change, id);
    policy::erase_words(change, {person_kind, person.reference});
}

}  // namespace holdfast::people
