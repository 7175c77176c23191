#include "cli/care_records.hpp"

#include "app/annex_a_records.hpp"
#include "app/care_records.hpp"
#include "app/extract_records.hpp"
#include "base/period.hpp"
#include "cli/census_records.hpp"

#include <fmt/format.h>

namespace holdfast::cli {

/// A collection is named by the year in which it ends.
static std::optional<int> collection_of(const std::string& year) {
    const auto period = Period::parse(year);
    return period ? std::optional(static_cast<int>(std::chrono::year_month_day{period->last_day()}.year())) : std::nullopt;
}

int run_import_ssda903(const Globals& globals, const ImportOrder& order) {
    const auto program = open_program(globals);
    const auto report =
        app::load_care_files(*program, actor_of(globals), globals.reason,
                             {.paths = order.files, .authority = order.authority, .collection = collection_of(order.year), .is_dry_run = order.is_dry_run});
    if (!report) return report_refusal(report.refusal());
    print_return("ssda903", *report, order.is_dry_run);
    return done;
}

int run_export_ssda903(const Globals& globals, const std::string& year, const std::string& authority, const std::string& folder) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto children = app::write_care_files(*program, actor_of(globals), *collection_of(year), authority, folder);
    if (!children) return report_refusal(children.refusal());
    fmt::print(stderr, "The return of {}, {} {}, is in {}\n", year, *children, *children == 1 ? "child" : "children", folder);
    return done;
}

int run_import_extract(const Globals& globals, const ImportOrder& order) {
    const auto program = open_program(globals);
    const app::ExtractToLoad wanted{.paths = order.files, .authority = order.authority, .as_at = parse_date(order.as_at), .is_dry_run = order.is_dry_run};
    const auto load = order.kind == "ssd" ? app::load_ssd_files : app::load_annex_a_files;
    const auto report = load(*program, actor_of(globals), globals.reason, wanted);
    if (!report) return report_refusal(report.refusal());
    print_return(order.kind, *report, order.is_dry_run);
    return done;
}

int run_export_annex_a(const Globals& globals, const std::string& as_at, const std::string& authority, const std::string& out) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto children = app::write_annex_a_files(*program, actor_of(globals), {.as_at = parse_date(as_at).value(), .authority = authority, .out = out});
    if (!children) return report_refusal(children.refusal());
    fmt::print(stderr, "The lists of Annex A as at {}, {} {}, are in {}\n", as_at, *children, *children == 1 ? "child" : "children", out);
    return done;
}

}  // namespace holdfast::cli
