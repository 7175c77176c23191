#pragma once

#include "core/site/feature.hpp"

/// The figure ledger: every number with its source, its contradictions, and the import of what others have published.
namespace holdfast::figure_ledger {

/// The slice, given the figures of every other slice and the places where they use figures.
site::Feature feature(std::vector<figures::Provider> providers, std::vector<figures::UseProvider> uses);

}  // namespace holdfast::figure_ledger
