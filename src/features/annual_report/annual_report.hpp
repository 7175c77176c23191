#pragma once

#include "core/documents/block.hpp"
#include "core/figures/provider.hpp"
#include "core/site/feature.hpp"

#include <vector>

namespace holdfast::annual_report {

/// The annual report, put together from the sections and the figures of every slice.
site::Feature feature(std::vector<documents::Section> sections, std::vector<figures::Provider> providers);

}  // namespace holdfast::annual_report
