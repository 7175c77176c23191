#include "features/early_help/assessment_store.hpp"

#include "core/actions/action_store.hpp"

#include <algorithm>
#include <limits>
#include <sstream>

namespace holdfast::early_help {

#define COLUMNS                                                                                                                                        \
    "a.id, a.reference, a.child_id, a.started_on, a.lead_account, a.lead_name, a.agency, a.consent, a.consent_by, a.consent_on, a.child_words, "       \
    "a.child_words_use, a.parents_words, a.stage, a.reviewed_on, a.stuck_on, a.closed_on, a.end_reason, a.begun_by, a.early_help_id, a.part_of_lead, " \
    "a.version"
#define MAY_LIST HOLDFAST_MAY_LIST("'early_help_assessment'", "a.reference")

static Assessment assessment_of(const store::Row& row) {
    return Assessment{
        .id = row.get<Id<Assessment>>(0),
        .reference = row.get<std::string>(1),
        .child = row.get<Id<people::Person>>(2),
        .started_on = row.get<Date>(3),
        .lead = Lead{.account = row.get<std::optional<Id<trail::Account>>>(4), .name = row.get<std::string>(5), .agency = row.get<std::string>(6)},
        .consent =
            ConsentSaid{
                .state = parse_token(consents, row.get<std::string_view>(7)).value(), .by = row.get<std::string>(8), .on = row.get<std::optional<Date>>(9)},
        .words = OwnWords{.child = row.get<std::string>(10), .child_use = row.get<std::string>(11), .parents = row.get<std::string>(12)},
        .stage = parse_token(stages, row.get<std::string_view>(13)).value(),
        .reviewed_on = row.get<std::optional<Date>>(14),
        .stuck_on = row.get<std::optional<Date>>(15),
        .closed_on = row.get<std::optional<Date>>(16),
        .end_reason = parse_token(end_reasons, row.get<std::string_view>(17)),
        .begun_by = row.get<Id<trail::Account>>(18),
        .early_help = row.get<std::optional<Id<pathway::EarlyHelp>>>(19),
        .part_of_lead = row.get<std::optional<Id<policy::Involvement>>>(20),
        .version = row.get<std::int64_t>(21)};
}

static std::string_view token_of(const std::optional<EndReason>& reason) { return reason ? line_of(end_reasons, *reason).token : std::string_view{}; }

Id<Assessment> insert_assessment(trail::Change& change, const Assessment& a) {
    return change.writer().value<Id<Assessment>>(
        "INSERT INTO early_help_assessments (reference, child_id, started_on, lead_account, lead_name, agency, consent, consent_by, consent_on, child_words, "
        "child_words_use, parents_words, stage, end_reason, begun_by, early_help_id, part_of_lead, version) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', $10, '', $11, $12, $13, 1) RETURNING id",
        a.reference, a.child, a.started_on, a.lead.account, a.lead.name, a.lead.agency, line_of(consents, a.consent.state).token, a.consent.by, a.consent.on,
        line_of(stages, a.stage).token, a.begun_by, a.early_help, a.part_of_lead);
}

std::optional<Assessment> find_assessment(trail::View& view, const std::string& reference) {
    return view.reader().first("SELECT " COLUMNS " FROM early_help_assessments a WHERE a.reference = $1 AND a.disposed_on IS NULL", assessment_of, reference);
}

bool update_assessment(trail::Change& change, const Assessment& a) {
    return change.writer().execute(
               "UPDATE early_help_assessments SET lead_account = $3, lead_name = $4, agency = $5, consent = $6, consent_by = $7, consent_on = $8, "
               "child_words = $9, child_words_use = $10, parents_words = $11, stage = $12, reviewed_on = $13, stuck_on = $14, closed_on = $15, "
               "end_reason = $16, early_help_id = $17, part_of_lead = $18, version = version + 1 WHERE id = $1 AND version = $2",
               a.id, a.version, a.lead.account, a.lead.name, a.lead.agency, line_of(consents, a.consent.state).token, a.consent.by, a.consent.on, a.words.child,
               a.words.child_use, a.words.parents, line_of(stages, a.stage).token, a.reviewed_on, a.stuck_on, a.closed_on, token_of(a.end_reason), a.early_help,
               a.part_of_lead) == 1;
}

void put_progress(trail::Change& change, const Assessment& assessment) {
    change.writer().execute("UPDATE early_help_assessments SET reviewed_on = $2, stuck_on = $3 WHERE id = $1", assessment.id, assessment.reviewed_on,
                            assessment.stuck_on);
}

std::optional<Assessment> open_assessment_of(trail::View& view, Id<people::Person> child) {
    return view.reader().first("SELECT " COLUMNS " FROM early_help_assessments a WHERE a.child_id = $1 AND a.stage = 'open' ORDER BY a.id", assessment_of,
                               child);
}

std::vector<Assessment> assessments_of(trail::View& view, Id<people::Person> child) {
    return view.reader().all("SELECT " COLUMNS " FROM early_help_assessments a WHERE a.child_id = $1 AND a.disposed_on IS NULL ORDER BY a.id", assessment_of,
                             child);
}

/// Tokens as one column has them, a blank between two.
static std::string joined(const std::vector<std::string>& tokens) {
    std::string text;
    for (const auto& token : tokens) text += (text.empty() ? "" : " ") + token;
    return text;
}
static std::vector<std::string> parted(const std::string& text) {
    std::vector<std::string> tokens;
    std::istringstream each(text);
    for (std::string token; each >> token;) tokens.push_back(token);
    return tokens;
}

std::array<Findings, domains.size()> findings_of(trail::View& view, Id<Assessment> id) {
    std::array<Findings, domains.size()> all;
    for (std::size_t at = 0; at < domains.size(); ++at) all[at].domain = domains[at].value;
    view.reader().each(
        "SELECT domain, needs, strengths, words FROM early_help_findings WHERE assessment_id = $1",
        [&](const store::Row& row) {
            const auto domain = parse_token(domains, row.get<std::string_view>(0)).value();
            all[static_cast<std::size_t>(domain)] = Findings{
                .domain = domain, .needs = parted(row.get<std::string>(1)), .strengths = parted(row.get<std::string>(2)), .words = row.get<std::string>(3)};
        },
        id);
    return all;
}

void put_findings(trail::Change& change, Id<Assessment> id, const Findings& findings) {
    const auto domain = line_of(domains, findings.domain).token;
    change.writer().execute("DELETE FROM early_help_findings WHERE assessment_id = $1 AND domain = $2", id, domain);
    change.writer().execute("INSERT INTO early_help_findings (assessment_id, domain, needs, strengths, words) VALUES ($1, $2, $3, $4, $5)", id, domain,
                            joined(findings.needs), joined(findings.strengths), findings.words);
}

static Entry entry_of(const store::Row& row) {
    return Entry{.id = row.get<Id<Entry>>(0),
                 .kind = parse_token(entry_kinds, row.get<std::string_view>(1)).value(),
                 .happened_on = row.get<Date>(2),
                 .who = row.get<std::string>(3),
                 .decision = parse_token(escalations, row.get<std::string_view>(4)),
                 .words = row.get<std::string>(5),
                 .written_at = row.get<Instant>(6),
                 .written_by = row.get<Id<trail::Account>>(7)};
}

std::vector<Entry> entries_of(trail::View& view, Id<Assessment> id) {
    return view.reader().all(
        "SELECT id, kind, happened_on, who, decision, words, written_at, written_by FROM early_help_entries WHERE assessment_id = $1 ORDER BY id", entry_of,
        id);
}

void insert_entry(trail::Change& change, Id<Assessment> id, const Entry& entry) {
    change.writer().execute(
        "INSERT INTO early_help_entries (assessment_id, kind, happened_on, who, decision, words, written_at, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7, "
        "$8)",
        id, line_of(entry_kinds, entry.kind).token, entry.happened_on, entry.who,
        entry.decision ? line_of(escalations, *entry.decision).token : std::string_view{}, entry.words, change.now(), change.actor().account);
}

void erase_assessment(trail::Change& change, const Assessment& assessment) {
    change.writer().execute("DELETE FROM early_help_findings WHERE assessment_id = $1", assessment.id);
    change.writer().execute("DELETE FROM early_help_entries WHERE assessment_id = $1", assessment.id);
    change.writer().execute(
        "UPDATE early_help_assessments SET child_id = 0, lead_account = NULL, lead_name = '', consent_by = '', child_words = '', child_words_use = '', "
        "parents_words = '', begun_by = 0, early_help_id = NULL, part_of_lead = NULL, disposed_on = $2, version = version + 1 WHERE id = $1",
        assessment.id, change.today());
}

std::vector<Assessment> closed_by(trail::View& view, Date day) {
    return view.reader().all("SELECT " COLUMNS " FROM early_help_assessments a WHERE a.closed_on <= $1 AND a.disposed_on IS NULL ORDER BY a.closed_on, a.id",
                             assessment_of, day);
}

#define SELECT_LISTED "SELECT " COLUMNS " FROM early_help_assessments a WHERE " MAY_LIST " AND a.disposed_on IS NULL AND a.stage = $7 AND a.id < $8 "
#define IN_ORDER "ORDER BY a.id DESC LIMIT $9"

std::vector<Assessment> listed_assessments(trail::View& view, const policy::ListFilter& f, const Wanted& wanted) {
    const auto select = [&](const char* stage, const store::Sql& sql) {
        const std::int64_t before = wanted.before > 0 ? wanted.before : std::numeric_limits<std::int64_t>::max();
        return view.reader().all(sql, assessment_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, std::string(stage), before, wanted.most);
    };
    const auto silent = [&] {
        const std::int64_t before = wanted.before > 0 ? wanted.before : std::numeric_limits<std::int64_t>::max();
        return view.reader().all(SELECT_LISTED
                                 "AND a.started_on < $10 AND NOT " HOLDFAST_SAID_SINCE("'early_help_assessment'", "a.reference", "$11") " " IN_ORDER,
                                 assessment_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, std::string("open"), before, wanted.most,
                                 wanted.silent_since, start_of_day(wanted.silent_since));
    };
    switch (wanted.which) {
        case Wanted::Which::mine: return select("open", store::Sql(SELECT_LISTED "AND (a.lead_account = $1 OR a.begun_by = $1) " IN_ORDER));
        case Wanted::Which::agency: return select("open", store::Sql(SELECT_LISTED "AND REPLACE($4, '|' || a.agency || '|', '') <> $4 " IN_ORDER));
        case Wanted::Which::stuck: return select("open", store::Sql(SELECT_LISTED "AND a.stuck_on IS NOT NULL " IN_ORDER));
        case Wanted::Which::drifting: return silent();
        case Wanted::Which::closed: return select("closed", store::Sql(SELECT_LISTED IN_ORDER));
        case Wanted::Which::all: break;
    }
    return select("open", store::Sql(SELECT_LISTED IN_ORDER));
}

std::vector<Assessment> listed_of(trail::View& view, const policy::ListFilter& f, const std::vector<std::string>& references) {
    std::vector<Assessment> found;
    for (const auto& reference : references) {
        auto one = view.reader().first("SELECT " COLUMNS " FROM early_help_assessments a WHERE " MAY_LIST " AND a.reference = $7 AND a.stage = 'open'",
                                       assessment_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, reference);
        if (one) found.push_back(*std::move(one));
    }
    return found;
}

std::vector<Assessment> listed_of_child(trail::View& view, const policy::ListFilter& f, Id<people::Person> child) {
    return view.reader().all("SELECT " COLUMNS " FROM early_help_assessments a WHERE " MAY_LIST
                             " AND a.child_id = $7 AND a.disposed_on IS NULL ORDER BY a.id DESC",
                             assessment_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, child);
}

}  // namespace holdfast::early_help
