#include "core/people/merge_service.hpp"
#include "core/people/search_store.hpp"
#include "core/policy/break_glass_store.hpp"
#include "core/policy/conflict_store.hpp"
#include "core/policy/succession_store.hpp"
#include "features/people/people.hpp"

#include <fmt/format.h>

namespace holdfast::people {

/// Who keeps the schedule need not know who is in it: name and birth are for those who may read the record, and are a look at it.
static std::string words_for(trail::View& view, const Aged& aged) {
    if (!aged.is_listed) return "A person whose record you may not read";
    view.look({person_kind, aged.person.reference});
    return fmt::format("{}, born {}", aged.name.empty() ? "No name" : aged.name, in_words(aged.born_on));
}

static std::vector<retention::KeptRecord> born_by(trail::View& view, Date day) {
    std::vector<retention::KeptRecord> records;
    for (const auto& aged : people_born_by(view, day)) records.push_back({aged.person.reference, words_for(view, aged), aged.born_on});
    return records;
}

static void dispose(trail::Change& change, const std::string& reference) {
    if (const auto person = find_person(change, reference)) dispose_of(change, *person);
}

/// Uses of the record's glass, conflicts of interest with it and who was to own it: what people wrote of them stands in the trail under their own numbers.
static std::vector<RecordRef> beside(trail::View& view, const std::string& reference) {
    const RecordRef record{person_kind, reference};
    std::vector<RecordRef> others;
    for (const auto& use : policy::glass_uses_of(view, record)) others.push_back({"break_glass", std::to_string(use.id.number)});
    for (const auto& declared : policy::conflicts_with(view, record)) others.push_back({"conflict", std::to_string(declared.id.number)});
    for (const auto& lifted : policy::overrides_of(view, record)) others.push_back({"conflict_override", std::to_string(lifted.id.number)});
    for (const auto& one : policy::successions_of(view, record)) others.push_back({"succession", std::to_string(one.id.number)});
    return others;
}

/// Whatever a schedule says, nobody's record goes before their 25th birthday: a slip of it would take away children who are known today.
retention::Kind people_of_long_ago() {
    return {.class_key = "people_on_record",
            .record_kind = person_kind,
            .records = born_by,
            .dispose = dispose,
            .shortest = {25, retention::Length::Unit::years},
            .erases_trail_words = true,
            .beside = beside};
}

static std::vector<subject_access::HeldItem> searches(trail::View& view, Id<trail::Account> account) {
    std::vector<subject_access::HeldItem> items;
    for (const auto& search : searches_of(view, account))
        items.push_back({"Search for a person", in_words(search.made_at), "the person", "What was typed is about somebody else; it is wiped after a day"});
    return items;
}

subject_access::Source searches_made() { return {.title = "Searches for children and adults", .items = searches}; }

}  // namespace holdfast::people
