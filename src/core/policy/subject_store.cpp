#include "core/policy/subject_store.hpp"

namespace holdfast::policy {

void replace_subject_account(trail::Change& change, const RecordRef& record, std::optional<Id<trail::Account>> account) {
    change.writer().execute("UPDATE policy_records SET subject_account = $3 WHERE kind = $1 AND reference = $2", record.kind, record.reference, account);
}

void replace_subject_agency(trail::Change& change, const RecordRef& record, const std::string& agency) {
    change.writer().execute("UPDATE policy_records SET subject_agency = $3 WHERE kind = $1 AND reference = $2", record.kind, record.reference, agency);
}

std::string subject_agency_of(trail::View& view, const RecordRef& record) {
    return view.reader()
        .first(
            "SELECT subject_agency FROM policy_records WHERE kind = $1 AND reference = $2", [](const store::Row& row) { return row.get<std::string>(0); },
            record.kind, record.reference)
        .value_or("");
}

}  // namespace holdfast::policy
