#pragma once

#include "app/program.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::app {

/// What came of holding a census to the rules.
struct CensusVerdict {
    std::uint64_t children{};
    std::uint64_t errors{};
    std::uint64_t queries{};
    std::optional<std::string> problem{};  ///< where and why the file could not be read further
    std::vector<std::string> notices{};    ///< rules that were not run, and what no rule speaks of
};

/// Holds a children-in-need census to all the rules of its collection and gives each breach to `out` in the form asked for. Needs no database,
/// and no more memory for a larger file than for remembering which identifiers it had. Refused when the file cannot be opened.
Outcome<CensusVerdict> validate_census(const std::string& path, Format format, const std::function<void(std::string_view)>& out);

/// What a made-up census is to be like.
struct ExampleCensus {
    std::uint64_t children{};
    std::uint64_t seed{};
    int collection{};
    std::string authority{};
    std::string file{};
    std::vector<std::string> planted{};  ///< rules of which a breach is added each, in children of their own; `all` for every rule of which one can be
};

/// Writes a census of made-up children that keeps every rule but those asked for, and says that it is synthetic. Refused when there is no rule to plant as asked. Throws store::Unsuitable where the file cannot be written.
Outcome<Done> write_example_census(const ExampleCensus& order);

/// The list of the rules in docs/reference/returns.md.
std::string census_rules_page();

}  // namespace holdfast::app
