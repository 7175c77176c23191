#pragma once

#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

/// Subject access: what is held about a person who asks for it, gathered, redacted by one person and released by another.
namespace holdfast::subject_access {

/// `sources` are what the slices contribute.
site::Feature feature(std::vector<Source> sources);

}  // namespace holdfast::subject_access
