#include "features/lado/old_case_store.hpp"

namespace holdfast::lado {

std::vector<OldCase> cases_ended_by(trail::View& view, Date day) {
    return view.reader().all(
        "SELECT reference, category, finding, closed_on FROM lado_allegations WHERE closed_on <= $1 AND stage IN ('closed', 'transferred', 'advice_only') "
        "AND disposed_on IS NULL ORDER BY closed_on, id",
        [](const store::Row& row) {
            return OldCase{.reference = row.get<std::string>(0),
                           .category = parse<Category>(row.get<std::string_view>(1)).value(),
                           .finding = parse<Finding>(row.get<std::string_view>(2)),
                           .ended_on = row.get<Date>(3)};
        },
        day);
}

std::vector<OldAdvice> advice_given_by(trail::View& view, Date day) {
    return view.reader().all(
        "SELECT c.reference, c.category, c.asked_on FROM lado_consultations c WHERE c.asked_on <= $1 AND c.disposed_on IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM lado_allegations a WHERE a.reference = c.allegation AND a.disposed_on IS NULL) ORDER BY c.asked_on, c.id",
        [](const store::Row& row) {
            return OldAdvice{row.get<std::string>(0), parse<Category>(row.get<std::string_view>(1)).value(), row.get<Date>(2)};
        },
        day);
}

bool is_disposed(trail::View& view, const std::string& reference) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM lado_allegations WHERE reference = $1 AND disposed_on IS NOT NULL", reference) > 0;
}

void mark_case_disposed(trail::Change& change, const std::string& reference) {
    change.writer().execute(
        "UPDATE lado_allegations SET disposed_on = $2, referrer_agency = '', referred_by = NULL, version = version + 1 WHERE reference = $1", reference,
        change.today());
}

void mark_advice_disposed(trail::Change& change, const std::string& reference) {
    change.writer().execute("UPDATE lado_consultations SET disposed_on = $2 WHERE reference = $1", reference, change.today());
}

}  // namespace holdfast::lado
