#include "app/census_records.hpp"

#include "app/file_source.hpp"
#include "core/calendar/calendar_store.hpp"
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

Outcome<std::uint64_t> write_census_file(Program& program, const trail::Actor& actor, int collection, const std::string& authority, const std::string& path) {
    store::require_place_for_file(path);
    store::require_ordinary_file(path, true);
    const std::string beside = path + ".part";
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
    if (!written) {
        std::filesystem::remove(beside);
        return written.refusal();
    }
    std::filesystem::rename(beside, path);
    return children;
}

}  // namespace holdfast::app
