#include "app/annex_a_records.hpp"

#include "core/documents/file.hpp"
#include "core/pathway/annex_a_service.hpp"
#include "core/pathway/authority_service.hpp"
#include "store/unsuitable.hpp"

#include <filesystem>
#include <fmt/format.h>

namespace holdfast::app {

static Outcome<Done> write_folder(const std::vector<extracts::Table>& lists, const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return invalid(fmt::format("the folder {} cannot be made: {}", folder, error.message()));
    for (const auto& list : lists) {
        std::string bytes;
        extracts::write_csv(list, bytes);
        documents::replace_file((std::filesystem::path(folder) / (list.form->name + ".csv")).string(), bytes);
    }
    return Done{};
}

Outcome<std::uint64_t> write_annex_a_files(Program& program, const trail::Actor& actor, const ListsToWrite& wanted) {
    const bool is_workbook = wanted.out.ends_with(".xlsx");
    if (is_workbook) {
        store::require_place_for_file(wanted.out);
        store::require_ordinary_file(wanted.out, true);
    }
    const auto written = TRY(program.journal().view(actor, [&](trail::View& view) -> Outcome<pathway::WrittenLists> {
        return pathway::write_annex_a(view, {.as_at = wanted.as_at, .authority = wanted.authority});
    }));
    // In the trail before there is a file to take away.
    const auto out = std::filesystem::path(wanted.out).lexically_normal();
    const auto noted = program.journal().change(actor, "the lists are written to files", [&](trail::Change& change) -> Outcome<Done> {
        change.record({"returns.annex_a_written",
                       {"return", "annex-a-" + iso(wanted.as_at)},
                       fmt::format("{} of {}: {} children to {}", iso(wanted.as_at), TRY(pathway::agency_of_authority(change, wanted.authority)),
                                   written.children, (out.has_filename() ? out : out.parent_path()).filename().string())});
        return Done{};
    });
    if (!noted) return noted.refusal();
    if (is_workbook) documents::replace_file(wanted.out, [&](const std::string& temporary) { annex_a::write_workbook(written.lists, temporary); });
    else TRY(write_folder(written.lists, wanted.out));
    return written.children;
}

}  // namespace holdfast::app
