#pragma once

#include "core/retention/kind.hpp"
#include "core/site/feature.hpp"

/// Retention and disposal: the schedule, what is due, who proposed and approved its disposal, holds and certificates.
namespace holdfast::retention {

/// `kinds` are what the slices contribute, one for each class of records they keep.
site::Feature feature(std::vector<Kind> kinds);

}  // namespace holdfast::retention
