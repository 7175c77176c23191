#include "core/policy/subject_store.hpp"

namespace holdfast::policy {

void replace_subject_account(trail::Change& change, const RecordRef& record, std::optional<Id<trail::Account>> account) {
    change.writer().execute("UPDATE policy_records SET subject_account = $3 WHERE kind = $1 AND reference = $2", record.kind, record.reference, account);
}

void replace_subject_agency(trail::Change& change, const RecordRef& record, const std::string& agency) {
    change.writer().execute("UPDATE policy_records SET subject_agency = $3 WHERE kind = $1 AND reference = $2", record.kind, record.reference, agency);
}

}  // namespace holdfast::policy
