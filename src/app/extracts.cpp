#include "app/extracts.hpp"

#include "core/annex_a/lists.hpp"
#include "core/ssd/dataset.hpp"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::app {

/// In the order of their names.
static std::vector<std::string> files_of(const std::string& path) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) return {path};
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(path, ignored))
        if (extracts::folded(entry.path().extension().string()) == ".csv") files.push_back(entry.path().string());
    std::ranges::sort(files);
    return files;
}

Outcome<pathway::ExtractTables> read_annex_a_files(const std::vector<std::string>& paths) { return pathway::extract_tables(annex_a::lists(), files_at(paths)); }

Outcome<pathway::ExtractTables> read_ssd_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const auto& path : paths) std::ranges::move(files_of(path), std::back_inserter(files));
    if (files.empty()) return invalid("there is no CSV file in the folder");
    return pathway::extract_tables(ssd::tables(), files_at(files));
}

/// The module is the line of the row.
static void print_finding(BreachPrinter& printer, const extracts::Finding& finding) {
    const census::Rule rule{finding.rule, finding.severity, finding.table->form->name, finding.meaning, finding.remedy};
    printer.add({rule, finding.child, finding.line, finding.table->form->name, finding.field, finding.value});
}

static std::string said_of_days(const std::optional<annex_a::AsAt>& days, bool is_given) {
    if (!days) return "the day on which the lists were made is not known, because there is no date in them: no age was looked at; give --as-at";
    if (is_given) return fmt::format("ages are looked at as at {}", iso(days->from));
    return fmt::format("ages are looked at as at {}, the newest day in the lists, and the month after it; give --as-at for another day", iso(days->from));
}

Outcome<ReturnVerdict> validate_annex_a(const std::vector<std::string>& paths, const std::optional<Date>& as_at, Format format, const Print& print) {
    auto all = TRY(read_annex_a_files(paths));
    const auto days = as_at ? std::optional(annex_a::AsAt{*as_at, *as_at}) : annex_a::newest_days(all.tables, london_date(system_now()));
    BreachPrinter printer(format, print);
    const auto found = annex_a::validate(all.tables, days, [&](const extracts::Finding& finding) { print_finding(printer, finding); });
    printer.end();
    all.notices.push_back(said_of_days(days, as_at.has_value()));
    return ReturnVerdict{found.children, found.errors, found.queries, std::move(all.notices)};
}

Outcome<ReturnVerdict> validate_ssd(const std::vector<std::string>& paths, Format format, const Print& print) {
    auto all = TRY(read_ssd_files(paths));
    BreachPrinter printer(format, print);
    const auto found = ssd::validate(all.tables, [&](const extracts::Finding& finding) { print_finding(printer, finding); });
    printer.end();
    if (!found.not_looked_into.empty())
        all.notices.push_back(fmt::format("references were not looked into, because no file has: {}", fmt::join(found.not_looked_into, ", ")));
    return ReturnVerdict{found.children, found.errors, found.queries, std::move(all.notices)};
}

std::string annex_a_reference_page() { return annex_a::reference_page(); }
std::string ssd_reference_page() { return ssd::reference_page(); }

}  // namespace holdfast::app
