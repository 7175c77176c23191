#include "app/extract_records.hpp"

#include "app/extracts.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdfast::app {

using Load = Outcome<Done> (*)(trail::Change& change, const pathway::ExtractFiles& files, pathway::ReturnReport& report);

static std::string names_of(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const auto& path : paths) names.push_back(std::filesystem::path(path).filename().string());
    return fmt::format("{}", fmt::join(names, ", "));
}

static Outcome<pathway::ReturnReport> load(Program& program, const trail::Actor& actor, const std::string& reason, const ExtractToLoad& wanted,
                                           const std::pair<pathway::ExtractTables, Load>& what) {
    const auto& [content, load_it] = what;
    pathway::ReturnReport report;
    const auto loaded = program.journal().change(actor, reason, [&](trail::Change& change) -> Outcome<Done> {
        report = {};
        report.notices = content.notices;
        const auto as_at = wanted.as_at ? wanted.as_at : pathway::newest_day(content.tables, change.today());
        if (!as_at) return invalid("the day on which the files were made is not known, because there is no date in them: give --as-at");
        TRY(load_it(change,
                    {.tables = content.tables,
                     .authority = wanted.authority,
                     .as_at = *as_at,
                     .name = names_of(wanted.paths),
                     .fingerprint = pathway::fingerprint_of(content.tables, *as_at)},
                    report));
        if (report.is_known || wanted.is_dry_run) return conflict("nothing is kept");
        return Done{};
    });
    if (!loaded && !report.is_known && !(wanted.is_dry_run && loaded.refusal().kind == Refusal::Kind::conflict)) return loaded.refusal();
    return report;
}

Outcome<pathway::ReturnReport> load_annex_a_files(Program& program, const trail::Actor& actor, const std::string& reason, const ExtractToLoad& wanted) {
    return load(program, actor, reason, wanted, {TRY(read_annex_a_files(wanted.paths)), pathway::load_annex_a});
}

Outcome<pathway::ReturnReport> load_ssd_files(Program& program, const trail::Actor& actor, const std::string& reason, const ExtractToLoad& wanted) {
    return load(program, actor, reason, wanted, {TRY(read_ssd_files(wanted.paths)), pathway::load_ssd});
}

}  // namespace holdfast::app
