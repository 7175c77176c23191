#pragma once

#include "app/program.hpp"
#include "base/period.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::app {

/// What came of holding a return of children looked after to the rules.
struct LookedAfterVerdict {
    std::uint64_t children{};
    std::uint64_t errors{};
    std::uint64_t queries{};
    std::vector<std::string> notices{};  ///< the year, rules that were not run, and what is in the files that no rule speaks of
};

/// Holds the tables of an SSDA903 return, one CSV file each in any order, to the rules and gives each breach to `out` in the form asked for. Needs no
/// database. The year is a reporting year; without one it is that of the newest day in Episodes. Refused, with everything that is wrong, when a file
/// cannot be opened or read to its end, is larger than 32 MB, is no table of the return, or is one that another file is.
Outcome<LookedAfterVerdict> validate_ssda903(const std::vector<std::string>& paths, const std::optional<Period>& year, Format format,
                                             const std::function<void(std::string_view)>& out);

/// The lists of columns and rules in docs/reference/returns.md.
std::string ssda903_reference_page();

}  // namespace holdfast::app
