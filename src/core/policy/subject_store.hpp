#pragma once

#include "base/id.hpp"
#include "base/record_ref.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>

namespace holdfast::policy {

/// Says about which member of staff a record is; they are barred from it. Nobody where it is about none.
void replace_subject_account(trail::Change& change, const RecordRef& record, std::optional<Id<trail::Account>> account);
/// Says about which organisation or its staff a record is, by its key; whoever acts for it is barred from it. Empty where it is about none.
void replace_subject_agency(trail::Change& change, const RecordRef& record, const std::string& agency);
/// The key of that organisation; empty where the record is about none.
std::string subject_agency_of(trail::View& view, const RecordRef& record);

}  // namespace holdfast::policy
