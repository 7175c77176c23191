#pragma once

#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

/// Subject access: what is held about a person who asks for it, gathered, redacted by one person and released by another.
namespace holdfast::subject_access {

/// `sources` are what the slices contribute about people who have an account, `subjects` what they contribute about records.
site::Feature feature(std::vector<Source> sources, std::vector<RecordSubject> subjects = {});

}  // namespace holdfast::subject_access
