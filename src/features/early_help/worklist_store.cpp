#include "features/early_help/worklist_store.hpp"

#include "core/actions/action_store.hpp"
#include "features/early_help/assessment_store.hpp"

namespace holdfast::early_help {

#define OPEN_AND_LISTED \
    "FROM early_help_assessments a WHERE " HOLDFAST_MAY_LIST("'early_help_assessment'", "a.reference") " AND a.disposed_on IS NULL AND a.stage = 'open' "
#define SAID_SINCE(moment) HOLDFAST_SAID_SINCE("'early_help_assessment'", "a.reference", moment)

static std::string reference_of(const store::Row& row) { return row.get<std::string>(0); }

static std::vector<Assessment> found(trail::View& view, const std::vector<std::string>& references) {
    std::vector<Assessment> all;
    all.reserve(references.size());
    for (const auto& reference : references)
        if (auto one = find_assessment(view, reference)) all.push_back(*std::move(one));
    return all;
}

std::vector<Assessment> listed_unreviewed(trail::View& view, const policy::ListFilter& f, const Unreviewed& wanted) {
    return found(view,
                 view.reader().all("SELECT a.reference " OPEN_AND_LISTED "AND COALESCE(a.reviewed_on, a.started_on) <= $7 AND ($8 = '' OR a.agency = $8) "
                                   "ORDER BY COALESCE(a.reviewed_on, a.started_on), a.id LIMIT $9",
                                   reference_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, wanted.since, wanted.agency, wanted.most));
}

std::vector<AgencyCount> counts_by_agency(trail::View& view, const policy::ListFilter& f, Date unreviewed_since, Date silent_since) {
    return view.reader().all(
        "SELECT a.agency, COUNT(*), COUNT(CASE WHEN a.reviewed_on IS NULL THEN 1 END), "
        "COUNT(CASE WHEN COALESCE(a.reviewed_on, a.started_on) <= $7 THEN 1 END), COUNT(a.stuck_on), "
        "COUNT(CASE WHEN a.started_on < $8 AND NOT " SAID_SINCE("$9") " THEN 1 END) " OPEN_AND_LISTED "GROUP BY a.agency ORDER BY a.agency",
        [](const store::Row& row) {
            return AgencyCount{.agency = row.get<std::string>(0),
                               .open = row.get<std::int64_t>(1),
                               .never_reviewed = row.get<std::int64_t>(2),
                               .unreviewed = row.get<std::int64_t>(3),
                               .stuck = row.get<std::int64_t>(4),
                               .drifting = row.get<std::int64_t>(5)};
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, unreviewed_since, silent_since, start_of_day(silent_since));
}

std::vector<Assessment> every_silent(trail::View& view, Date silent_since) {
    return found(view,
                 view.reader().all("SELECT a.reference FROM early_help_assessments a WHERE a.disposed_on IS NULL AND a.stage = 'open' AND a.started_on < $1 "
                                   "AND NOT " SAID_SINCE("$2") " ORDER BY a.id",
                                   reference_of, silent_since, start_of_day(silent_since)));
}

std::set<ToldOf> everything_told(trail::View& view) {
    std::set<ToldOf> told;
    view.reader().each("SELECT assessment_id, what, missed_on FROM early_help_told", [&](const store::Row& row) {
        told.insert({row.get<Id<Assessment>>(0), row.get<std::string_view>(1) == "review" ? Lateness::review : Lateness::drift, row.get<Date>(2)});
    });
    return told;
}

void mark_told(trail::Change& change, const ToldOf& told) {
    change.writer().execute(
        "INSERT INTO early_help_told (assessment_id, what, missed_on) VALUES ($1, $2, $3) "
        "ON CONFLICT (assessment_id, what) DO UPDATE SET missed_on = EXCLUDED.missed_on",
        told.assessment, told.what == Lateness::review ? "review" : "drift", told.day);
}

void forget_told(trail::Change& change, Id<Assessment> assessment) {
    change.writer().execute("DELETE FROM early_help_told WHERE assessment_id = $1", assessment);
}

}  // namespace holdfast::early_help
