#pragma once

#include "core/policy/record_kind.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

#include <vector>

/// Everybody's own inbox: what the product has told them, and where that leads.
namespace holdfast::inbox {

/// What the inbox is given of the other slices: the kinds of notices that they send, and the kinds of records that notices are about.
struct Surroundings {
    std::vector<site::NoticeKind> kinds{};
    std::vector<policy::RecordKind> records{};
};

site::Feature feature(Surroundings surroundings);

/// What is held about a person's notices: each with when they were told and when they read it.
subject_access::Source held_in_inbox(std::vector<site::NoticeKind> kinds);

}  // namespace holdfast::inbox
