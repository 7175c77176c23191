#include "core/people/intake_service.hpp"

#include "core/people/person_service.hpp"

#include <algorithm>

namespace holdfast::people {

struct Intake::State {
    trail::Change& change;
    std::string agency;
};

Intake::Intake(trail::Change& change, std::string agency_key) : state_(new State{change, std::move(agency_key)}) {}
Intake::~Intake() = default;

/// Whether the agency's earlier word on the same matter gives way to this one.
static bool takes_place_of(const Fact& now, const HeldFact& before, const std::string& agency) {
    if (before.source != agency || kind_of(now) != kind_of(before.fact)) return false;
    if (std::holds_alternative<Birth>(now) || std::holds_alternative<Death>(now)) return true;
    const auto *trait = std::get_if<Trait>(&now), *earlier = std::get_if<Trait>(&before.fact);
    return trait != nullptr && trait->characteristic == earlier->characteristic && trait->characteristic != Characteristic::disability;
}

namespace {

/// One child of the return, with the facts that can be kept.
struct Arrival {
    trail::Change& change;
    const std::string& agency;
    const Identifier own_number;
    std::vector<Fact> facts{};

    Description description() const {
        std::vector<HeldFact> held;
        for (const auto& fact : facts) held.push_back({.fact = fact});
        return description_of(held);
    }
    /// The one person who has a national number of the return, where birth and sex do not contradict it.
    std::optional<Id<Person>> found_by_national_number() const {
        const auto said = description();
        for (const auto& number : said.identifiers) {
            if (!words_of(number.kind).is_national || number.kind == IdentifierKind::former_upn) continue;
            const auto people = people_with(change, number.kind, number.value, "");
            if (people.size() != 1) continue;
            const auto known = description_of(facts_of(change, people.front()));
            const bool is_contradicted = known.birth && said.birth && known.birth->on != said.birth->on;
            if (!is_contradicted && match(known, said).band == Band::same) return people.front();
        }
        return std::nullopt;
    }
    std::optional<Id<Person>> found() const {
        const auto own = people_numbered_by(change, own_number);
        return own.empty() ? found_by_national_number() : std::optional(own.front());
    }
    std::size_t add_to(Id<Person> person, const std::vector<HeldFact>& before) const {
        std::size_t added = 0;
        for (const auto& fact : facts) {
            const auto is_this = [&](const HeldFact& held) { return held.is_in_force() && held.fact == fact; };
            if (std::ranges::any_of(before, is_this)) continue;
            for (const auto& held : before)
                if (held.is_in_force() && takes_place_of(fact, held, agency)) withdraw_fact(change, kind_of(fact), held.id, "A later file says otherwise");
            insert_fact(change, person, fact, agency);
            ++added;
        }
        return added;
    }
};

}  // namespace

Outcome<Taken> Intake::take(const std::string& la_child_id, std::span<const Fact> facts) {
    trail::Change& change = state_->change;
    Arrival arrival{change, state_->agency, {.kind = IdentifierKind::la_child_id, .issuer = state_->agency, .value = la_child_id}};
    if (const auto errors = errors_in(arrival.own_number, change.today()); !errors.empty()) return invalid({{"la_child_id", errors.front().message}});
    Taken taken;
    for (std::size_t place = 0; place < facts.size(); ++place) {
        auto errors = errors_in(facts[place], change.today());
        for (auto& error : errors) taken.wrong.push_back({place, std::move(error)});
        const bool is_twice = std::ranges::find(arrival.facts, facts[place]) != arrival.facts.end() || facts[place] == Fact{arrival.own_number};
        if (errors.empty() && !is_twice) arrival.facts.push_back(facts[place]);
    }
    arrival.facts.push_back(arrival.own_number);
    if (const auto id = arrival.found()) {
        taken.id = *id;
        taken.added = arrival.add_to(*id, facts_of(change, *id));
        return taken;
    }
    const Person person = insert_person(change, false);
    enrol_for_agency(change, person, state_->agency);
    taken.id = person.id;
    taken.is_new = true;
    taken.added = arrival.add_to(person.id, {});
    return taken;
}

}  // namespace holdfast::people
