#pragma once

#include "core/census/keeper.hpp"
#include "core/census/record.hpp"

#include <string_view>
#include <vector>

namespace holdfast::census {

/// An episode of the collection of 2026 with an assessment, an enquiry, a conference, both plans and a review, which keeps every rule.
void add_sound_episode(CinDetails& details);

/// The rules of which a breach can be planted: all but that about the header and those about a whole return.
std::vector<std::string_view> plantable_rules();
/// Made-up children of the collection of 2026 that break the rule (two, where it is about two); the first has the local identifier `P` and the rule's
/// code, as a rule. No children for a rule that cannot be planted. Texts live as long as `texts`.
std::vector<Child> planted_breach(std::string_view rule, Keeper& texts);

}  // namespace holdfast::census
