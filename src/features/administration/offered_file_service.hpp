#pragma once

#include "features/administration/offered_file.hpp"
#include "core/trail/journal.hpp"

#include <string>

namespace holdfast::administration {

/// Tries the file without keeping anything of it, and keeps it with what was found until the person decides. Gives its reference.
Outcome<std::string> offer(trail::Journal& journal, const trail::Actor& actor, const exchange::ImportKind& kind, OfferedFile file);
/// Loads the offered file and forgets it. Refused, and the file kept, when a row is rejected.
Outcome<exchange::ImportReport> load(trail::Change& change, const exchange::ImportKind& kind, std::string_view reference);

}  // namespace holdfast::administration
