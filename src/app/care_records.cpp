#include "app/care_records.hpp"

#include "app/ssda903.hpp"
#include "core/documents/file.hpp"
#include "core/pathway/authority_service.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::app {

static std::string names_of(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const auto& path : paths) names.push_back(std::filesystem::path(path).filename().string());
    return fmt::format("{}", fmt::join(names, ", "));
}

/// The name of the folder without where it is, with or without a stroke at the end.
static std::string last_name_of(const std::string& folder) {
    const auto path = std::filesystem::path(folder).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

Outcome<pathway::ReturnReport> load_care_files(Program& program, const trail::Actor& actor, const std::string& reason, const CareReturnToLoad& wanted) {
    const auto tables = TRY(read_ssda903_files(wanted.paths));
    const pathway::CareFiles files{.tables = tables,
                                   .authority = wanted.authority,
                                   .collection = wanted.collection,
                                   .name = names_of(wanted.paths),
                                   .fingerprint = pathway::fingerprint_of(tables, wanted.collection)};
    pathway::ReturnReport report;
    const auto loaded = program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        report = {};
        TRY(pathway::load_care_return(change, files, report));
        if (report.is_known || wanted.is_dry_run) return conflict("nothing is kept");
        return Done{};
    });
    if (!loaded && !report.is_known && !(wanted.is_dry_run && loaded.refusal().kind == Refusal::Kind::conflict)) return loaded.refusal();
    return report;
}

Outcome<std::uint64_t> write_care_files(Program& program, const trail::Actor& actor, int collection, const std::string& authority, const std::string& folder) {
    const auto written = TRY(program.journal().view(
        actor, [&](trail::View& view) -> Outcome<pathway::CareSheets> { return pathway::write_care_return(view, collection, authority); }));
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return invalid(fmt::format("the folder {} cannot be made: {}", folder, error.message()));
    // In the trail before there is a file to take away.
    const auto noted = program.journal().change(actor, "the return is written to files", [&](trail::Change& change) -> Outcome<Done> {
        std::vector<std::string> files;
        for (const auto& sheet : written.sheets) files.push_back(sheet.file);
        change.record({"returns.ssda903_written",
                       {"return", fmt::format("ssda903-{}", collection)},
                       fmt::format("{} of {}: {} children to {}: {}", collection, TRY(pathway::agency_of_authority(change, authority)), written.children,
                                   last_name_of(folder), fmt::join(files, ", "))});
        return Done{};
    });
    if (!noted) return noted.refusal();
    for (const auto& sheet : written.sheets) {
        std::string bytes;
        write_sheet(sheet, bytes);
        documents::replace_file((std::filesystem::path(folder) / sheet.file).string(), bytes);
    }
    return written.children;
}

}  // namespace holdfast::app
