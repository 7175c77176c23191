#pragma once

#include "core/indicators/indicator.hpp"
#include "core/trail/change.hpp"
#include "features/scorecard/definition.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::scorecard {

/// Every indicator by its code.
std::map<std::string, Defined, std::less<>> indicators_by_code(trail::View& view);
std::optional<Defined> find_indicator(trail::View& view, std::string_view code);
/// Whether any value of the indicator is held, in which case its unit can no longer change.
bool has_values(trail::View& view, Id<Definition> indicator);
void add_indicator(trail::Change& change, const Definition& definition);
void update_indicator(trail::Change& change, Id<Definition> indicator, const Definition& definition);

/// Every target by indicator and year.
std::map<std::pair<Id<Definition>, std::string>, indicators::Target> targets_by_year(trail::View& view);
/// The targets of one indicator, oldest first.
std::vector<std::pair<Period, indicators::Target>> targets_of(trail::View& view, Id<Definition> indicator);
void save_target(trail::Change& change, Id<Definition> indicator, const Period& year, const indicators::Target& target);

}  // namespace holdfast::scorecard
