#pragma once

#include "base/outcome.hpp"
#include "core/documents/block.hpp"
#include "core/documents/document.hpp"
#include "core/figures/ledger.hpp"
#include "core/figures/provider.hpp"
#include "features/annual_report/edition.hpp"

#include <memory>
#include <vector>

namespace holdfast::annual_report {

/// What the other slices bring to the report: their sections, and their figures for the ledger.
struct Contributions {
    std::vector<documents::Section> sections{};
    std::vector<figures::Provider> providers{};
};

/// The internal edition shows everything; the public one hides small counts of people and what would give them away.
enum class Audience { internal, public_ };
std::optional<Audience> parse_audience(std::string_view token);

/// The year's report. A draft is made from the records as they stand; a published edition from what was kept when it was published.
/// Refused when words name a figure that the ledger does not hold, with the section and the key.
Outcome<documents::Document> assemble(trail::View& view, const Contributions& contributions, const Period& year, Audience audience, int threshold = 5);

/// Refused where nothing is recorded for the year and no edition of it has been begun: more likely a slip than a report to be written.
Outcome<Done> check_year(trail::View& view, const Contributions& contributions, const Period& year);

/// The ledger of everything there is.
figures::Ledger whole_ledger(trail::View& view, const Contributions& contributions);

/// The keys that a document shows, each with the numbers of the sections in which it stands.
std::vector<std::pair<std::string, int>> keys_shown(const documents::Document& document);

}  // namespace holdfast::annual_report
