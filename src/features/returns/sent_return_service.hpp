#pragma once

#include "core/trail/journal.hpp"
#include "features/returns/return_desk.hpp"

namespace holdfast::returns {

/// Takes what was sent and begins to check it: it is read and the records are brought in line with it, on the writer's thread, and all of that is undone; what would have
/// changed stays to be seen. Refused to who may not load returns. The sending is in the trail.
Outcome<std::shared_ptr<SentReturn>> send(trail::Journal& journal, const trail::Actor& actor, ReturnDesk& desk, Sending sending);

/// Begins to load what was previewed, and no other file: what is read has to have the fingerprint that was read before. All or nothing. Refused where it was not
/// checked, or was loaded already.
Outcome<Done> load(trail::Journal& journal, const trail::Actor& actor, const std::shared_ptr<SentReturn>& sent);

}  // namespace holdfast::returns
