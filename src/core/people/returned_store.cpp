#include "core/people/returned_store.hpp"

#include <algorithm>

namespace holdfast::people {

using store::Row;

namespace {

/// Where each fact stands in its row. Kept in the database: never changed.
enum Place : int { at_birth, at_death, at_sex, at_ethnicity, at_upn_unknown, at_la_child_id, at_upn, at_former_upn, at_disabilities };
constexpr std::int64_t places = 32;
static_assert(at_disabilities + disabilities.size() <= places);

bool put_text(std::string& place, const std::string& value) {
    if (!place.empty() || value.empty()) return place == value;
    place = value;
    return true;
}

/// Puts a fact of each kind in its place.
struct Putting {
    Returned& row;
    const std::string& source;

    bool operator()(const Birth& birth) const {
        if (!row.birth) row.birth = birth;
        return row.birth == birth;
    }
    bool operator()(const Death& death) const {
        if (!row.died_on) row.died_on = death.on;
        return row.died_on == death.on;
    }
    bool operator()(const Trait& trait) const {
        switch (trait.characteristic) {
            case Characteristic::sex: return put_text(row.sex, trait.code);
            case Characteristic::ethnicity: return put_text(row.ethnicity, trait.code);
            case Characteristic::upn_unknown: return put_text(row.upn_unknown, trait.code);
            case Characteristic::disability: break;
        }
        const Code* code = find_code(disabilities, trait.code);
        if (code != nullptr) row.disabilities |= std::uint32_t{1} << (code - disabilities.data());
        return code != nullptr;
    }
    bool operator()(const Identifier& number) const {
        if (number.from || number.until) return false;
        const bool is_own = number.kind == IdentifierKind::la_child_id && number.issuer == source;
        if (is_own) return put_text(row.la_child_id, number.value);
        if (number.kind == IdentifierKind::upn && number.issuer.empty()) return put_text(row.upn, number.value);
        return number.kind == IdentifierKind::former_upn && number.issuer.empty() && put_text(row.former_upn, number.value);
    }
    template <class Other>
    bool operator()(const Other&) const {
        return false;
    }
};

std::uint64_t mixed(std::uint64_t before, std::uint64_t value) {
    std::uint64_t hash = before ^ (value + 0x9e3779b97f4a7c15U + (before << 6U) + (before >> 2U));
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    return hash ^ (hash >> 31U);
}
std::uint64_t day_number(const std::optional<Date>& day) { return day ? static_cast<std::uint64_t>(day->time_since_epoch().count()) + 1'000'000 : 0; }

}  // namespace

std::optional<Matter> matter_of(const Fact& fact) {
    if (std::holds_alternative<Birth>(fact)) return Matter::birth;
    if (std::holds_alternative<Death>(fact)) return Matter::death;
    if (const auto* number = std::get_if<Identifier>(&fact)) {
        if (number->kind == IdentifierKind::upn) return Matter::upn;
        return number->kind == IdentifierKind::former_upn ? std::optional(Matter::former_upn) : std::nullopt;
    }
    const auto* trait = std::get_if<Trait>(&fact);
    if (trait == nullptr) return std::nullopt;
    switch (trait->characteristic) {
        case Characteristic::sex: return Matter::sex;
        case Characteristic::ethnicity: return Matter::ethnicity;
        case Characteristic::upn_unknown: return Matter::upn_unknown;
        case Characteristic::disability: break;
    }
    return Matter::disability;
}

bool Returned::put(const Fact& fact, const std::string& source) { return std::visit(Putting{*this, source}, fact); }

std::vector<std::pair<int, Fact>> Returned::facts(const std::string& source) const {
    std::vector<std::pair<int, Fact>> all;
    const auto add = [&](int place, Characteristic characteristic, const std::string& code) {
        if (!code.empty()) all.emplace_back(place, Trait{characteristic, code});
    };
    const auto number = [&](int place, IdentifierKind kind, const std::string& issuer, const std::string& value) {
        if (!value.empty()) all.emplace_back(place, Identifier{.kind = kind, .issuer = issuer, .value = value});
    };
    if (birth) all.emplace_back(at_birth, *birth);
    if (died_on) all.emplace_back(at_death, Death{*died_on});
    add(at_sex, Characteristic::sex, sex);
    add(at_ethnicity, Characteristic::ethnicity, ethnicity);
    add(at_upn_unknown, Characteristic::upn_unknown, upn_unknown);
    number(at_la_child_id, IdentifierKind::la_child_id, source, la_child_id);
    number(at_upn, IdentifierKind::upn, "", upn);
    number(at_former_upn, IdentifierKind::former_upn, "", former_upn);
    for (std::size_t i = 0; i < people::disabilities.size(); ++i)
        if ((disabilities >> i & 1U) != 0) add(at_disabilities + static_cast<int>(i), Characteristic::disability, std::string(people::disabilities[i].code));
    return all;
}

Matters Returned::matters() const {
    Matters said;
    for (const auto& [place, fact] : facts(""))
        if (const auto matter = matter_of(fact)) said.add(*matter);
    return said;
}

std::uint64_t Returned::digest() const {
    std::uint64_t hash = birth ? day_number(birth->on) * 4 + static_cast<std::uint64_t>(birth->precision) : 0;
    hash = mixed(mixed(hash, day_number(died_on)), disabilities);
    for (const auto* text : {&la_child_id, &upn, &former_upn, &upn_unknown, &sex, &ethnicity}) hash = mixed(hash, std::hash<std::string_view>{}(*text));
    return hash == 0 ? 1 : hash;
}

void append_returned(trail::Change& change, const Returned& row, const std::string& source) {
    const auto precision = row.birth ? line_of(birth_precisions, row.birth->precision).token : std::string_view{};
    change.writer().append(
        "people_returned (person_id, source, entered_at, entered_by, la_child_id, upn, former_upn, upn_unknown, born_on, precision_of, died_on, sex, "
        "ethnicity, "
        "disabilities, reference_on)",
        row.person, source, change.now(), change.actor().account, row.la_child_id, row.upn, row.former_upn, row.upn_unknown,
        row.birth ? std::optional(row.birth->on) : std::nullopt, precision, row.died_on, row.sex, row.ethnicity, std::int64_t{row.disabilities},
        row.reference_on);
}

#define PEOPLE_RETURNED "person_id, la_child_id, upn, former_upn, upn_unknown, born_on, precision_of, died_on, sex, ethnicity, disabilities"

static Returned returned_of(const Row& row) {
    Returned read{.person = row.get<Id<Person>>(0),
                  .la_child_id = row.get<std::string>(1),
                  .upn = row.get<std::string>(2),
                  .former_upn = row.get<std::string>(3),
                  .upn_unknown = row.get<std::string>(4),
                  .died_on = row.get<std::optional<Date>>(7),
                  .sex = row.get<std::string>(8),
                  .ethnicity = row.get<std::string>(9),
                  .disabilities = row.get<std::uint32_t>(10)};
    if (const auto on = row.get<std::optional<Date>>(5))
        read.birth = Birth{*on, parse_token(birth_precisions, row.get<std::string_view>(6)).value_or(BirthPrecision::exact)};
    return read;
}

/// The facts of a row, each with the withdrawal of its place.
static std::vector<HeldFact> held_of(trail::View& view, const Row& row) {
    const auto id = row.get<std::int64_t>(0);
    const auto source = row.get<std::string>(11);
    const HeldFact entered{
        .person = row.get<Id<Person>>(0), .source = source, .entered_at = row.get<Instant>(12), .entered_by = row.get<Id<trail::Account>>(13)};
    std::vector<HeldFact> all;
    for (auto& [place, fact] : returned_of(row).facts(source)) {
        all.push_back(entered);
        all.back().id = Id<HeldFact>{first_returned_fact + id * places + place};
        all.back().fact = std::move(fact);
    }
    view.reader().each(
        "SELECT place, withdrawn_at, withdrawn_why FROM people_returned_withdrawals WHERE person_id = $1",
        [&](const Row& withdrawal) {
            const Id<HeldFact> withdrawn{first_returned_fact + id * places + withdrawal.get<std::int64_t>(0)};
            for (auto& held : all) {
                if (held.id != withdrawn) continue;
                held.withdrawn_at = withdrawal.get<Instant>(1);
                held.withdrawn_why = withdrawal.get<std::string>(2);
            }
        },
        id);
    return all;
}

std::vector<HeldFact> returned_facts_of(trail::View& view, Id<Person> person) {
    std::vector<HeldFact> all;
    view.reader().each(
        "SELECT " PEOPLE_RETURNED ", source, entered_at, entered_by FROM people_returned WHERE person_id = $1",
        [&](const Row& row) { std::ranges::move(held_of(view, row), std::back_inserter(all)); }, person);
    return all;
}

std::optional<HeldFact> find_returned_fact(trail::View& view, FactKind kind, Id<HeldFact> id) {
    std::optional<HeldFact> found;
    view.reader().each(
        "SELECT " PEOPLE_RETURNED ", source, entered_at, entered_by FROM people_returned WHERE person_id = $1",
        [&](const Row& row) {
            for (auto& held : held_of(view, row))
                if (held.id == id && kind_of(held.fact) == kind) found = std::move(held);
        },
        (id.number - first_returned_fact) / places);
    return found;
}

void withdraw_returned_fact(trail::Change& change, Id<HeldFact> id, const std::string& why) {
    change.writer().execute("INSERT INTO people_returned_withdrawals (person_id, place, withdrawn_at, withdrawn_by, withdrawn_why) VALUES ($1, $2, $3, $4, $5)",
                            (id.number - first_returned_fact) / places, (id.number - first_returned_fact) % places, change.now(), change.actor().account, why);
}

void wipe_returned(trail::Change& change, Id<Person> person) {
    change.writer().execute("DELETE FROM people_returned_withdrawals WHERE person_id = $1", person);
    change.writer().execute("DELETE FROM people_returned WHERE person_id = $1", person);
    change.writer().execute("DELETE FROM people_returned_days WHERE person_id = $1", person);
    change.writer().execute("DELETE FROM people_returned_facts WHERE person_id = $1", person);
}

void each_known_number(trail::View& view, const std::string& agency, const std::function<void(const KnownNumber&)>& visit) {
    // A person with anything but one whole row is looked at when their turn comes.
    view.reader().each(
        "SELECT " PEOPLE_RETURNED
        ", reference_on, (SELECT MAX(d.reference_on) FROM people_returned_days d WHERE d.person_id = r.person_id AND d.source = $1 AND d.is_as_first = $2) "
        "FROM people_returned r WHERE source = $1 AND NOT EXISTS (SELECT 1 FROM people_returned_withdrawals w WHERE w.person_id = r.person_id) "
        "AND NOT EXISTS (SELECT 1 FROM people_returned_facts f WHERE f.person_id = r.person_id AND f.source = $1) ORDER BY person_id",
        [&](const Row& row) {
            const auto read = returned_of(row);
            visit({read.la_child_id, read.person, read.digest(), std::max(row.get<std::optional<Date>>(11), row.get<std::optional<Date>>(12))});
        },
        agency, true);
    view.reader().each(
        "SELECT la_child_id, person_id FROM people_returned r WHERE source = $1 AND (EXISTS (SELECT 1 FROM people_returned_withdrawals w "
        "WHERE w.person_id = r.person_id) OR EXISTS (SELECT 1 FROM people_returned_facts f WHERE f.person_id = r.person_id AND f.source = $1)) "
        "AND NOT EXISTS (SELECT 1 FROM people_returned_withdrawals w WHERE w.person_id = r.person_id AND w.place = 5) "
        "UNION ALL SELECT value, person_id FROM people_identifiers WHERE kind = 'la_child_id' AND issuer = $1 AND source = $1 AND withdrawn_at IS NULL",
        [&](const Row& row) {
            visit({row.get<std::string>(0), row.get<Id<Person>>(1), 0, std::nullopt});
        },
        agency);
}

bool ReturnsBefore::is_of_return(const HeldFact& held) const {
    return is_returned(held.id) || std::ranges::find(later, std::pair{kind_of(held.fact), held.id}) != later.end();
}

void ReturnsBefore::add(Date reference_on, Matters matters) {
    for (const Matter matter : all_matters) {
        auto& day = newest.at(static_cast<std::size_t>(matter));
        if (matters.has(matter)) day = std::max(day, std::optional(reference_on));
    }
}

ReturnsBefore returns_before(trail::View& view, Id<Person> person, const std::string& source) {
    ReturnsBefore before;
    view.reader().each(
        "SELECT " PEOPLE_RETURNED ", reference_on FROM people_returned WHERE person_id = $1 AND source = $2",
        [&](const Row& row) {
            if (const auto on = row.get<std::optional<Date>>(11)) before.add(*on, returned_of(row).matters());
        },
        person, source);
    view.reader().each(
        "SELECT reference_on, matters FROM people_returned_days WHERE person_id = $1 AND source = $2",
        [&](const Row& row) { before.add(row.get<Date>(0), Matters{row.get<std::uint32_t>(1)}); }, person, source);
    view.reader().each(
        "SELECT kind, fact_id FROM people_returned_facts WHERE person_id = $1 AND source = $2",
        [&](const Row& row) {
            if (const auto kind = parse_token(fact_kinds, row.get<std::string_view>(0))) before.later.emplace_back(*kind, row.get<Id<HeldFact>>(1));
        },
        person, source);
    return before;
}

void append_return_day(trail::Change& change, Id<Person> person, const std::string& source, Date reference_on, Matters matters, bool is_as_first) {
    change.writer().append("people_returned_days (person_id, source, reference_on, matters, is_as_first)", person, source, reference_on,
                           std::int64_t{matters.bits()}, is_as_first);
}

void insert_returned_fact(trail::Change& change, Id<Person> person, const std::string& source, FactKind kind, Id<HeldFact> fact) {
    change.writer().append("people_returned_facts (person_id, source, kind, fact_id)", person, source, line_of(fact_kinds, kind).token, fact);
}

void each_national_number(trail::View& view, const std::function<void(std::string_view)>& visit) {
    view.reader().each(
        "SELECT upn FROM people_returned WHERE upn <> '' UNION ALL SELECT value FROM people_identifiers WHERE kind IN ('upn', 'nhs_number', 'uln') "
        "AND withdrawn_at IS NULL",
        [&](const Row& row) { visit(row.get<std::string_view>(0)); });
}

}  // namespace holdfast::people
