#include "core/people/intake_service.hpp"

#include "core/organisations/organisation_store.hpp"
#include "core/people/fresh_people_store.hpp"
#include "core/people/flat_table.hpp"
#include "core/people/person_service.hpp"
#include "core/people/returned_store.hpp"

#include <algorithm>

namespace holdfast::people {

/// Of these one is so at a time.
static bool is_single(Matter matter) { return matter == Matter::birth || matter == Matter::death || matter == Matter::sex || matter == Matter::ethnicity; }
static bool says_no_disability(const Fact& fact) {
    const auto* trait = std::get_if<Trait>(&fact);
    return trait != nullptr && trait->characteristic == Characteristic::disability && trait->code == "NONE";
}
/// Whether both cannot be so: a pupil number and the reason for none, no disability and one.
static bool exclude_each_other(const Fact& one, const Fact& other) {
    const auto first = matter_of(one), second = matter_of(other);
    if (first == Matter::upn) return second == Matter::upn_unknown;
    if (first == Matter::upn_unknown) return second == Matter::upn;
    return first == Matter::disability && second == Matter::disability && says_no_disability(one) != says_no_disability(other);
}
/// A pupil number and the reason for none are one question.
static std::optional<Date> newest_word(const ReturnsBefore& before, Matter matter) {
    const bool is_of_upn = matter == Matter::upn || matter == Matter::upn_unknown;
    return is_of_upn ? std::max(before.newest_of(Matter::upn), before.newest_of(Matter::upn_unknown)) : before.newest_of(matter);
}

namespace {

/// One child of the return, with the facts that can be kept.
struct Arrival {
    trail::Change& change;
    const std::string& agency;
    const Identifier own_number;
    const std::optional<Date> reference_on;
    const Matters speaks_for;
    std::vector<Fact> facts{};
    std::vector<WrongFact> wrong{};
    Matters unclear{};  ///< of which something was said that cannot be kept

    void look_at(std::span<const Fact> given, Date today) {
        for (std::size_t place = 0; place < given.size(); ++place) {
            const Fact& fact = given[place];
            auto errors = errors_in(fact, today);
            if (const auto matter = matter_of(fact); matter && !errors.empty()) unclear.add(*matter);
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
    bool says(const Fact& fact) const { return std::ranges::find(facts, fact) != facts.end(); }
};

/// A child who is on record, with what the agency's returns have said of them.
class Meeting {
public:
    Meeting(const Arrival& arrival, Id<Person> person)
        : arrival_(arrival), person_(person), held_(facts_of(arrival.change, person)), before_(returns_before(arrival.change, person, arrival.agency)) {}

    std::size_t add() {
        std::size_t added = 0;
        for (const auto& fact : arrival_.facts) {
            const auto matter = matter_of(fact);
            if (matter && is_outdated(*matter)) continue;
            if (matter) spoken_of_.add(*matter);
            const auto is_this = [&](const HeldFact& held) { return held.is_in_force() && held.fact == fact; };
            if (std::ranges::any_of(held_, is_this)) continue;
            for (auto& held : held_)
                if (is_ours(held) && gives_way(held, fact)) withdraw(held, "A later file says otherwise");
            insert_returned_fact(arrival_.change, person_, arrival_.agency, kind_of(fact), insert_fact(arrival_.change, person_, fact, arrival_.agency));
            ++added;
        }
        return added;
    }
    /// What the return could have said and does not.
    void take_back() {
        for (auto& held : held_)
            if (is_ours(held) && before_.is_of_return(held) && is_taken_back(held.fact)) withdraw(held, "A later file does not say it");
    }
    void remember_day() const {
        if (!arrival_.reference_on) return;
        const auto is_news = [&](Matter matter) { return spoken_of_.has(matter) && before_.newest_of(matter) < arrival_.reference_on; };
        if (std::ranges::any_of(all_matters, is_news)) append_return_day(arrival_.change, person_, arrival_.agency, *arrival_.reference_on, spoken_of_, false);
    }

private:
    bool is_outdated(Matter matter) const { return arrival_.reference_on && newest_word(before_, matter) > arrival_.reference_on; }
    bool is_ours(const HeldFact& held) const { return held.is_in_force() && held.source == arrival_.agency; }
    bool gives_way(const HeldFact& held, const Fact& now) const {
        const auto matter = matter_of(now);
        if (matter && is_single(*matter)) return matter_of(held.fact) == matter;
        return exclude_each_other(now, held.fact) && before_.is_of_return(held) && !arrival_.says(held.fact);
    }
    bool is_taken_back(const Fact& fact) const {
        const auto matter = matter_of(fact);
        if (!matter || !arrival_.speaks_for.has(*matter) || arrival_.unclear.has(*matter) || arrival_.says(fact)) return false;
        const auto newest = newest_word(before_, *matter);
        return newest && newest <= arrival_.reference_on;
    }
    void withdraw(HeldFact& held, const char* why) {
        withdraw_fact(arrival_.change, kind_of(held.fact), held.id, why);
        held.withdrawn_at = arrival_.change.now();
        if (const auto matter = matter_of(held.fact)) spoken_of_.add(*matter);
    }

    const Arrival& arrival_;
    const Id<Person> person_;
    std::vector<HeldFact> held_;
    const ReturnsBefore before_;
    Matters spoken_of_{};
};

}  // namespace

struct Intake::State {
    struct KnownChild {
        std::uint64_t key{};
        Id<Person> person{};
        std::uint64_t digest{};
        std::optional<Date> reference_on{};
    };
    struct Key {
        std::uint64_t key{};
    };

