#pragma once

#include "core/figures/ledger.hpp"

#include <set>

namespace holdfast::figure_ledger {

/// What a reader wants to see of the ledger.
struct Filter {
    std::optional<Period> year{};
    std::string words{};  ///< found in key or label, in capitals or not
    std::optional<figures::SourceKind> source{};
};

/// One key of the ledger with all its values, the one to be shown first.
struct Entry {
    const figures::Figure* best{};
    std::vector<const figures::Figure*> values{};
    bool has(figures::SourceKind kind) const;
};

/// The keys that the filter lets through, by label, then latest period first.
std::vector<Entry> entries(const figures::Ledger& ledger, const Filter& filter);
/// The reporting years that have figures, latest first.
std::vector<Period> years(const figures::Ledger& ledger);

}  // namespace holdfast::figure_ledger
