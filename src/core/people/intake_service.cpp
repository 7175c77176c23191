#include "core/people/intake_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/people/fresh_people_store.hpp"
#include "core/people/flat_table.hpp"
#include "core/people/person_service.hpp"
#include "core/people/returned_store.hpp"

#include <algorithm>

namespace holdfast::people {

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
    std::vector<WrongFact> wrong{};

    void look_at(std::span<const Fact> given, Date today) {
        for (std::size_t place = 0; place < given.size(); ++place) {
            const Fact& fact = given[place];
            auto errors = errors_in(fact, today);
            for (auto& error : errors) wrong.push_back({place, std::move(error)});
            const bool is_twice = fact == Fact{own_number} || std::ranges::find(facts, fact) != facts.end();
            if (errors.empty() && !is_twice) facts.push_back(fact);
        }
        facts.emplace_back(own_number);
    }
    Description description() const {
        std::vector<HeldFact> held;
        for (const auto& fact : facts) held.push_back({.fact = fact});
        return description_of(held);
    }
    /// The one person who has a national number of the return, where the birth is the same and nothing contradicts it.
    std::optional<Id<Person>> found_by_national_number() const {
        const auto said = description();
        for (const auto& number : said.identifiers) {
            if (!words_of(number.kind).is_national || number.kind == IdentifierKind::former_upn) continue;
            const auto people = people_with(change, number.kind, number.value, "");
            if (people.size() != 1) continue;
            const auto before = facts_of(change, people.front());
            if (may_be(said, before) && match(description_of(before), said).band == Band::same) return people.front();
        }
        return std::nullopt;
    }
    /// Twins come with one number where it was mistyped: the birth must be said on both sides and be the same, as must the sexes that are known, and nobody
    /// is two children of one agency.
    bool may_be(const Description& said, const std::vector<HeldFact>& before) const {
        bool is_birth_known = false;
        for (const auto& held : before) {
            if (!held.is_in_force()) continue;
            const auto* birth = std::get_if<Birth>(&held.fact);
            if (birth != nullptr && (!said.birth || said.birth->on != birth->on)) return false;
            is_birth_known |= birth != nullptr;
            const auto* trait = std::get_if<Trait>(&held.fact);
            const bool is_sex = trait != nullptr && trait->characteristic == Characteristic::sex;
            const auto sex = is_sex ? parse_token(sexes, trait->code).value_or(Sex::unknown) : Sex::unknown;
            if (sex != Sex::unknown && said.sex != Sex::unknown && sex != said.sex) return false;
            const auto* number = std::get_if<Identifier>(&held.fact);
            const bool is_of_agency = number != nullptr && number->kind == own_number.kind && number->issuer == agency;
            if (is_of_agency && number->value != own_number.value) return false;
        }
        return is_birth_known;
    }
    std::optional<Id<Person>> found_by_own_number() const {
        const auto own = people_numbered_by(change, own_number);
        return own.empty() ? std::nullopt : std::optional(own.front());
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

struct Intake::State {
    struct KnownChild {
        std::uint64_t key{};
        Id<Person> person{};
        std::uint64_t digest{};
    };
    struct NationalNumber {
        std::uint64_t key{};
    };

    trail::Change& change;
    const std::string agency;
    const bool is_authority;
    const Date today;
    FreshPeople fresh;
    FlatTable<KnownChild> known{};
    FlatTable<NationalNumber> national{};
    /// Rows of new children, to be stored in the order of their pupil numbers, whose index would otherwise be written all over for each.
    std::vector<Returned> waiting{};

    State(trail::Change& change_of, std::string agency_key);

    static constexpr std::size_t most_waiting = 16'384;

    void store_waiting() {
        std::vector<const Returned*> rows;
        for (const auto& row : waiting) rows.push_back(&row);
        std::ranges::sort(rows, {}, [](const Returned* row) -> const std::string& { return row->upn; });
        for (const auto* row : rows) append_returned(change, *row, agency);
        waiting.clear();
    }
    void remember(const Arrival& arrival, Id<Person> person, std::uint64_t digest) {
        known.put({flat_key(arrival.own_number.value), person, digest});
        for (const auto& fact : arrival.facts)
            if (is_national(fact)) national.put({flat_key(std::get<Identifier>(fact).value)});
    }
    /// A number by which a child of another return may be found.
    static bool is_national(const Fact& fact) {
        const auto* number = std::get_if<Identifier>(&fact);
        return number != nullptr && words_of(number->kind).is_national && number->kind != IdentifierKind::former_upn;
    }
    bool may_be_known_nationally(const Arrival& arrival) {
        return std::ranges::any_of(arrival.facts,
                                   [&](const Fact& fact) { return is_national(fact) && national.find(flat_key(std::get<Identifier>(fact).value)) != nullptr; });
    }
    Taken made(const Arrival& arrival);
    Taken added_to(const Arrival& arrival, Id<Person> person);
    /// The agency's own child, found by its number. Two numbers may share a key, so the record is asked.
    std::optional<Id<Person>> own_child(const Arrival& arrival);
    /// A child of another agency, or of another number, with a national number that nothing contradicts.
    std::optional<Id<Person>> found_nationally(const Arrival& arrival);
    Taken added_to_anothers(const Arrival& arrival, Id<Person> person);
};

static bool is_local_authority(trail::View& view, const std::string& agency) {
    const auto found = organisations::find_agency_called(view, agency, view.today());
    return found && found->type == "local_authority";
}

Intake::State::State(trail::Change& change_of, std::string agency_key)
    : change(change_of),
      agency(std::move(agency_key)),
      is_authority(is_local_authority(change, agency)),
      today(change.today()),
      fresh(change, agency, is_authority) {
    each_known_number(change, agency, [&](const KnownNumber& number) {
        const auto key = flat_key(number.la_child_id);
        // More than one row of the same number: only a look at the facts tells.
        known.put({key, number.person, known.find(key) == nullptr ? number.digest : 0});
    });
    each_national_number(change, [&](std::string_view number) { national.put({flat_key(number)}); });
}

Intake::Intake(trail::Change& change, std::string agency_key) : state_(new State(change, std::move(agency_key))) {}

Intake::~Intake() {
    try {
        state_->store_waiting();
    } catch (...) {
        // The change keeps the failure and is undone whole.
    }
}

std::optional<Id<Person>> Intake::State::own_child(const Arrival& arrival) {
    const auto* child = known.find(flat_key(arrival.own_number.value));
    if (child == nullptr) return std::nullopt;
    if (!waiting.empty() && child->person >= waiting.front().person) store_waiting();
    return arrival.found_by_own_number();
}

Taken Intake::State::made(const Arrival& arrival) {
    const auto person = fresh.next();
    Returned row{.person = person};
    bool is_whole = true;
    for (const auto& fact : arrival.facts) {
        if (row.put(fact, agency)) continue;
        insert_fact(change, person, fact, agency);
        is_whole = false;
    }
    remember(arrival, person, is_whole ? row.digest() : 0);
    waiting.push_back(std::move(row));
    if (waiting.size() == most_waiting) store_waiting();
    return {.id = person, .is_new = true, .added = arrival.facts.size()};
}

std::optional<Id<Person>> Intake::State::found_nationally(const Arrival& arrival) {
    if (!may_be_known_nationally(arrival)) return std::nullopt;
    store_waiting();
    return arrival.found_by_national_number();
}

/// Makes the record the authority's too.
static void give_by_law(trail::Change& change, Id<Person> person, const std::string& agency) {
    const RecordRef record{person_kind, find_person(change, person).value().reference};
    const auto parts = policy::involvements_in(change, record);
    const auto is_theirs = [&](const policy::Involvement& part) { return part.relation == policy::Relation::law && part.agency == agency && !part.until; };
    if (std::ranges::any_of(parts, is_theirs)) return;
    policy::insert_involvement(change, {.kind = std::string(record.kind),
                                        .reference = std::string(record.reference),
                                        .relation = policy::Relation::law,
                                        .agency = agency,
                                        .from = change.today(),
                                        .because = std::string(by_law)});
}

/// Another agency's child, for whom this authority answers too.
Taken Intake::State::added_to_anothers(const Arrival& arrival, Id<Person> person) {
    if (is_authority) give_by_law(change, person, agency);
    return added_to(arrival, person);
}
Taken Intake::State::added_to(const Arrival& arrival, Id<Person> person) {
    const Taken taken{.id = person, .added = arrival.add_to(person, facts_of(change, person))};
    remember(arrival, person, 0);
    return taken;
}

Outcome<Taken> Intake::take(const std::string& la_child_id, std::span<const Fact> facts) {
    State& state = *state_;
    Arrival arrival{state.change, state.agency, {.kind = IdentifierKind::la_child_id, .issuer = state.agency, .value = la_child_id}};
    if (const auto errors = errors_in(arrival.own_number, state.today); !errors.empty()) return invalid({{"la_child_id", errors.front().message}});
    arrival.look_at(facts, state.today);
    Returned said{};
    const bool is_whole = std::ranges::all_of(arrival.facts, [&](const Fact& fact) { return said.put(fact, state.agency); });
    const auto* known = state.known.find(flat_key(la_child_id));
    Taken taken;
    if (known != nullptr && is_whole && known->digest == said.digest()) taken.id = known->person;
    else if (const auto own = state.own_child(arrival)) taken = state.added_to(arrival, *own);
    else if (const auto other = state.found_nationally(arrival)) taken = state.added_to_anothers(arrival, *other);
    else taken = state.made(arrival);
    taken.wrong = std::move(arrival.wrong);
    return taken;
}

}  // namespace holdfast::people
