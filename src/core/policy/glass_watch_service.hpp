#pragma once

#include "core/policy/break_glass_service.hpp"

#include <vector>

namespace holdfast::policy {

/// What was done about uses of broken glass that nobody has reviewed.
struct GlassWatch {
    int told{};       ///< uses of which those who may review them were told
    int escalated{};  ///< uses that waited longer than they should
};

/// Whether anything is to be done, without writing.
bool is_glass_to_be_watched(trail::View& view);
/// Tells those who may review it of every new use, once, and escalates what is overdue: its owners and its reviewers are told again. Mail goes to
/// nobody who used it, or has a conflict of interest with the record, and says nothing of the record.
GlassWatch watch_glass(trail::Change& change, const std::vector<Role>& roles);

}  // namespace holdfast::policy
