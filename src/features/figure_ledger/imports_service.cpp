#include "features/figure_ledger/imports_service.hpp"

#include "core/figures/ledger.hpp"
#include "core/figures/published_store.hpp"
#include "features/figure_ledger/permissions.hpp"
#include "features/figure_ledger/published_row.hpp"

#include <fmt/format.h>
#include <set>

namespace holdfast::figure_ledger {

using Saved = figures::PublishedWriter::Saved;

static void count(exchange::ImportReport& report, Saved saved) {
    if (saved == Saved::added) ++report.added;
    else if (saved == Saved::changed) ++report.changed;
    else ++report.unchanged;
}

/// What does not add up is loaded all the same, and said at once to the person who loads it.
static void note_findings(trail::View& view, const std::set<std::string>& keys, exchange::ImportReport& report) {
    for (const auto& finding : figures::check(figures::Ledger(view, {}, {})))
        if (keys.contains(finding.key)) report.notes.push_back(fmt::format("{}: {}: {}", token(finding.kind), finding.key, finding.reason));
}

static void load(trail::Change& change, const std::vector<exchange::ImportRow>& rows, exchange::ImportReport& report) {
    figures::PublishedWriter writer{change};
    std::set<std::string> keys;
    for (const auto& row : rows) {
        exchange::Cells cells{row, report};
        const auto figure = read_figure(cells);
        if (!cells.are_accepted()) continue;
        count(report, writer.save(figure));
        keys.insert({figure.key(), figure.part_of, figure.at_most});
    }
    if (report.is_accepted()) note_findings(change, keys, report);
}

exchange::ImportKind published_import() {
    return {.name = "published",
            .summary =
                "Figures that publications state, one row for each place. A row is known by measure, population, period, basis, publication and place; "
                "every value is kept, and what contradicts or does not add up is reported, not refused",
            .permission = permissions::import_figures,
            .columns = published_columns(),
            .load = load};
}

exchange::ImportKind series_import() {
    return {.name = "series",
            .summary =
                "Time series of the partnership and of areas to compare with, one row for each point. A row is known by measure, area, period, basis, "
                "publication and place",
            .permission = permissions::import_figures,
            .columns = series_columns(),
            .load = load};
}

}  // namespace holdfast::figure_ledger
