#include "features/organisations/import_service.hpp"

#include "core/exchange/cells.hpp"
#include "core/organisations/organisation_store.hpp"
#include "features/organisations/permissions.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace holdfast::organisations {

using exchange::Cells;
using exchange::ImportReport;
using exchange::Keys;
using Rows = std::vector<exchange::ImportRow>;

namespace {
/// A row of the file of agencies: an agency under one of its names.
struct AgencyRow {
    Agency agency{};  ///< with this one name
    std::vector<std::string> predecessors{};
};
}  // namespace

static std::string key_in(Cells& cells, std::string_view column) {
    std::string key = cells.required_text(column);
    if (!key.empty() && !is_key(key)) cells.reject(column, "must be lower-case letters, digits and hyphens, such as cumbria-constabulary");
    return key;
}

static std::string type_in(Cells& cells) {
    std::string type = cells.required_text("type");
    std::string expected;
    for (const auto& each : agency_types) expected += (expected.empty() ? "must be one of " : ", ") + std::string(each.token);
    if (!type.empty() && !is_agency_type(type)) cells.reject("type", expected);
    return type;
}

static std::string code_in(Cells& cells, std::string_view column, std::string (*problem_of_code)(std::string_view)) {
    std::string code = cells.text(column);
    if (auto problem = problem_of_code(code); !problem.empty()) cells.reject(column, std::move(problem));
    return code;
}

static std::vector<std::string> keys_in(Cells& cells, std::string_view column) {
    std::vector<std::string> keys;
    const std::string text = cells.text(column);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) keys.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return keys;
}

static AgencyRow agency_row(Cells& cells) {
    AgencyRow row;
    row.agency = {.key = key_in(cells, "agency"),
                  .type = type_in(cells),
                  .sector = cells.required_one_of("sector", {"public", "private", "voluntary"}),
                  .codes = {.urn = code_in(cells, "urn", urn_problem), .ods = code_in(cells, "ods", ods_problem), .la = code_in(cells, "la", la_problem)},
                  .note = cells.text("note"),
                  .names = {{.name = cells.required_text("name"), .from = cells.date("from"), .until = cells.date("until")}}};
    row.predecessors = keys_in(cells, "succeeds");
    if (!row.predecessors.empty() && !row.agency.names.front().from)
        cells.reject("from", "must be given where the agency succeeds another: it is the day of it");
    return row;
}

static bool is_same_but_for_names(const Agency& a, const Agency& b) {
    return a.type == b.type && a.sector == b.sector && a.codes == b.codes && a.note == b.note;
}

/// Rows of one agency differ in the name and its days alone.
static void check_against(Cells& cells, const std::vector<AgencyRow>& earlier, const AgencyRow& row) {
    const auto same = std::ranges::find_if(earlier, [&](const AgencyRow& one) { return one.agency.key == row.agency.key; });
    if (same != earlier.end() && !is_same_but_for_names(same->agency, row.agency))
        cells.reject("agency", "stands on an earlier row with another type, sector, code or note");
}

static void put_agency_row(trail::Change& change, const AgencyRow& row, ImportReport& report) {
    const auto there = find_agency(change, row.agency.key);
    const auto& name = row.agency.names.front();
    const bool has_name = there && std::ranges::find(there->names, name) != there->names.end();
    const bool is_known_start = there && std::ranges::find(there->names, name.from, &AgencyName::from) != there->names.end();
    if (has_name && is_same_but_for_names(*there, row.agency)) {
        ++report.unchanged;
        return;
    }
    put_name(change, put_agency(change, row.agency), name);
    ++(is_known_start ? report.changed : report.added);
}

static void put_predecessors(trail::Change& change, Cells& cells, const AgencyRow& row) {
    for (const auto& key : row.predecessors) {
        const Succession one{.predecessor = key, .successor = row.agency.key, .on = row.agency.names.front().from.value()};
        const auto all = load_successions(change);
        if (!find_agency(change, key)) cells.reject("succeeds", fmt::format("names {}, which is no agency on record", key));
        else if (auto problem = succession_problem(one, all); !problem.empty()) cells.reject("succeeds", std::move(problem));
        else if (std::ranges::find(all, one) == all.end()) put_succession(change, one);
    }
}

/// Two names may swap days within a file, so they are looked at once all are there.
static void check_names(trail::Change& change, const Rows& rows, ImportReport& report) {
    std::set<std::string, std::less<>> seen;
    for (const auto& row : rows) {
        const auto agency = find_agency(change, row["agency"]);
        const auto problem = agency && seen.insert(agency->key).second ? names_problem(agency->names) : std::string{};
        if (!problem.empty()) Cells(row, report).reject("from", problem);
    }
}