    trail::Change& change;
    const std::string agency;
    const std::optional<Date> reference_on;
    const Matters speaks_for;
    const bool is_authority;
    const Date today;
    FreshPeople fresh;
    FlatTable<KnownChild> known{};
    FlatTable<Key> national{};
    FlatTable<Key> taken{};  ///< persons of this file
    /// Rows of new children, to be stored in the order of their pupil numbers, whose index would otherwise be written all over for each.
    std::vector<Returned> waiting{};

    State(trail::Change& change_of, std::string agency_key, std::optional<Date> day, Matters matters);

    static constexpr std::size_t most_waiting = 16'384;

    void store_waiting() {
        std::vector<const Returned*> rows;
        for (const auto& row : waiting) rows.push_back(&row);
        std::ranges::sort(rows, {}, [](const Returned* row) -> const std::string& { return row->upn; });
        for (const auto* row : rows) append_returned(change, *row, agency);
        waiting.clear();
    }
    void remember(const Arrival& arrival, Id<Person> person, std::uint64_t digest) {
        known.put({flat_key(arrival.own_number.value), person, digest, reference_on});
        taken.put({key_of(person)});
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
    static std::uint64_t key_of(Id<Person> person) { return static_cast<std::uint64_t>(person.number) * 0x9e3779b97f4a7c15U; }
    /// The same as is on record.
    Taken met_again(KnownChild& child, const Returned& said);
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

Intake::State::State(trail::Change& change_of, std::string agency_key, std::optional<Date> day, Matters matters)
    : change(change_of),
      agency(std::move(agency_key)),
      reference_on(day),
      speaks_for(matters),
      is_authority(is_local_authority(change, agency)),
      today(change.today()),
      fresh(change, agency, is_authority) {
    each_known_number(change, agency, [&](const KnownNumber& number) {
        const auto key = flat_key(number.la_child_id);
        // More than one row of the same number: only a look at the facts tells.
        known.put({key, number.person, known.find(key) == nullptr ? number.digest : 0, number.reference_on});
    });
    each_national_number(change, [&](std::string_view number) { national.put({flat_key(number)}); });
}

Intake::Intake(trail::Change& change, std::string agency_key, std::optional<Date> reference_on, Matters speaks_for)
    : state_(std::make_unique<State>(change, std::move(agency_key), reference_on, speaks_for)) {}

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

Taken Intake::State::met_again(KnownChild& child, const Returned& said) {
    if (reference_on && child.reference_on < reference_on) {
        append_return_day(change, child.person, agency, *reference_on, said.matters(), true);
        child.reference_on = reference_on;
    }
    taken.put({key_of(child.person)});
    return {.id = child.person};
}

Taken Intake::State::made(const Arrival& arrival) {
    const auto person = fresh.next();
    Returned row{.person = person, .reference_on = reference_on};
    bool is_whole = true;
    for (const auto& fact : arrival.facts) {
        if (row.put(fact, agency)) continue;
        insert_returned_fact(change, person, agency, kind_of(fact), insert_fact(change, person, fact, agency));
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
    Meeting meeting(arrival, person);
    const auto added = meeting.add();
    if (taken.find(key_of(person)) == nullptr) meeting.take_back();
    meeting.remember_day();
    remember(arrival, person, 0);
    return {.id = person, .added = added};
}

Outcome<Taken> Intake::take(const std::string& la_child_id, std::span<const Fact> facts) {
    State& state = *state_;
    Arrival arrival{
        state.change, state.agency, {.kind = IdentifierKind::la_child_id, .issuer = state.agency, .value = la_child_id}, state.reference_on, state.speaks_for};
    if (const auto errors = errors_in(arrival.own_number, state.today); !errors.empty()) return invalid({{"la_child_id", errors.front().message}});
    arrival.look_at(facts, state.today);
    Returned said{};
    const bool is_whole = std::ranges::all_of(arrival.facts, [&](const Fact& fact) { return said.put(fact, state.agency); });
    auto* known = state.known.find(flat_key(la_child_id));
    Taken taken;
    if (known != nullptr && is_whole && known->digest == said.digest()) taken = state.met_again(*known, said);
    else if (const auto own = state.own_child(arrival)) taken = state.added_to(arrival, *own);
    else if (const auto other = state.found_nationally(arrival)) taken = state.added_to_anothers(arrival, *other);
    else taken = state.made(arrival);
    taken.wrong = std::move(arrival.wrong);
    return taken;
}

}  // namespace holdfast::people
