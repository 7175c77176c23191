#include "features/lado/consultation_store.hpp"

namespace holdfast::lado {

void insert_consultation(trail::Change& change, const Consultation& one) {
    change.writer().execute(
        "INSERT INTO lado_consultations (reference, asked_at, asked_on, asker, employer, employer_name, role, category, advised_by, allegation) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        one.reference, one.asked_at, london_date(one.asked_at), token_of(one.asker), token_of(one.employer), employer_key(one.employer_name), one.role,
        token_of(one.category), one.advised_by, one.allegation);
}

static Consultation consultation_of(const store::Row& row) {
    return Consultation{.id = row.get<Id<Consultation>>(0),
                        .reference = row.get<std::string>(1),
                        .asked_at = row.get<Instant>(2),
                        .asker = parse<ReferrerType>(row.get<std::string_view>(3)).value(),
                        .employer = parse<EmployerType>(row.get<std::string_view>(4)).value(),
                        .employer_name = row.get<std::string>(5),
                        .role = row.get<std::string>(6),
                        .category = parse<Category>(row.get<std::string_view>(7)).value(),
                        .advised_by = row.get<Id<trail::Account>>(8),
                        .allegation = row.get<std::string>(9)};
}

#define SELECT_CONSULTATION \
    "SELECT c.id, c.reference, c.asked_at, c.asker, c.employer, c.employer_name, c.role, c.category, c.advised_by, c.allegation FROM lado_consultations c "

std::optional<Consultation> find_consultation(trail::View& view, const std::string& reference) {
    return view.reader().first(SELECT_CONSULTATION "WHERE c.reference = $1", consultation_of, reference);
}

void link_consultation(trail::Change& change, const std::string& reference, const std::string& allegation) {
    change.writer().execute("UPDATE lado_consultations SET allegation = $2 WHERE reference = $1", reference, allegation);
}

std::vector<Consultation> listed_consultations(trail::View& view, const policy::ListFilter& f, const std::string& employer_name, int most) {
    return view.reader().all(
        SELECT_CONSULTATION
        "WHERE " HOLDFAST_MAY_LIST("'lado_consultation'", "c.reference") " AND ($7 = '' OR c.employer_name = $7) ORDER BY c.id DESC LIMIT $8",
        consultation_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, employer_key(employer_name), static_cast<std::int64_t>(most));
}

std::vector<Pattern> patterns_since(trail::View& view, const policy::ListFilter& f, Date since) {
    return view.reader().all(
        "SELECT c.employer_name, COUNT(*), MAX(c.asked_on) FROM lado_consultations c WHERE " HOLDFAST_MAY_LIST(
            "'lado_consultation'", "c.reference") " AND c.asked_on >= $7 GROUP BY c.employer_name HAVING COUNT(*) > 1 ORDER BY 2 DESC, 1",
        [](const store::Row& row) {
            return Pattern{row.get<std::string>(0), row.get<std::int64_t>(1), row.get<Date>(2)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, since);
}

}  // namespace holdfast::lado
