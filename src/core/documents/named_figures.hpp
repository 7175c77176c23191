#pragma once

#include "base/outcome.hpp"
#include "core/documents/document.hpp"
#include "core/figures/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// The figure with every other value of its key. Nothing where the ledger does not hold it.
std::optional<Traced> traced(const figures::Ledger& ledger, const std::string& key);

/// The figures that words name. Refused at the form's field, naming them, when the ledger does not hold some.
Outcome<TracedFigures> figures_named(const figures::Ledger& ledger, std::string_view words, const std::string& field);

}  // namespace holdfast::documents
