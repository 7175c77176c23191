#pragma once

#include "base/log.hpp"
#include "core/site/feature.hpp"
#include "core/subject_access/source.hpp"

#include <vector>

namespace holdfast::returns {

/// Statutory returns: what was loaded, what is wrong with it, and what it changed. Brings the records of children's pathways along.
site::Feature feature(const Log& log = Log{});

/// What stands with returns about a child: the rules they broke, and what they held beyond their form.
std::vector<subject_access::RecordSource> held_about_children();

}  // namespace holdfast::returns
