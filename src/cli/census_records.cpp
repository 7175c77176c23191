#include "cli/census_records.hpp"

#include "app/census_records.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

static std::string counted(std::uint64_t count, std::string_view one, std::string_view several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

void print_return(const std::string& file, const pathway::ReturnReport& report, bool is_dry_run) {
    if (report.is_known) {
        fmt::print(stderr, "{}: this file was loaded before, and nothing of its kind since: nothing changes\n", file);
        return;
    }
    for (const auto& notice : report.notices) fmt::print(stderr, "{}: {}\n", file, notice);
    for (const auto& notice : report.child_notices) fmt::print(stderr, "{}: child {}: {}\n", file, notice.la_child_id, notice.words);
    for (const auto& line : report.changes)
        fmt::print(stderr, "{}: child {}: {} of {} {}\n", file, line.la_child_id, line.change.table, iso(line.change.on), line.change.what);
    if (report.other_changes > 0) fmt::print(stderr, "{}: and {} more changes to children on record\n", file, report.other_changes);
    const std::string_view will = is_dry_run ? "would be " : "";
    for (const auto& [table, tally] : report.tallies)
        fmt::print(stderr, "{}: {}: {}{} added, {} changed, {} withdrawn, {} unchanged\n", file, table, will, tally.added, tally.changed, tally.withdrawn,
                   tally.unchanged);
    const auto total = report.total();
    if (total.outdated > 0) fmt::print(stderr, "{}: not taken, because something later is on record: {}\n", file, counted(total.outdated, "record", "records"));
    if (total.left > 0)
        fmt::print(stderr, "{}: no longer said, and left because an earlier year's return had said so too: {}\n", file,
                   counted(total.left, "record", "records"));
    fmt::print(stderr, "{}: {}, {} new; {}, {}\n", file, counted(report.children, "child", "children"), report.new_children,
               counted(report.errors, "error", "errors"), counted(report.queries, "query", "queries"));
}

int run_import_census(const Globals& globals, const std::vector<std::string>& files, bool is_dry_run) {
    const auto program = open_program(globals);
    int code = done;
    Progress progress;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const auto show = [&](std::uint64_t children) {
            progress.show(static_cast<int>(i) + 1, static_cast<int>(files.size()), fmt::format("{}: {} children", files[i], children));
        };
        const auto report = app::load_census_file(*program, actor_of(globals), globals.reason, {.path = files[i], .is_dry_run = is_dry_run, .progress = show});
        progress.clear();
        if (report) print_return(files[i], *report, is_dry_run);
        else code = report_refusal(report.refusal());
    }
    return code;
}

int run_export_census(const Globals& globals, int collection, const std::string& authority, const std::string& file) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto children = app::write_census_file(*program, actor_of(globals), collection, authority, file);
    if (!children) return report_refusal(children.refusal());
    fmt::print(stderr, "The census of {}, {}, is in {}\n", collection, counted(*children, "child", "children"), file);
    return done;
}

}  // namespace holdfast::cli
