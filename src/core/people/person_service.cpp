#include "core/people/person_service.hpp"

#include "core/organisations/organisation_store.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::people {

policy::Question question_of(trail::View& view) { return {record_kind, policy::belonging_of(view)}; }

static bool has_name(const std::vector<Fact>& facts) {
    return std::ranges::any_of(facts, [](const Fact& fact) { return std::holds_alternative<Name>(fact); });
}

/// Whoever works for a local authority answers for every child in need of its area. People act for it under its key, by a post, or under its name.
static void give_to_authority(trail::Change& change, const std::string& reference, const std::string& agency) {
    const auto found = organisations::find_agency_called(change, agency, change.today());
    if (!found || found->type != "local_authority") return;
    const auto give = [&](std::string_view called) {
        policy::insert_involvement(change, {.kind = std::string(person_kind),
                                            .reference = reference,
                                            .relation = policy::Relation::law,
                                            .agency = std::string(called),
                                            .from = change.today(),
                                            .because = std::string(by_law)});
    };
    give(found->key);
    if (const auto name = organisations::name_on(*found, change.today()); name != found->key) give(name);
}

Outcome<Person> add_person(trail::Change& change, const NewPerson& wanted) {
    if (!change.may(permissions::edit)) return forbidden();
    std::vector<FieldError> errors;
    if (!has_name(wanted.facts)) errors.push_back({"given", "Enter a given name or a family name"});
    for (const auto& fact : wanted.facts)
        for (auto& error : errors_in(fact, change.today())) errors.push_back(std::move(error));
    if (!errors.empty()) return invalid(std::move(errors));
    const Person person = insert_person(change, wanted.is_adult);
    for (const auto& fact : wanted.facts) insert_fact(change, person.id, fact, change.actor().agency);
    TRY(policy::enrol(change, {.record = {person_kind, person.reference}, .owner_agency = change.actor().agency}, change.actor().account));
    give_to_authority(change, person.reference, change.actor().agency);
    change.record({"people.person_added", {person_kind, person.reference}, fmt::format("{} facts", wanted.facts.size())});
    return person;
}

/// The record to be written in, where the actor may; the errors of the fact before anything else is done.
static Outcome<Person> writable(trail::Change& change, const std::string& reference) {
    TRY(policy::require(change, policy::Verb::write, question_of(change), reference));
    const auto person = find_person(change, reference);
    if (!person) return not_found();
    return *person;
}

/// What cannot be seen from the fact alone.
static std::vector<FieldError> errors_on_record(trail::View& view, const Person& person, const Fact& fact) {
    const auto* relationship = std::get_if<Relationship>(&fact);
    if (relationship == nullptr) return {};
    if (relationship->to == person.id) return {{"to", "Nobody is related to themselves"}};
    const auto other = find_person(view, relationship->to);
    const bool is_known = other && policy::may(view, policy::Verb::read, question_of(view), other->reference);
    return is_known ? std::vector<FieldError>{} : std::vector<FieldError>{{"to", "Enter the reference of a person whose record you may read"}};
}

/// Refuses one more name or birth than anybody has.
static std::vector<FieldError> errors_of_number(FactKind kind, std::size_t on_record) {
    if (on_record < most_names || (kind != FactKind::name && kind != FactKind::birth)) return {};
    const bool is_name = kind == FactKind::name;
    return {{is_name ? "given" : "born_on",
             fmt::format("{} {} are on record, and there can be no more: correct one that does not hold", most_names, is_name ? "names" : "dates of birth")}};
}

static std::size_t in_force(const std::vector<HeldFact>& facts, FactKind kind) {
    return static_cast<std::size_t>(std::ranges::count_if(facts, [&](const HeldFact& held) { return held.is_in_force() && kind_of(held.fact) == kind; }));
}

static Outcome<Done> require_sound(trail::Change& change, const Person& person, const Fact& fact) {
    auto errors = errors_in(fact, change.today());
    if (errors.empty()) errors = errors_on_record(change, person, fact);
    if (!errors.empty()) return invalid(std::move(errors));
    return Done{};
}

Outcome<Id<HeldFact>> add_fact(trail::Change& change, const std::string& reference, const Fact& fact) {
    const Person person = TRY(writable(change, reference));
    TRY(require_sound(change, person, fact));
    if (auto errors = errors_of_number(kind_of(fact), in_force(facts_of(change, person.id), kind_of(fact))); !errors.empty()) return invalid(std::move(errors));
    const auto id = insert_fact(change, person.id, fact, change.actor().agency);
    change.record({"people.fact_added", {person_kind, reference}, fmt::format("{} {}", line_of(fact_kinds, kind_of(fact)).words, id.number)});
    return id;
}

static bool is_last_name(trail::View& view, const HeldFact& held) {
    const auto facts = facts_of(view, held.person);
    const auto is_name = [](const HeldFact& each) { return each.is_in_force() && std::holds_alternative<Name>(each.fact); };
    return is_name(held) && std::ranges::count_if(facts, is_name) == 1;
}

Outcome<Done> correct_fact(trail::Change& change, const std::string& reference, const Correction& correction) {
    const Person person = TRY(writable(change, reference));
    const auto held = find_fact(change, correction.kind, correction.id);
    if (!held || held->person != person.id) return not_found();
    if (!held->is_in_force()) return conflict("Somebody has corrected this already");
    if (correction.why.empty()) return invalid({{"why", "Say why it is corrected"}});
    if (correction.instead) TRY(require_sound(change, person, *correction.instead));
    else if (is_last_name(change, *held)) return conflict("This is the only name: enter the right one in its place");
    withdraw_fact(change, correction.kind, correction.id, correction.why);
    if (correction.instead) insert_fact(change, person.id, *correction.instead, change.actor().agency);
    change.because(correction.why);
    change.record({"people.fact_corrected", {person_kind, reference}, fmt::format("{} {}", line_of(fact_kinds, correction.kind).words, correction.id.number)});
    return Done{};
}

}  // namespace holdfast::people
