#include "core/policy/sharing_store.hpp"

namespace holdfast::policy {

Id<SharingDecision> insert_sharing_decision(trail::Change& change, const SharingDecision& decision) {
    return change.writer().value<Id<SharingDecision>>(
        "INSERT INTO policy_sharing_decisions (kind, reference, is_shared, with_whom, what, why, basis, advice, decided_on, decided_by, recorded_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
        decision.kind, decision.reference, decision.is_shared, decision.with_whom, decision.what, decision.why, decision.basis, decision.advice,
        decision.decided_on, change.actor().account, change.now());
}

std::vector<SharingDecision> sharing_decisions_about(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT id, kind, reference, is_shared, with_whom, what, why, basis, advice, decided_on, decided_by FROM policy_sharing_decisions "
        "WHERE kind = $1 AND reference = $2 ORDER BY id DESC",
        [](const store::Row& row) {
            return SharingDecision{.id = row.get<Id<SharingDecision>>(0),
                                   .kind = row.get<std::string>(1),
                                   .reference = row.get<std::string>(2),
                                   .is_shared = row.get<bool>(3),
                                   .with_whom = row.get<std::string>(4),
                                   .what = row.get<std::string>(5),
                                   .why = row.get<std::string>(6),
                                   .basis = row.get<std::string>(7),
                                   .advice = row.get<std::string>(8),
                                   .decided_on = row.get<Date>(9),
                                   .decided_by = row.get<Id<trail::Account>>(10)};
        },
        record.kind, record.reference);
}

}  // namespace holdfast::policy
