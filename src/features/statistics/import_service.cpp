#include "features/statistics/import_service.hpp"

#include "features/statistics/permissions.hpp"
#include "features/statistics/release.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::statistics {

using exchange::ImportReport;
using Rows = std::vector<exchange::ImportRow>;

namespace {

/// Loads one release: its rows first, then column by column what they hold.
class ReleaseLoader {
public:
    ReleaseLoader(trail::Change& change, const Rows& rows, ImportReport& report)
        : change_(change), rows_(rows), report_(report), columns_(columns_of(rows)), areas_(areas(change)) {}

    void load() {
        read_rows();
        for (const auto& column : columns_.measures) load_column(column);
        report_.added += static_cast<int>(touched_.size() - changed_.size());
        report_.changed += static_cast<int>(changed_.size());
        report_.unchanged += static_cast<int>(rows_.size() - touched_.size());
        report_.notes.push_back(
            fmt::format("Measures in this file: {}.", columns_.measures.empty() ? "none" : fmt::format("{}", fmt::join(columns_.measures, ", "))));
    }

private:
    void read_rows() {
        exchange::Keys keys;
        for (const auto& row : rows_) {
            exchange::Cells cells(row, report_);
            const auto read = release_row(cells, columns_);
            keys.take(cells, "time_period", fmt::format("{}\n{}\n{}", read.place.area, read.place.year, read.place.breakdown));
            places_.push_back(read.place);
            if (cells.are_accepted()) take_area(read);
        }
    }
    /// Names change: the newest row's is kept.
    void take_area(const ReleaseRow& row) {
        auto& newest = newest_[row.area.code];
        if (row.place.year < newest) return;
        newest = row.place.year;
        const auto at = areas_.find(row.area.code);
        if (at != areas_.end() && at->second == row.area) return;
        areas_.insert_or_assign(row.area.code, row.area);
        put_area(change_, row.area);
    }
    void load_column(const std::string& column) {
        const auto known = cells_of(change_, column);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const auto cell = read_cell(rows_[i][column]);
            const auto at = known.find(places_[i]);
            if (!cell) report_.rejections.push_back({rows_[i].line, column, std::string(rows_[i][column]), "must be a number or one of c, z, x, u, k, low"});
            else if (at == known.end() || at->second != *cell) put(column, i, *cell, at != known.end());
        }
    }
    void put(const std::string& column, std::size_t row, const Cell& cell, bool is_there) {
        touched_.insert(row);
        if (is_there) changed_.insert(row);
        if (report_.is_accepted()) put_cell(change_, column, places_[row], cell);
    }

    trail::Change& change_;
    const Rows& rows_;
    ImportReport& report_;
    ReleaseColumns columns_;
    std::map<std::string, Area> areas_;
    std::vector<Place> places_{};
    std::map<std::string, int> newest_{};
    std::set<std::size_t> touched_{}, changed_{};  ///< rows with a cell that is new or different, and those with one that is different
};

}  // namespace

static exchange::ImportKind statistics_import() {
    return {
        .name = "statistics",
        .summary =
            "A national release of statistics by local authority, as the Department for Education publishes it (children in need, population estimates). "
            "Area, year and the words that divide the rows name a row.",
        .permission = permissions::maintain,
        .columns = leading_columns(),
        .load = [](trail::Change& change, const Rows& rows, ImportReport& report) { ReleaseLoader(change, rows, report).load(); },
    };
}

/// An area may be compared before anything is published of it, but a slip in a code should not pass for one.
static void check_known(exchange::Cells& cells, const std::string& area, const std::map<std::string, Area>& known) {
    if (!area.empty() && !known.contains(area)) cells.reject("area", "is the code of no area in the releases that are loaded");
}

static void load_comparators(trail::Change& change, const Rows& rows, ImportReport& report) {
    const auto known = areas(change);
    auto existing = parts(change);
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto area = cells.required_code("area");
        const auto part = cells.required_one_of("part", {"own", "region", "neighbour", "none"});
        check_known(cells, area, known);
        keys.take(cells, "area", area);
        if (!cells.are_accepted()) continue;
        const auto at = existing.find(area);
        const auto before = at == existing.end() ? std::string("none") : std::string(token(at->second));
        ++(before == part ? report.unchanged : before == "none" ? report.added : report.changed);
        if (before == part) continue;
        if (part == "none") {
            remove_part(change, area);
            existing.erase(area);
        } else {
            put_part(change, area, *parse_part(part));
            existing[area] = *parse_part(part);
        }
        if (part == "own" && std::ranges::count(existing, Part::own, &std::pair<const std::string, Part>::second) > 1)
            cells.reject("part", "is taken: another area is the partnership's own; give that one `none` first");
    }
}

static exchange::ImportKind comparators_import() {
    return {
        .name = "comparators",
        .summary =
            "Which areas of the releases are the partnership's own, its region and its statistical neighbours; England is always there. The area names a row.",
        .permission = permissions::maintain,
        .columns = {{"area", true, "the area's code, `E10000006`"}, {"part", true, "`own`, `region`, `neighbour`, or `none` to take it out"}},
        .load = load_comparators,
    };
}

static void load_comparisons(trail::Change& change, const Rows& rows, ImportReport& report) {
    const auto existing = links(change);
    exchange::Keys keys;
    for (const auto& row : rows) {
        exchange::Cells cells(row, report);
        const auto measure = cells.required_code("measure");
        const auto statistic = cells.required_text("statistic");
        if (!statistic.empty() && find(statistic) == nullptr) cells.reject("statistic", "is no statistic that is known; /statistics lists them");
        keys.take(cells, "measure", measure);
        keys.take(cells, "statistic", "statistic " + statistic);
        if (!cells.are_accepted()) continue;
        const auto at = existing.find(measure);
        const auto put = [&] { put_link(change, measure, statistic); };
        exchange::upsert(report, at == existing.end() ? std::nullopt : std::optional(at->second), statistic, put, put);
    }
}

static exchange::ImportKind comparisons_import() {
    return {
        .name = "comparisons",
        .summary = "Which measure of the ledger is compared by which statistic, so that its chart has lines for the other areas. The measure names a row.",
        .permission = permissions::maintain,
        .columns = {{"measure", true, "the measure, as its figures have it: `cpp.rate`"}, {"statistic", true, "the statistic, `plans.rate`"}},
        .load = load_comparisons,
    };
}

std::vector<exchange::ImportKind> imports() { return {statistics_import(), comparators_import(), comparisons_import()}; }

}  // namespace holdfast::statistics
