#pragma once

#include "base/outcome.hpp"
#include "core/subject_access/request_store.hpp"

#include <vector>

namespace holdfast::subject_access {

/// Opens a request and gathers what every source holds about the person, as it stands now. Refused to the person themselves and to the operator.
Outcome<Id<Asked>> open_request(trail::Change& change, const std::vector<Source>& sources, const Asked& asked);
/// Decides what the person is given of one item. What is left out takes the exemption in words; what is replaced, the new words besides.
Outcome<Done> decide(trail::Change& change, Id<Asked> id, const GatheredItem& decided);
/// Says that every item was looked at: what was not decided is given. From then on nothing is decided any more.
Outcome<Done> finish(trail::Change& change, Id<Asked> id);
/// Takes a finished request back to be decided again. For who may release and finds something wrong.
Outcome<Done> send_back(trail::Change& change, Id<Asked> id, const std::string& reason);
/// The second person's consent. Refused to who prepared it and to the person themselves.
Outcome<Done> release(trail::Change& change, Id<Asked> id);
/// Ends a request that was not released and wipes what was gathered.
Outcome<Done> withdraw(trail::Change& change, Id<Asked> id, const std::string& reason);

/// What the person gets: what is given as it stands, what is replaced with its other words and without
/// where it came from, and of what is left out only that it is and why.
std::vector<GatheredItem> released_items(const std::vector<GatheredItem>& items);

}  // namespace holdfast::subject_access
