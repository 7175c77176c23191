#include "features/early_help/import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/early_help/past_store.hpp"
#include "features/early_help/permissions.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using exchange::Cells;
using exchange::ImportReport;
using Rows = std::vector<exchange::ImportRow>;

/// References that are given here, and so name no row of a file.
static constexpr std::string_view own_series = "EHA-";

static std::string tokens_of_reasons() {
    std::string joined;
    for (const auto& reason : end_reasons) joined += fmt::format("{}{}", joined.empty() ? "one of " : " ", reason.token);
    return joined;
}

static std::optional<EndReason> reason_in(Cells& cells) {
    if (cells.text("end_reason").empty()) return std::nullopt;
    return cells.required(
        "end_reason", [](std::string_view token) { return parse_token(end_reasons, token); }, EndReason{}, tokens_of_reasons());
}

static void check(Cells& cells, const PastAssessment& read, Date today) {
    if (read.reference.starts_with(own_series)) cells.reject("reference", fmt::format("begins with {}, as references do that are given here", own_series));
    if (read.started_on > today) cells.reject("started_on", "must not be in the future");
    if (read.closed_on && *read.closed_on < read.started_on) cells.reject("closed_on", "must not be before started_on");
    if (read.closed_on && *read.closed_on > today) cells.reject("closed_on", "must not be in the future");
    if (read.end_reason && !read.closed_on) cells.reject("end_reason", "must be empty where there is no closed_on");
}

static PastAssessment assessment_in(Cells& cells, exchange::NamedOnFile& authorities, Date today) {
    PastAssessment read{.reference = cells.required_code("reference"),
                        .authority = authorities.in(cells),
                        .district = cells.text("district"),
                        .started_on = cells.required_date("started_on"),
                        .closed_on = cells.date("closed_on"),
                        .end_reason = reason_in(cells)};
    if (cells.are_accepted()) check(cells, read, today);
    return read;
}

static void load(trail::Change& change, const Rows& rows, ImportReport& report) {
    const auto existing = past_assessments(change);
    exchange::NamedOnFile authorities("authority", organisations::no_agency_called_so,
                                      [&](const std::string& called) { return organisations::key_called(change, called); });
    exchange::Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto read = assessment_in(cells, authorities, change.today());
        keys.take(cells, "reference", read.reference);
        if (!cells.are_accepted()) continue;
        const auto before = existing.find(read.reference);
        const auto found = before == existing.end() ? std::nullopt : std::optional(before->second);
        exchange::upsert(
            report, found, read, [&] { append_past_assessment(change, read); }, [&] { update_past_assessment(change, read); });
    }
}

std::vector<exchange::ImportKind> imports() {
    return {{.name = "early-help",
             .summary = "Early help assessments that were kept in another program: what may be counted of them, and no names. The reference names a row.",
             .permission = permissions::import_past,
             .columns = {{"reference", true, "a code, as the assessment was called until now; not one that begins with `EHA-`"},
                         {"authority", true, "the local authority in which it was made: the key or the name of an agency"},
                         {"district", false, "the district by its name, as `districts` has it"},
                         {"started_on", true, "a date"},
                         {"closed_on", false, "a date, or empty while it is open"},
                         {"end_reason", false, "`outcomes_met`, `stepped_up`, `no_engagement`, `no_consent`, `moved_away`, `other`, or empty where it is not known"}},
             .load = load}};
}

}  // namespace holdfast::early_help
