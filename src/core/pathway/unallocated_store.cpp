#include "core/pathway/unallocated_store.hpp"

#include "core/people/person_service.hpp"

#include <map>

namespace holdfast::pathway {

/// A child whom several returns name workers for is one child: who is named last in the alphabet stands for all.
static constexpr store::Sql open_cases =
    "WITH open_cases AS (SELECT child_id, MAX(team) AS team, MAX(worker) AS worker FROM ("
    "SELECT child_id, team, worker FROM children_in_need_referrals WHERE closed_on IS NULL AND withdrawn_by_entry IS NULL "
    "AND (no_further_action IS NULL OR NOT no_further_action) "
    "UNION ALL SELECT child_id, '', '' FROM looked_after_episodes WHERE ended_on IS NULL AND withdrawn_by_entry IS NULL "
    "UNION ALL SELECT child_id, '', worker FROM looked_after_social_workers WHERE ended_on IS NULL AND withdrawn_by_entry IS NULL) c GROUP BY child_id) "
    "SELECT o.team, o.worker, pe.reference FROM open_cases o JOIN people_persons pe ON pe.id = o.child_id "
    "WHERE NOT EXISTS (SELECT 1 FROM policy_involvements pi WHERE pi.kind = 'person' AND pi.reference = pe.reference AND pi.relation IN ('owner', 'team') "
    "AND pi.from_on <= $2 AND (pi.until_on IS NULL OR pi.until_on >= $2)) "
    "AND (EXISTS (SELECT 1 FROM policy_records pr WHERE pr.kind = 'person' AND pr.reference = pe.reference AND pr.owner_by_law_from <= $2 "
    "AND pr.owner_agency <> '' AND REPLACE($4, '|' || pr.owner_agency || '|', '') <> $4) "
    "OR EXISTS (SELECT 1 FROM policy_involvements pi WHERE pi.kind = 'person' AND pi.reference = pe.reference AND pi.relation = 'law' "
    "AND pi.from_on <= $2 AND (pi.until_on IS NULL OR pi.until_on >= $2) AND REPLACE($4, '|' || pi.agency || '|', '') <> $4)) "
    "AND " HOLDFAST_MAY_LIST("'person'", "pe.reference") " ORDER BY pe.reference";

std::vector<Unallocated> unallocated(trail::View& view) {
    const auto f = policy::list_filter(view, people::record_kind, policy::belonging_of(view));
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> groups;
    view.reader().each(
        open_cases,
        [&](const store::Row& row) {
            groups[{row.get<std::string>(0), row.get<std::string>(1)}].push_back(row.get<std::string>(2));
        },
        f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted);
    std::vector<Unallocated> found;
    for (auto& [who, references] : groups) found.push_back({who.first, who.second, std::move(references)});
    return found;
}

}  // namespace holdfast::pathway
