#pragma once

#include "core/exchange/import.hpp"

#include <vector>

namespace holdfast::scorecard {

/// `indicators`: what each indicator is.
exchange::ImportKind indicators_import();
/// `targets`: the target of each indicator in a year.
exchange::ImportKind targets_import();
/// `values`: what agencies hand in.
exchange::ImportKind values_import();
/// `overrides`: ratings and trends that were decided by a person.
exchange::ImportKind overrides_import();
/// `narratives`: the cause for concern of red indicators.
exchange::ImportKind narratives_import();

std::vector<exchange::ImportKind> every_import();

}  // namespace holdfast::scorecard
