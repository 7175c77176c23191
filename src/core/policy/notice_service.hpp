#pragma once

#include "core/notices/inbox_store.hpp"
#include "core/policy/record_kind.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::policy {

/// The page that a notice leads to, and nothing where the viewer may not read the record that it is about, now, whatever they might when they were told.
std::optional<std::string> page_of(trail::View& view, const notices::Item& item, const std::vector<RecordKind>& kinds);

}  // namespace holdfast::policy
