#pragma once

#include "core/figures/ledger.hpp"

namespace holdfast::figure_ledger {

/// What the other slices contribute, kept for the life of the program.
struct Sources {
    std::vector<figures::Provider> providers{};
    std::vector<figures::UseProvider> uses{};

    /// Every figure there is, or those of a reporting year.
    figures::Ledger ledger(trail::View& view, const std::optional<Period>& year = {}) const { return {view, providers, {.year = year}}; }
};

}  // namespace holdfast::figure_ledger
