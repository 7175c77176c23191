#include "features/lado/audit_store.hpp"

#include <algorithm>

namespace holdfast::lado {

std::vector<std::string> closed_in(trail::View& view, const policy::ListFilter& f, const std::string& agency, const Period& quarter) {
    return view.reader().all(
        "SELECT a.reference FROM lado_allegations a WHERE " HOLDFAST_MAY_LIST(
            "'lado_allegation'", "a.reference") " AND a.stage = 'closed' AND a.disposed_on IS NULL AND a.closed_on BETWEEN $7 AND $8 AND EXISTS "
            "(SELECT 1 FROM policy_records o WHERE o.kind = 'lado_allegation' AND o.reference = a.reference AND o.owner_agency = $9) ORDER BY a.reference",
        [](const store::Row& row) { return row.get<std::string>(0); }, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, quarter.first_day(),
        quarter.last_day(), agency);
}

Id<Sample> insert_sample(trail::Change& change, const Sample& sample, const std::vector<std::string>& references) {
    const auto id = change.writer().value<Id<Sample>>(
        "INSERT INTO lado_samples (agency_quarter, agency, quarter, seed, size, candidates, drawn_at, drawn_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
        "RETURNING id",
        sample.agency + " " + sample.quarter.string(), sample.agency, sample.quarter.string(), sample.seed, sample.size, sample.candidates, sample.drawn_at,
        sample.drawn_by);
    std::int64_t place = 0;
    for (const auto& reference : references)
        change.writer().execute("INSERT INTO lado_sample_cases (sample_id, reference, place) VALUES ($1, $2, $3)", id, reference, ++place);
    return id;
}

static Sample sample_of(const store::Row& row) {
    return Sample{.id = row.get<Id<Sample>>(0),
                  .agency = row.get<std::string>(7),
                  .quarter = Period::parse(row.get<std::string_view>(1)).value(),
                  .seed = row.get<std::string>(2),
                  .size = row.get<std::int64_t>(3),
                  .candidates = row.get<std::int64_t>(4),
                  .drawn_at = row.get<Instant>(5),
                  .drawn_by = row.get<Id<trail::Account>>(6)};
}

std::vector<Sample> load_samples(trail::View& view, const policy::ListFilter& f) {
    return view.reader().all(
        "SELECT s.id, s.quarter, s.seed, s.size, s.candidates, s.drawn_at, s.drawn_by, s.agency FROM lado_samples s WHERE " HOLDFAST_MAY_LIST(
            "'lado_sample'", "'AUDIT-' || s.id") " ORDER BY s.quarter DESC, s.id DESC",
        sample_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted);
}

bool is_drawn(trail::View& view, const std::string& agency, const Period& quarter) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM lado_samples WHERE agency = $1 AND quarter = $2", agency, quarter.string()) > 0;
}

void insert_candidates(trail::Change& change, Id<Sample> id, const std::vector<std::string>& references) {
    for (const auto& reference : references)
        change.writer().execute("INSERT INTO lado_sample_candidates (sample_id, reference) VALUES ($1, $2)", id, reference);
}

std::vector<std::string> candidates_of(trail::View& view, Id<Sample> id) {
    return view.reader().all(
        "SELECT reference FROM lado_sample_candidates WHERE sample_id = $1 ORDER BY reference", [](const store::Row& row) { return row.get<std::string>(0); },
        id);
}

std::optional<Sample> find_sample(trail::View& view, Id<Sample> id) {
    return view.reader().first("SELECT id, quarter, seed, size, candidates, drawn_at, drawn_by, agency FROM lado_samples WHERE id = $1", sample_of, id);
}

std::vector<SampleCase> cases_of(trail::View& view, Id<Sample> id) {
    auto cases = view.reader().all(
        "SELECT c.reference, c.audited_on, c.audited_by, CASE WHEN a.disposed_on IS NULL THEN 0 ELSE 1 END FROM lado_sample_cases c "
        "JOIN lado_allegations a ON a.reference = c.reference WHERE c.sample_id = $1 ORDER BY c.place",
        [](const store::Row& row) {
            return SampleCase{.reference = row.get<std::string>(0),
                              .audited_on = row.get<std::optional<Date>>(1),
                              .audited_by = row.get<std::optional<Id<trail::Account>>>(2),
                              .is_disposed = row.get<std::int64_t>(3) == 1};
        },
        id);
    view.reader().each(
        "SELECT reference, question, answer FROM lado_audit_answers WHERE sample_id = $1",
        [&](const store::Row& row) {
            const auto one = std::ranges::find(cases, row.get<std::string>(0), &SampleCase::reference);
            if (one == cases.end()) return;
            one->answers[parse<AuditQuestion>(row.get<std::string_view>(1)).value()] = parse<AuditAnswer>(row.get<std::string_view>(2)).value();
        },
        id);
    return cases;
}

bool put_answers(trail::Change& change, Id<Sample> id, const std::string& reference, const std::map<AuditQuestion, AuditAnswer>& answers) {
    if (change.writer().execute("UPDATE lado_sample_cases SET audited_on = $3, audited_by = $4 WHERE sample_id = $1 AND reference = $2 AND audited_on IS NULL",
                                id, reference, change.today(), change.actor().account) != 1)
        return false;
    for (const auto& [question, answer] : answers)
        change.writer().execute("INSERT INTO lado_audit_answers (sample_id, reference, question, answer) VALUES ($1, $2, $3, $4)", id, reference,
                                token_of(question), token_of(answer));
    return true;
}

}  // namespace holdfast::lado
