#pragma once

#include "core/policy/record_kind.hpp"
#include "core/site/feature.hpp"

#include <vector>

/// The pages around the policy: breaking glass and its reviews, conflicts of interest, decisions to share.
namespace holdfast::need_to_know {

/// The kinds are those that slices contribute; the pages work for any of them.
site::Feature feature(std::vector<policy::RecordKind> kinds);

}  // namespace holdfast::need_to_know
