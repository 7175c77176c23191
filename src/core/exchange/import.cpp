#include "core/exchange/import.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::exchange {

std::string_view ImportRow::operator[](std::string_view column) const {
    const auto found = cells.find(column);
    return found == cells.end() ? std::string_view{} : std::string_view(found->second);
}

static Refusal not_taken(const ImportReport& report) {
    const std::size_t count = report.rejections.size();
    const auto& first = report.rejections.front();
    return invalid(fmt::format("nothing was imported: {} {} wrong, the first on line {}: {}{}{}", count, count == 1 ? "thing is" : "things are", first.line,
                               first.column, first.column.empty() ? "" : " ", first.reason));
}

Outcome<Done> import_file(trail::Change& change, const ImportKind& kind, std::string_view bytes, bool is_dry_run, ImportReport& report) {
    report.kind = kind.name;
    if (!change.may(kind.permission)) return forbidden("you may not import this kind of file");
    const auto rows = read_rows(kind, bytes, report);
    // Also where some rows could not be read: what is wrong in the others is said at once.
    if (!rows.empty()) kind.load(change, rows, report);
    std::ranges::stable_sort(report.rejections, {}, &Rejection::line);
    if (!report.is_accepted()) return not_taken(report);
    if (is_dry_run) return conflict("nothing was kept: this was a trial run");
    if (report.added + report.changed > 0)
        change.record({"exchange.file_imported",
                       {"import", report.kind},
                       fmt::format("{} {}: {} added, {} changed, {} unchanged", report.rows, report.rows == 1 ? "row" : "rows", report.added, report.changed, report.unchanged)});
    return Done{};
}

}  // namespace holdfast::exchange
