#include "cli/command.hpp"

#include "app/clock_reference.hpp"
#include "app/example.hpp"
#include "app/import_reference.hpp"
#include "app/routes.hpp"
#include "base/counted.hpp"
#include "base/nearest.hpp"
#include "cli/care_records.hpp"
#include "cli/census_records.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

namespace holdfast::cli {

std::unique_ptr<app::Program> open_program(const Globals& globals, app::Setting setting) {
    setting.mail = globals.mail;
    setting.mail.partnership = globals.partnership;
    return std::make_unique<app::Program>(globals.database, globals.partnership, system_now, std::move(setting));
}

std::optional<Refusal> missing_database(const Globals& globals) {
    constexpr std::string_view embedded = "sqlite:";
    const std::string_view url = globals.database;
    if (!url.starts_with(embedded) || url == embedded) return std::nullopt;
    // An empty file is what a command leaves that could not make its database for want of room.
    std::error_code absent;
    if (const auto size = std::filesystem::file_size(url.substr(embedded.size()), absent); !absent && size > 0) return std::nullopt;
    if (absent && absent != std::errc::no_such_file_or_directory) return std::nullopt;
    return not_found(fmt::format("there is no database at {}; example, import and serve make one", url.substr(embedded.size())));
}

trail::Actor actor_of(const Globals& globals) { return trail::operator_named(globals.acting_as); }

int report_refusal(const Refusal& refusal) {
    fmt::print(stderr, "holdfast: {}\n", in_words(refusal));
    return refused;
}

Progress::Progress() : is_terminal_(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { clear(); }

void Progress::clear() {
    if (is_shown_) fmt::print(stderr, "\r\033[K");
    is_shown_ = false;
}

void Progress::show(int step, int steps, const std::string& what) {
    if (!is_terminal_) return;
    constexpr int width = 30;
    const int filled = steps == 0 ? width : width * step / steps;
    fmt::print(stderr, "\r\033[K[{}{}] {}/{} {}", std::string(static_cast<std::size_t>(filled), '#'),
               std::string(static_cast<std::size_t>(width - filled), '.'), step, steps, what);
    std::fflush(stderr);
    is_shown_ = true;
}

/// `line 2, column year, "2016"`; a mistake of the whole file has no column and no value.
static std::string place_of(const exchange::Rejection& rejection) {
    if (rejection.column.empty()) return fmt::format("line {}", rejection.line);
    if (rejection.value.empty()) return fmt::format("line {}, column {}", rejection.line, rejection.column);
    return fmt::format("line {}, column {}, \"{}\"", rejection.line, rejection.column, rejection.value);
}

static void print_report(const std::string& file, const exchange::ImportReport& report, bool is_dry_run) {
    for (const auto& found : report.look_alikes)
        fmt::print(stderr, "{}: line {}, column {}: \"{}\" has look-alike letters, read as \"{}\"\n", file, found.line, found.column, found.value,
                   found.replaced_by);
    for (const auto& note : report.notes) fmt::print(stderr, "{}: {}\n", file, note);
    for (const auto& rejection : report.rejections) fmt::print(stderr, "{}: {}: {}\n", file, place_of(rejection), rejection.reason);
    if (!report.is_accepted()) return;
    fmt::print(stderr, "{}: {}: {} {}, {} changed, {} unchanged\n", file, counted(report.rows, "row"), report.added, is_dry_run ? "would be added" : "added",
               report.changed, report.unchanged);
}

/// A dry run is refused by the engine so that nothing is kept; to the caller it is done when no row was rejected.
static bool is_done(const Outcome<Done>& outcome, const exchange::ImportReport& report, bool is_dry_run) {
    return outcome || (is_dry_run && report.is_accepted() && outcome.refusal().errors.empty() && outcome.refusal().kind == Refusal::Kind::conflict);
}

/// Whether the engine saw the file at all; a file that could not be read has nothing to report.
static bool is_read(const Outcome<Done>& outcome, const exchange::ImportReport& report) { return outcome || report.rows > 0 || !report.rejections.empty(); }

static int report_unknown_kind(const std::string& kind, const std::vector<std::string_view>& kinds) {
    if (const auto meant = nearest(kind, kinds); !meant.empty())
        fmt::print(stderr, "holdfast: \"{}\" is not a kind of file that can be imported; did you mean {}?\n", kind, meant);
    else fmt::print(stderr, "holdfast: \"{}\" is not a kind of file that can be imported; the kinds are {}\n", kind, fmt::join(kinds, ", "));
    return usage;
}

int run_import(const Globals& globals, const ImportOrder& order) {
    const auto& [kind, files, is_dry_run, authority, year, as_at] = order;
    const bool is_extract = kind == "annex-a" || kind == "ssd";
    if ((!authority.empty() && kind != "ssda903" && !is_extract) || (!year.empty() && kind != "ssda903") || (!as_at.empty() && !is_extract)) {
        fmt::print(stderr, "holdfast: --authority, --year (ssda903) and --as-at (annex-a, ssd) are for returns that do not say these themselves\n");
        return usage;
    }
    const auto missing = is_dry_run ? missing_database(globals) : std::nullopt;  // a trial leaves none behind
    if (missing && (kind == "ssda903" || is_extract || kind == "cin-census")) return report_refusal(*missing);
    if (kind == "ssda903") return run_import_ssda903(globals, order);
    if (is_extract) return run_import_extract(globals, order);
    if (kind == "cin-census") return run_import_census(globals, files, is_dry_run);
    // Looked up before the database is opened, which makes one that is not there.
    if (const auto kinds = app::import_kind_names(); std::ranges::find(kinds, kind) == kinds.end()) return report_unknown_kind(kind, kinds);
    if (missing) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto* import_kind = program->find_import_kind(kind);
    int code = done;
    Progress progress;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string name = files[i] == app::standard_input ? "standard input" : files[i];
        progress.show(static_cast<int>(i) + 1, static_cast<int>(files.size()), name);
        exchange::ImportReport report;
        const auto outcome = program->import_file(actor_of(globals), globals.reason, *import_kind, files[i], is_dry_run, report);
        progress.clear();
        if (is_read(outcome, report)) print_report(name, report, is_dry_run);
        if (is_done(outcome, report, is_dry_run)) continue;
        if (report.is_accepted()) report_refusal(outcome.refusal());
        else fmt::print(stderr, "holdfast: {}: nothing was imported: {}\n", name, counted(report.rejections.size(), "mistake"));
        code = refused;
    }
    return code;
}

int run_routes(const std::string& format) {
    fmt::print("{}", app::formatted(app::routes(), *app::parse_format(format)));
    return done;
}

int run_docs_clocks() {
    fmt::print("{}", app::clock_reference());
    return done;
}

int run_docs_api() {
    fmt::print("{}", app::api_reference());
    return done;
}

int run_docs_imports() {
    fmt::print("{}", app::import_reference());
    return done;
}

int run_listing(const Globals& globals, const std::string& words, const std::string& year, const std::string& format_name) {
    if (const auto missing = missing_database(globals)) return report_refusal(*missing);
    const auto program = open_program(globals);
    const auto listings = program->listings();
    const auto listing = std::ranges::find_if(listings, [&](const auto* each) { return each->words == words; });
    if (listing == listings.end()) {
        fmt::print(stderr, "holdfast: there is no listing named \"{}\"\n", words);
        return usage;
    }
    const auto period = year.empty() ? std::nullopt : Period::parse(year);
    const auto rows = program->journal().view(actor_of(globals), [&](trail::View& view) { return (*listing)->list(view, period); });
    if (!rows) return report_refusal(rows.refusal());
    fmt::print("{}", app::formatted(*rows, *app::parse_format(format_name)));
    if (period && rows->rows.empty()) fmt::print(stderr, "holdfast: {} has nothing for {}\n", words, period->string());
    return done;
}

int run_example(const Globals& globals, const std::string& accounts_file, const app::ExampleChildren& wanted) {
    store::require_place_for_file(accounts_file);  // before anything is loaded: there is no second chance to tell the passwords
    store::require_ordinary_file(accounts_file, true);
    if (missing_database(globals))  // where the example is refused none is made
        if (const auto free = app::require_free_accounts_file(accounts_file); !free) return report_refusal(free.refusal());
    const auto program = open_program(globals);
    if (const auto free = app::require_free_accounts_file(*program, actor_of(globals), accounts_file); !free) return report_refusal(free.refusal());
    Progress progress;
    const auto loaded = app::load_example(*program, actor_of(globals), [&](int step, int steps, const std::string& name) { progress.show(step, steps, name); });
    progress.clear();
    if (!loaded) return report_refusal(loaded.refusal());
    const auto children = app::load_example_children(*program, actor_of(globals), wanted);
    if (!children && children.refusal().kind != Refusal::Kind::conflict) return report_refusal(children.refusal());
    const auto made = app::make_example_accounts(*program, actor_of(globals), accounts_file);
    if (!made) return report_refusal(made.refusal());
    fmt::print(stderr, "The example partnership is loaded. {}\n",
               *made > 0 ? fmt::format("Accounts: {}", accounts_file) : "There were accounts already, so none was made.");
    return done;
}

}  // namespace holdfast::cli
