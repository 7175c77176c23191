#pragma once

#include "core/notices/kind.hpp"
#include "core/trail/change.hpp"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::notices {

/// How somebody wants to be told of notices of a kind, besides the inbox, where every notice is.
enum class Way { at_once, digest, inbox };

struct WayWords {
    Way way{};
    std::string_view token{}, words{};
};
inline constexpr std::array ways{WayWords{Way::at_once, "at_once", "By mail at once"}, WayWords{Way::digest, "digest", "In one mail a day"},
                                 WayWords{Way::inbox, "inbox", "Only in the inbox"}};

/// As the person has chosen; by mail at once where they chose nothing, and always of their own sign-in.
Way way_of(trail::View& view, Id<trail::Account> account, const Kind& kind);
void set_way(trail::Change& change, Id<trail::Account> account, const Kind& kind, Way way);
/// Forgets what the person chose.
void erase_ways(trail::Change& change, Id<trail::Account> account);

}  // namespace holdfast::notices
