#include "features/lado/consultation_store.hpp"

namespace holdfast::lado {

void insert_consultation(trail::Change& change, const Consultation& one) {
    change.writer().execute(
        "INSERT INTO lado_consultations (reference, asked_at, asked_on, asker, employer, category, advised_by, allegation) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        one.reference, one.asked_at, london_date(one.asked_at), token_of(one.asker), token_of(one.employer), token_of(one.category), one.advised_by,
        one.allegation);
}

static Consultation consultation_of(const store::Row& row) {
    return Consultation{.id = row.get<Id<Consultation>>(0),
                        .reference = row.get<std::string>(1),
                        .asked_at = row.get<Instant>(2),
                        .asker = parse<ReferrerType>(row.get<std::string_view>(3)).value(),
                        .employer = parse<EmployerType>(row.get<std::string_view>(4)).value(),
                        .category = parse<Category>(row.get<std::string_view>(5)).value(),
                        .advised_by = row.get<Id<trail::Account>>(6),
                        .allegation = row.get<std::string>(7)};
}

#define SELECT_CONSULTATION "SELECT c.id, c.reference, c.asked_at, c.asker, c.employer, c.category, c.advised_by, c.allegation FROM lado_consultations c "

std::optional<Consultation> find_consultation(trail::View& view, const std::string& reference) {
    return view.reader().first(SELECT_CONSULTATION "WHERE c.reference = $1", consultation_of, reference);
}

void link_consultation(trail::Change& change, const std::string& reference, const std::string& allegation) {
    change.writer().execute("UPDATE lado_consultations SET allegation = $2 WHERE reference = $1", reference, allegation);
}

std::vector<Consultation> listed_consultations(trail::View& view, const policy::ListFilter& f, int most) {
    return view.reader().all(SELECT_CONSULTATION "WHERE " HOLDFAST_MAY_LIST("'lado_consultation'", "c.reference") " ORDER BY c.id DESC LIMIT $7",
                             consultation_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, static_cast<std::int64_t>(most));
}

std::vector<Consultation> consultations_behind(trail::View& view, const std::string& allegation) {
    return view.reader().all(SELECT_CONSULTATION "WHERE c.allegation = $1 ORDER BY c.id", consultation_of, allegation);
}

}  // namespace holdfast::lado
