#include "app/census_records.hpp"

#include "app/file_source.hpp"
#include "core/calendar/calendar_store.hpp"
#include "core/pathway/authority_service.hpp"
#include "store/unsuitable.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace holdfast::app {

Outcome<pathway::ReturnReport> load_census_file(Program& program, const trail::Actor& actor, const std::string& reason, const CensusToLoad& wanted) {
    const FileSource file = TRY(FileSource::open(wanted.path));
    const std::string fingerprint = fingerprint_of(file);
    pathway::ReturnReport report;
    const auto loaded = program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        report = {};
        const auto calendar = calendar::load_calendar(change);
        TRY(pathway::load_census(change, calendar,
                                 {.source = [&](char* into, std::size_t most) { return file.read(into, most); },
                                  .name = std::filesystem::path(wanted.path).filename().string(),
                                  .fingerprint = fingerprint,
                                  .progress = wanted.progress},
                                 report));
        if (report.is_known || wanted.is_dry_run) return conflict("nothing is kept");
        return Done{};
    });
    if (!loaded && !report.is_known && !(wanted.is_dry_run && loaded.refusal().kind == Refusal::Kind::conflict)) return loaded.refusal();
    return report;
}

namespace {

/// A file that is gone when it has not been put in its place.
struct Unfinished {
    explicit Unfinished(std::string at) : path(std::move(at)) {}
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;
    ~Unfinished() {
        std::error_code gone;
        std::filesystem::remove(path, gone);
    }
    std::string path;
};

}  // namespace

Outcome<std::uint64_t> write_census_file(Program& program, const trail::Actor& actor, int collection, const std::string& authority, const std::string& path) {
    store::require_place_for_file(path);
    store::require_ordinary_file(path, true);
    const std::string beside = path + ".part";
    const Unfinished unfinished{beside};
    std::uint64_t children = 0;
    const auto written = program.journal().view(actor, [&](trail::View& view) -> Outcome<Done> {
        std::ofstream file;
        file.exceptions(std::ios::failbit | std::ios::badbit);
        file.open(beside, std::ios::binary | std::ios::trunc);
        const std::string now = iso(view.now()).substr(0, 19);
        children = TRY(pathway::write_census(view, {collection, authority, now}, [&](std::string_view piece) { file << piece; }));
        file.close();
        return Done{};
    });
    if (!written) return written.refusal();
    // In the trail before there is a file to take away.
    const auto noted = program.journal().change(actor, "the census is written to a file", [&](trail::Change& change) -> Outcome<Done> {
        change.record({"returns.census_written",
                       {"return", fmt::format("census-{}", collection)},
                       fmt::format("{} of {}: {} children to {}", collection, TRY(pathway::agency_of_authority(change, authority)), children,
                                   std::filesystem::path(path).filename().string())});
        return Done{};
    });
    if (!noted) return noted.refusal();
    std::filesystem::rename(beside, path);
    return children;
}

}  // namespace holdfast::app
