#include "features/early_help/absence_store.hpp"

namespace holdfast::early_help {

using people::line_of;
using people::parse_token;

static Sessions sessions_of(const store::Row& row) { return Sessions{.possible = row.get<std::int64_t>(0), .missed = row.get<std::int64_t>(1)}; }

std::optional<Sessions> find_sessions(trail::View& view, const Absence& absence) {
    return view.reader().first("SELECT possible, missed FROM early_help_absences WHERE child_id = $1 AND year = $2 AND term = $3 AND school = $4", sessions_of,
                               absence.child, absence.year, line_of(terms, absence.term).token, absence.school);
}

void put_absence(trail::Change& change, const Absence& absence) {
    change.writer().execute(
        "INSERT INTO early_help_absences (child_id, year, term, school, possible, missed) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (child_id, year, term, school) DO UPDATE SET possible = EXCLUDED.possible, missed = EXCLUDED.missed",
        absence.child, absence.year, line_of(terms, absence.term).token, absence.school, absence.sessions.possible, absence.sessions.missed);
}

std::vector<Absence> absences_of(trail::View& view, Id<people::Person> child) {
    return view.reader().all(
        "SELECT possible, missed, year, term, school FROM early_help_absences WHERE child_id = $1 "
        "ORDER BY year DESC, CASE term WHEN 'autumn' THEN 1 WHEN 'spring' THEN 2 ELSE 3 END, school",
        [child](const store::Row& row) {
            return Absence{.child = child,
                           .school = row.get<std::string>(4),
                           .year = row.get<std::string>(2),
                           .term = parse_token(terms, row.get<std::string_view>(3)).value(),
                           .sessions = sessions_of(row)};
        },
        child);
}

void delete_absences(trail::Change& change, Id<people::Person> child) { change.writer().execute("DELETE FROM early_help_absences WHERE child_id = $1", child); }

std::vector<std::string> years_of_absence(trail::View& view) {
    return view.reader().all("SELECT DISTINCT year FROM early_help_absences ORDER BY year DESC", [](const store::Row& row) { return row.get<std::string>(0); });
}

std::vector<PersistentlyAbsent> absent_without_assessment(trail::View& view, const policy::ListFilter& f, const std::string& year, std::int64_t most) {
    return view.reader().all(
        "SELECT SUM(b.possible), SUM(b.missed), p.id, p.reference, MAX(b.school) FROM early_help_absences b JOIN people_persons p ON p.id = b.child_id "
        "WHERE " HOLDFAST_MAY_LIST("'person'", "p.reference") " AND b.year = $7 "
        "AND NOT EXISTS (SELECT 1 FROM early_help_assessments a WHERE a.child_id = b.child_id AND a.stage = 'open' AND a.disposed_on IS NULL) "
        "GROUP BY p.id, p.reference HAVING SUM(b.possible) > 0 AND SUM(b.missed) * 10 >= SUM(b.possible) "
        "ORDER BY SUM(b.missed) * 1000000 / SUM(b.possible) DESC, p.id LIMIT $8",
        [](const store::Row& row) {
            return PersistentlyAbsent{
                .child = row.get<Id<people::Person>>(2), .reference = row.get<std::string>(3), .sessions = sessions_of(row), .school = row.get<std::string>(4)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, year, most);
}

}  // namespace holdfast::early_help
