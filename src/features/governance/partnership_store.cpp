#include "features/governance/partnership_store.hpp"

namespace holdfast::governance {

static Member member_of(const store::Row& row) {
    return {
        .agency = row.get<std::string>(0),
        .seat = row.get<std::string>(1),
        .type = row.get<std::string>(2),
        .from = row.get<std::optional<Date>>(3),
        .to = row.get<std::optional<Date>>(4),
        .note = row.get<std::string>(5),
    };
}

std::vector<Member> members(trail::View& view) {
    return view.reader().all("SELECT agency, seat, type, from_on, to_on, note FROM governance_members ORDER BY id", member_of);
}

std::optional<Member> find_member(trail::View& view, const Member& member) {
    return view.reader().first("SELECT agency, seat, type, from_on, to_on, note FROM governance_members WHERE agency = $1 AND seat = $2", member_of,
                               member.agency, member.seat);
}

void put_member(trail::Change& change, const Member& member) {
    change.writer().execute(
        "INSERT INTO governance_members (agency, seat, type, from_on, to_on, note) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (agency, seat) DO UPDATE SET type = excluded.type, from_on = excluded.from_on, to_on = excluded.to_on, note = excluded.note",
        member.agency, member.seat, member.type, member.from, member.to, member.note);
}

static Group group_of(const store::Row& row) {
    return {
        .name = row.get<std::string>(0),
        .kind = row.get<std::string>(1),
        .parent = row.get<std::string>(2),
        .chair = row.get<std::string>(3),
        .vice_chair = row.get<std::string>(4),
        .from = row.get<std::optional<Date>>(5),
        .to = row.get<std::optional<Date>>(6),
        .objectives = row.get<std::optional<int>>(7),
        .sub_objectives = row.get<std::optional<int>>(9),
        .note = row.get<std::string>(8),
    };
}

std::vector<Group> groups(trail::View& view) {
    return view.reader().all("SELECT name, kind, parent, chair, vice_chair, from_on, to_on, objectives, note, sub_objectives FROM governance_groups ORDER BY id", group_of);
}

std::optional<Group> find_group(trail::View& view, const Group& group) {
    return view.reader().first("SELECT name, kind, parent, chair, vice_chair, from_on, to_on, objectives, note, sub_objectives FROM governance_groups WHERE name = $1",
                               group_of, group.name);
}

void put_group(trail::Change& change, const Group& group) {
    change.writer().execute(
        "INSERT INTO governance_groups (name, kind, parent, chair, vice_chair, from_on, to_on, objectives, note, sub_objectives) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
        "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, parent = excluded.parent, chair = excluded.chair, vice_chair = excluded.vice_chair, "
        "from_on = excluded.from_on, to_on = excluded.to_on, objectives = excluded.objectives, note = excluded.note, "
        "sub_objectives = excluded.sub_objectives",
        group.name, group.kind, group.parent, group.chair, group.vice_chair, group.from, group.to, group.objectives, group.note, group.sub_objectives);
}

static Term term_of(const store::Row& row) { return {row.get<std::string>(0), row.get<std::string>(1)}; }

std::vector<Term> terms(trail::View& view) { return view.reader().all("SELECT acronym, expansion FROM governance_terms ORDER BY id", term_of); }

std::optional<Term> find_term(trail::View& view, const Term& term) {
    return view.reader().first("SELECT acronym, expansion FROM governance_terms WHERE acronym = $1", term_of, term.acronym);
}

void put_term(trail::Change& change, const Term& term) {
    change.writer().execute(
        "INSERT INTO governance_terms (acronym, expansion) VALUES ($1, $2) ON CONFLICT (acronym) DO UPDATE SET expansion = excluded.expansion",
        term.acronym, term.expansion);
}

}  // namespace holdfast::governance
