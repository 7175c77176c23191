#include "core/people/person_store.hpp"

#include "core/people/permissions.hpp"
#include "core/people/returned_store.hpp"
#include "core/policy/record_store.hpp"
#include "core/trail/sealed.hpp"

#include <algorithm>

namespace holdfast::people {

using store::Row;

/// Ten of thirty-two signs that are not taken for one another: 50 random bits.
std::uint64_t fresh_number() {
    std::uint64_t number = 0;
    for (const char byte : trail::fresh_salt().substr(0, sizeof number)) number = number << 8U | static_cast<unsigned char>(byte);
    return number;
}

std::string reference_of(std::uint64_t number) {
    static constexpr std::string_view signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string reference(reference_bits / 5, '0');
    for (std::size_t i = 0; i < reference.size(); ++i) reference[i] = signs[number >> (64 - 5 * (i + 1)) & 31U];
    return reference;
}

std::string fresh_reference() { return reference_of(fresh_number()); }

static Person person_of(const Row& row) {
    return {.id = row.get<Id<Person>>(0), .reference = row.get<std::string>(1), .is_adult = row.get<bool>(2), .made_at = row.get<Instant>(3)};
}

Person insert_person(trail::Change& change, bool is_adult) {
    return change.writer()
        .first("INSERT INTO people_persons (reference, is_adult, made_at, made_by) VALUES ($1, $2, $3, $4) RETURNING id, reference, is_adult, made_at",
               person_of, fresh_reference(), is_adult, change.now(), change.actor().account)
        .value();
}

std::optional<Person> find_person(trail::View& view, std::string_view reference) {
    return view.reader().first("SELECT id, reference, is_adult, made_at FROM people_persons WHERE reference = $1", person_of, reference);
}

std::optional<Person> find_person(trail::View& view, Id<Person> id) {
    return view.reader().first("SELECT id, reference, is_adult, made_at FROM people_persons WHERE id = $1", person_of, id);
}

namespace {

#define PEOPLE_ENTERED "person_id, source, entered_at, entered_by, withdrawn_why"

/// Writes one fact of a person; one overload for each kind.
struct FactWriter {
    trail::Change& change;
    Id<Person> person{};
    const std::string& source;

