#pragma once

#include "core/ssda903/rule.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::ssda903 {

/// What came of holding a return to the rules.
struct Verdict {
    std::uint64_t children{};  ///< different ones, over all tables
    std::uint64_t errors{};
    std::uint64_t queries{};
    /// Rules that count as neither kept nor broken, and why.
    std::vector<std::pair<const Rule*, std::string>> not_run{};
};

/// Why the rule cannot be run on these tables; empty where it can.
std::string why_not(const Rule& rule, const Context& context);
/// Runs every rule that can be run, in order, and gives each breach to `sink`.
Verdict validate(const Context& context, const Findings::Sink& sink);

}  // namespace holdfast::ssda903