static void load_agencies_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    std::vector<AgencyRow> taken;
    for (const auto& row : rows) {
        Cells cells(row, report);
        auto wanted = agency_row(cells);
        keys.take(cells, "from", fmt::format("{}\n{}", row["agency"], row["from"]));
        check_against(cells, taken, wanted);
        if (cells.are_accepted()) put_agency_row(change, wanted, report);
        taken.push_back(std::move(wanted));
    }
    if (!report.is_accepted()) return;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        Cells cells(rows[i], report);
        put_predecessors(change, cells, taken[i]);
    }
    check_names(change, rows, report);
}

static exchange::ImportKind agencies_import() {
    return {
        .name = "agencies",
        .summary =
            "The agencies of the partnership under each of their names. Agency and from name a row; an agency that changed its name has a row for each. "
            "Two rows that succeed one agency on one day are a split, one row that succeeds two is a merger.",
        .permission = permissions::maintain,
        .columns = {{"agency", true, "a key that never changes, lower-case letters, digits and hyphens: `cumbria-constabulary`"},
                    {"name", true, "what it is called in this time"},
                    {"from", false, "the first day of the name, or empty where it is older than the records"},
                    {"until", false, "the last day of the name, or empty"},
                    {"type", true,
                     "`local_authority`, `district_council`, `police`, `health_commissioner`, `health_provider`, `probation`, `family_court_service`, "
                     "`youth_offending`, `school`, `education_body`, `voluntary`, `lay`, `partnership` or `other`"},
                    {"sector", true, "`public`, `private` or `voluntary`"},
                    {"urn", false, "a school's unique reference number, six digits, or empty"},
                    {"ods", false, "the NHS organisation code, three to eight capital letters and digits, or empty"},
                    {"la", false, "the local authority's number, three digits, or empty"},
                    {"succeeds", false, "the keys of the agencies that it took over from on its first day, with spaces between them, or empty"},
                    {"note", false, "anything else"}},
        .load = load_agencies_file,
    };
}

static Agreement agreement_in(Cells& cells) {
    const Agreement agreement{.edition = cells.required_text("edition"),
                              .signed_on = cells.required_date("signed"),
                              .from = cells.required_date("from"),
                              .until = cells.date("until"),
                              .note = cells.text("note")};
    if (auto problem = problem_of(agreement); !problem.empty()) cells.reject("until", std::move(problem));
    return agreement;
}

static void put_agreement_row(trail::Change& change, const Agency& agency, const Agreement& wanted, ImportReport& report) {
    const auto there = std::ranges::find_if(agency.agreements, [&](const Agreement& one) { return one.edition == wanted.edition && one.from == wanted.from; });
    const auto existing = there == agency.agreements.end() ? std::optional<Agreement>{} : *there;
    const auto put = [&] { put_agreement(change, agency.id, wanted); };
    exchange::upsert(report, existing, wanted, put, put);
}

static void load_agreements_file(trail::Change& change, const Rows& rows, ImportReport& report) {
    Keys keys;
    for (const auto& row : rows) {
        Cells cells(row, report);
        const auto agency = find_agency(change, key_in(cells, "agency"));
        if (!agency && cells.are_accepted()) cells.reject("agency", "is no agency on record");
        const auto wanted = agreement_in(cells);
        keys.take(cells, "edition", fmt::format("{}\n{}\n{}", row["agency"], row["edition"], row["from"]));
        if (cells.are_accepted()) put_agreement_row(change, *agency, wanted, report);
    }
}

static exchange::ImportKind agreements_import() {
    return {
        .name = "agreements",
        .summary =
            "The information-sharing agreements on file. Agency, edition and from name a row. Without one that is in date an agency's people have no accounts.",
        .permission = permissions::maintain,
        .columns = {{"agency", true, "the agency's key"},
                    {"edition", true, "which text of the agreement was signed: `2018`"},
                    {"signed", true, "the day on which it was signed"},
                    {"from", true, "the first day on which it counts"},
                    {"until", false, "the last day, or empty where it is open-ended"},
                    {"note", false, "anything else"}},
        .load = load_agreements_file,
    };
}

std::vector<exchange::ImportKind> agency_imports() { return {agencies_import(), agreements_import()}; }

}  // namespace holdfast::organisations
