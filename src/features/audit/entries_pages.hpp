#pragma once

#include "core/trail/trail_store.hpp"
#include "web/html.hpp"

#include <string>
#include <vector>

namespace holdfast::audit {

/// A table of entries, in a region that scrolls by itself; `leads_on` makes the numbers links to the entries.
web::Html entries_table(const std::vector<trail::TrailEntry>& entries, const std::string& caption, bool leads_on);

/// The same entries as a CSV file.
std::string entries_csv(const std::vector<trail::TrailEntry>& entries);

}  // namespace holdfast::audit
