#pragma once

#include "core/figures/ledger.hpp"

#include <map>

namespace holdfast::figure_ledger {

/// What the ledger holds around one key.
struct Relatives {
    std::vector<const figures::Figure*> values{};       ///< of the key itself and of the same identity under another period's name
    std::vector<const figures::Figure*> other_bases{};  ///< the same measure in the same year on another basis
    std::vector<const figures::Figure*> periods{};      ///< the same measure and basis at each period, this one included, in order
    std::vector<const figures::Figure*> others{};       ///< the same measure and period of other areas and groups
    std::map<std::string, std::vector<const figures::Figure*>, std::less<>> parts{};  ///< by breakdown
};
Relatives relatives(const figures::Ledger& ledger, const figures::Figure& figure);
/// The parts that name this key as their total, each once, by breakdown.
std::map<std::string, std::vector<const figures::Figure*>, std::less<>> parts_of(const figures::Ledger& ledger, std::string_view key);

}  // namespace holdfast::figure_ledger
