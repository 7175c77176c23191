#pragma once

#include "core/pathway/beside.hpp"
#include "core/site/feature.hpp"

namespace holdfast::chronology {

/// One chronology over everything that is on record of a child, with the age at each event.
/// `beside` is what other slices have to say beside a chronology.
site::Feature feature(std::vector<pathway::BesideOf> beside);

}  // namespace holdfast::chronology