    template <class... Values>
    Id<HeldFact> insert(store::Sql sql, const Values&... values) const {
        return change.writer().value<Id<HeldFact>>(sql, person, source, change.now(), change.actor().account, values...);
    }
    Id<HeldFact> operator()(const Name& name) const {
        return insert("INSERT INTO people_names (" PEOPLE_ENTERED
                      ", kind, given, family, from_on, until_on) VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9) RETURNING id",
                      line_of(name_kinds, name.kind).token, name.given, name.family, name.from, name.until);
    }
    Id<HeldFact> operator()(const Birth& birth) const {
        return insert("INSERT INTO people_births (" PEOPLE_ENTERED ", born_on, precision_of) VALUES ($1, $2, $3, $4, '', $5, $6) RETURNING id", birth.on,
                      line_of(birth_precisions, birth.precision).token);
    }
    Id<HeldFact> operator()(const Death& death) const {
        return insert("INSERT INTO people_deaths (" PEOPLE_ENTERED ", died_on) VALUES ($1, $2, $3, $4, '', $5) RETURNING id", death.on);
    }
    Id<HeldFact> operator()(const Trait& trait) const {
        return insert("INSERT INTO people_traits (" PEOPLE_ENTERED ", characteristic, code) VALUES ($1, $2, $3, $4, '', $5, $6) RETURNING id",
                      line_of(characteristics, trait.characteristic).token, trait.code);
    }
    Id<HeldFact> operator()(const Identifier& number) const {
        return insert("INSERT INTO people_identifiers (" PEOPLE_ENTERED
                      ", kind, issuer, value, from_on, until_on) VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9) RETURNING id",
                      words_of(number.kind).token, number.issuer, number.value, number.from, number.until);
    }
    Id<HeldFact> operator()(const Address& address) const {
        return insert("INSERT INTO people_addresses (" PEOPLE_ENTERED
                      ", kind, lines, postcode, is_confidential, from_on, until_on) "
                      "VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9, $10) RETURNING id",
                      line_of(address_kinds, address.kind).token, address.lines, address.postcode, address.is_confidential, address.from, address.until);
    }
    Id<HeldFact> operator()(const Relationship& relationship) const {
        return insert("INSERT INTO people_relationships (" PEOPLE_ENTERED
                      ", to_id, relation, has_responsibility, from_on, until_on) "
                      "VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9) RETURNING id",
                      relationship.to, line_of(relations, relationship.relation).token, relationship.has_parental_responsibility, relationship.from,
                      relationship.until);
    }
};

constexpr int first_own_column = 7;

Fact name_of(const Row& row) {
    return Name{.kind = parse_token(name_kinds, row.get<std::string_view>(7)).value(),
                .given = row.get<std::string>(8),
                .family = row.get<std::string>(9),
                .from = row.get<std::optional<Date>>(10),
                .until = row.get<std::optional<Date>>(11)};
}
Fact birth_of(const Row& row) { return Birth{row.get<Date>(first_own_column), parse_token(birth_precisions, row.get<std::string_view>(8)).value()}; }
Fact death_of(const Row& row) { return Death{row.get<Date>(first_own_column)}; }
Fact trait_of(const Row& row) { return Trait{parse_token(characteristics, row.get<std::string_view>(first_own_column)).value(), row.get<std::string>(8)}; }
Fact identifier_of(const Row& row) {
    return Identifier{.kind = parse_identifier_kind(row.get<std::string_view>(7)).value(),
                      .issuer = row.get<std::string>(8),
                      .value = row.get<std::string>(9),
                      .from = row.get<std::optional<Date>>(10),
                      .until = row.get<std::optional<Date>>(11)};
}
Fact address_of(const Row& row) {
    return Address{.kind = parse_token(address_kinds, row.get<std::string_view>(7)).value(),
                   .lines = row.get<std::string>(8),
                   .postcode = row.get<std::string>(9),
                   .is_confidential = row.get<bool>(10),
                   .from = row.get<std::optional<Date>>(11),
                   .until = row.get<std::optional<Date>>(12)};
}
Fact relationship_of(const Row& row) {
    return Relationship{.to = row.get<Id<Person>>(7),
                        .relation = parse_token(relations, row.get<std::string_view>(8)).value(),
                        .has_parental_responsibility = row.get<bool>(9),
                        .from = row.get<std::optional<Date>>(10),
                        .until = row.get<std::optional<Date>>(11)};
}

/// Where facts of a kind are, and how one is read.
struct Source {
    store::Sql by_person;
    store::Sql by_id;
    store::Sql withdraw;
    store::Sql wipe;
    Fact (*read)(const Row& row);
};

#define PEOPLE_SOURCE(table, columns, read)                                                                                                               \
    Source {                                                                                                                                              \
        "SELECT id, person_id, source, entered_at, entered_by, withdrawn_at, withdrawn_why, " columns " FROM " table " WHERE person_id = $1 ORDER BY id", \
            "SELECT id, person_id, source, entered_at, entered_by, withdrawn_at, withdrawn_why, " columns " FROM " table " WHERE id = $1",                \
            "UPDATE " table " SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_why = $4 WHERE id = $1 AND withdrawn_at IS NULL",                       \
            "DELETE FROM " table " WHERE person_id = $1", read                                                                                            \
    }

/// In the order of FactKind.
constexpr std::array sources{PEOPLE_SOURCE("people_names", "kind, given, family, from_on, until_on", name_of),
                             PEOPLE_SOURCE("people_births", "born_on, precision_of", birth_of),
                             PEOPLE_SOURCE("people_deaths", "died_on", death_of),
                             PEOPLE_SOURCE("people_traits", "characteristic, code", trait_of),
                             PEOPLE_SOURCE("people_identifiers", "kind, issuer, value, from_on, until_on", identifier_of),
                             PEOPLE_SOURCE("people_addresses", "kind, lines, postcode, is_confidential, from_on, until_on", address_of),
                             PEOPLE_SOURCE("people_relationships", "to_id, relation, has_responsibility, from_on, until_on", relationship_of)};

const Source& source_of(FactKind kind) { return sources.at(static_cast<std::size_t>(kind)); }

HeldFact held_of(const Row& row, Fact (*read)(const Row& row)) {
    return {.id = row.get<Id<HeldFact>>(0),
            .person = row.get<Id<Person>>(1),
            .fact = read(row),
            .source = row.get<std::string>(2),
            .entered_at = row.get<Instant>(3),
            .entered_by = row.get<Id<trail::Account>>(4),
            .withdrawn_at = row.get<std::optional<Instant>>(5),
            .withdrawn_why = row.get<std::string>(6)};
}

/// Has the index of names look at the person again.
void touch(trail::Change& change, Id<Person> person) { change.writer().execute("INSERT INTO people_touched (person_id) VALUES ($1)", person); }

bool is_indexed(FactKind kind) { return kind == FactKind::name || kind == FactKind::birth; }

}  // namespace

Id<HeldFact> insert_fact(trail::Change& change, Id<Person> person, const Fact& fact, const std::string& source) {
    const auto id = std::visit(FactWriter{change, person, source}, fact);
    if (is_indexed(kind_of(fact))) touch(change, person);
    return id;
}

std::vector<HeldFact> facts_of(trail::View& view, Id<Person> person) {
    std::vector<HeldFact> all;
    for (const auto& source : sources)
        view.reader().each(
            source.by_person, [&](const Row& row) { all.push_back(held_of(row, source.read)); }, person);
    std::ranges::move(returned_facts_of(view, person), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, [](const HeldFact& held) { return kind_of(held.fact); });
    return all;
}

std::optional<HeldFact> find_fact(trail::View& view, FactKind kind, Id<HeldFact> id) {
    if (is_returned(id)) return find_returned_fact(view, kind, id);
    const Source& source = source_of(kind);
    return view.reader().first(
        source.by_id, [&](const Row& row) { return held_of(row, source.read); }, id);
}

std::vector<HeldFact> relationships_to(trail::View& view, Id<Person> person) {
    return view.reader().all(
        "SELECT id, person_id, source, entered_at, entered_by, withdrawn_at, withdrawn_why, to_id, relation, has_responsibility, from_on, until_on "
        "FROM people_relationships WHERE to_id = $1 ORDER BY id",
        [](const Row& row) { return held_of(row, relationship_of); }, person);
}

bool withdraw_fact(trail::Change& change, FactKind kind, Id<HeldFact> id, const std::string& why) {
    const auto held = find_fact(change, kind, id);
    if (!held || !held->is_in_force()) return false;
    if (is_returned(id)) withdraw_returned_fact(change, id, why);
    else change.writer().execute(source_of(kind).withdraw, id, change.now(), change.actor().account, why);
    if (is_indexed(kind)) touch(change, held->person);
    return true;
}

/// Persons whose number a return says, unless it was withdrawn: the column, and its place in the row.
#define PEOPLE_RETURNED_WITH(column, place)                                           \
    "SELECT r.person_id FROM people_returned r WHERE r." column                       \
    " = $1 AND $1 <> '' AND NOT EXISTS (SELECT 1 FROM people_returned_withdrawals w " \
    "WHERE w.person_id = r.person_id AND w.place = " place ")"

std::vector<Id<Person>> people_with(trail::View& view, IdentifierKind kind, const std::string& value, const std::string& issuer) {
    return view.reader().all(
        "SELECT person_id FROM people_identifiers WHERE value = $1 AND kind = $2 AND (issuer = $3 OR $3 = '') AND withdrawn_at IS NULL "
        "UNION " PEOPLE_RETURNED_WITH("la_child_id", "5") " AND $2 = 'la_child_id' AND (r.source = $3 OR $3 = '') "
        "UNION " PEOPLE_RETURNED_WITH("upn", "6") " AND r.upn <> '' AND $2 = 'upn' AND $3 = '' "
        "UNION " PEOPLE_RETURNED_WITH("former_upn", "7") " AND r.former_upn <> '' AND $2 = 'former_upn' AND $3 = '' ORDER BY person_id",
        [](const Row& row) { return row.get<Id<Person>>(0); }, value, words_of(kind).token, issuer);
}

std::vector<Id<Person>> people_numbered_by(trail::View& view, const Identifier& number) {
    return view.reader().all(
        "SELECT person_id FROM people_identifiers WHERE value = $1 AND kind = $2 AND issuer = $3 AND source = $3 AND withdrawn_at IS NULL "
        "UNION " PEOPLE_RETURNED_WITH("la_child_id", "5") " AND $2 = 'la_child_id' AND r.source = $3 ORDER BY person_id",
        [](const Row& row) { return row.get<Id<Person>>(0); }, number.value, words_of(number.kind).token, number.issuer);
}

std::vector<Id<Person>> people_numbered(trail::View& view, const std::string& value) {
    return view.reader().all(
        "SELECT person_id FROM people_identifiers WHERE value = $1 AND withdrawn_at IS NULL UNION " PEOPLE_RETURNED_WITH(
            "la_child_id",
            "5") " UNION " PEOPLE_RETURNED_WITH("upn", "6") " AND r.upn <> '' UNION " PEOPLE_RETURNED_WITH("former_upn",
                                                                                                           "7") " AND r.former_upn <> '' ORDER BY person_id",
        [](const Row& row) { return row.get<Id<Person>>(0); }, value);
}

std::vector<Id<Person>> people_at(trail::View& view, const Address& address, Id<Person> apart_from) {
    if (address.lines.empty() || address.postcode.empty()) return {};
    return view.reader().all(
        "SELECT DISTINCT person_id FROM people_addresses WHERE postcode = $1 AND lines = $2 AND person_id <> $3 AND withdrawn_at IS NULL "
        "AND kind IN ('home', 'placement', 'temporary') AND NOT is_confidential "
        "AND ($4 IS NULL OR until_on IS NULL OR until_on >= $4) AND ($5 IS NULL OR from_on IS NULL OR from_on <= $5) ORDER BY person_id",
        [](const Row& row) { return row.get<Id<Person>>(0); }, address.postcode, address.lines, apart_from, address.from, address.until);
}

Description description_of(std::span<const HeldFact> facts) {
    Description description;
    for (const auto& held : facts) {
        if (!held.is_in_force()) continue;
        if (const auto* name = std::get_if<Name>(&held.fact)) description.names.push_back(*name);
        if (const auto* birth = std::get_if<Birth>(&held.fact)) description.birth = *birth;
        if (const auto* number = std::get_if<Identifier>(&held.fact)) description.identifiers.push_back(*number);
        const auto* trait = std::get_if<Trait>(&held.fact);
        if (trait != nullptr && trait->characteristic == Characteristic::sex) description.sex = parse_token(sexes, trait->code).value_or(Sex::unknown);
        const auto* address = std::get_if<Address>(&held.fact);
        if (address != nullptr && !address->is_confidential && !address->postcode.empty()) description.postcodes.push_back(address->postcode);
    }
    return description;
}

void wipe_person(trail::Change& change, Id<Person> person) {
    for (const auto& source : sources) change.writer().execute(source.wipe, person);
    wipe_returned(change, person);
    change.writer().execute("DELETE FROM people_relationships WHERE to_id = $1", person);
    change.writer().execute("DELETE FROM people_merges WHERE kept_id = $1 OR merged_id = $1", person);
    change.writer().execute("DELETE FROM people_distinct WHERE one_id = $1 OR other_id = $1", person);
    touch(change, person);
}

std::vector<Aged> people_born_by(trail::View& view, Date day) {
    const auto f = policy::list_filter(view, record_kind, policy::belonging_of(view));
    return view.reader().all(
        "SELECT p.id, p.reference, p.is_adult, p.made_at, b.born_on, CASE WHEN " HOLDFAST_MAY_LIST("'person'", "p.reference") " THEN 1 ELSE 0 END, "
        "COALESCE((SELECT n.given || ' ' || n.family FROM people_names n WHERE n.person_id = p.id AND n.withdrawn_at IS NULL ORDER BY n.id LIMIT 1), '') "
        "FROM people_persons p JOIN (SELECT person_id, MAX(born_on) AS born_on FROM ("
        "SELECT person_id, born_on FROM people_births WHERE withdrawn_at IS NULL UNION ALL "
        "SELECT r.person_id, r.born_on FROM people_returned r WHERE r.born_on IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM people_returned_withdrawals w WHERE w.person_id = r.person_id AND w.place = 0)) said GROUP BY person_id "
        "HAVING MAX(born_on) <= $7) b ON b.person_id = p.id ORDER BY b.born_on, p.id",
        [](const Row& row) {
            return Aged{person_of(row), row.get<Date>(4), row.get<std::int64_t>(5) == 1, row.get<std::string>(6)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, day);
}

}  // namespace holdfast::people
