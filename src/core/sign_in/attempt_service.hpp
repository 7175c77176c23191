#pragma once

#include "core/sign_in/sign_in_service.hpp"

#include <string_view>
#include <vector>

namespace holdfast::sign_in {

/// What every way of proving oneself is made of. Counts an attempt, before it is looked at, or says how long to wait.
std::chrono::seconds begin(trail::Journal& journal, const std::vector<Bucket>& buckets);
/// The event of a failure, by itself.
void note_failure(trail::Journal& journal, const trail::Actor& who, std::string_view type, Id<trail::Account> account);
/// Opens a session of somebody who has proved who they are, with the event; or says why they may not enter today.
Progress open_session(trail::Change& change, Id<trail::Account> account, const Place& place, std::string_view method);

}  // namespace holdfast::sign_in
