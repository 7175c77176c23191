#pragma once

#include "core/notices/way_store.hpp"
#include "features/inbox/inbox.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::inbox {

/// The kinds of notices about which the viewer may choose: those whose pages they may open, without those of their own sign-in.
std::vector<notices::Kind> kinds_to_choose(const trail::View& view, const Surroundings& surroundings);

/// What was chosen for the kind of this key; empty where nothing was.
using Chosen = std::function<std::string(std::string_view kind)>;
/// Keeps how the person wants to be told of each kind. Refused, with the field's name, where a choice is none of `notices::ways`.
Outcome<Done> choose_ways(trail::Change& change, const Surroundings& surroundings, const Chosen& chosen);

}  // namespace holdfast::inbox
