#pragma once

#include "core/documents/year_tables.hpp"
#include "features/lado/ledger_figures.hpp"

/// The tables of the report of allegations: the rows are those of the Board's report.
namespace holdfast::lado {

using Tables = documents::YearTables;

documents::Table employers_table(const Tables& tables);
documents::Table referrers_table(const Tables& tables);
/// Rows overlap: an allegation can have several outcomes.
documents::Table outcomes_table(const Tables& tables, const Counts& counts);
/// The year and the two before it.
documents::Table years_table(const Tables& tables);
/// The categories of three years beside each other, what was recorded as conduct under neglect; without rows where only one year's are known.
documents::Table categories_table(const Tables& tables);
/// What stands under neglect there, by the word under which it was recorded; without rows where nothing was recorded as conduct.
documents::Table neglect_table(const Tables& tables);
documents::Table restraint_table(const Tables& tables);
documents::Table timeliness_table(const Tables& tables);
documents::Table closure_table(const Tables& tables);
documents::Table consultations_table(const Tables& tables);
documents::Table feedback_table(const Tables& tables);

}  // namespace holdfast::lado
