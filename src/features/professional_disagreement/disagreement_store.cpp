#include "features/professional_disagreement/disagreement_store.hpp"

namespace holdfast::professional_disagreement {

#define COLUMNS                                                                                                                                       \
    "d.id, d.reference, d.kind, d.subject, d.raised_at, d.raised_by, d.raising_agency, d.deciding_agency, d.decision, d.why, d.sought, d.stage, d.level, " \
    "d.ending, d.learned, d.resolved_on, d.version"
#define MAY_LIST HOLDFAST_MAY_LIST("'disagreement'", "d.reference")

template <class Value>
static std::string_view token_or_none(const std::optional<Value>& value) {
    return value ? token_of(*value) : std::string_view{};
}

Id<Disagreement> insert_disagreement(trail::Change& change, const Disagreement& d) {
    return change.writer().value<Id<Disagreement>>(
        "INSERT INTO professional_disagreements (reference, kind, subject, raised_at, raised_on, raised_by, raising_agency, deciding_agency, decision, why, "
        "sought, stage, level, ending, learned, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '', 1) RETURNING id",
        d.reference, d.kind, d.subject, d.raised_at, london_date(d.raised_at), d.raised_by, d.raising_agency, d.deciding_agency, d.decision, d.why, d.sought,
        token_of(d.stage), d.level);
}

static Disagreement disagreement_of(const store::Row& row) {
    return Disagreement{.id = row.get<Id<Disagreement>>(0),
                        .reference = row.get<std::string>(1),
                        .kind = row.get<std::string>(2),
                        .subject = row.get<std::string>(3),
                        .raised_at = row.get<Instant>(4),
                        .raised_by = row.get<Id<trail::Account>>(5),
                        .raising_agency = row.get<std::string>(6),
                        .deciding_agency = row.get<std::string>(7),
                        .decision = row.get<std::string>(8),
                        .why = row.get<std::string>(9),
                        .sought = row.get<std::string>(10),
                        .stage = parse_stage(row.get<std::string_view>(11)).value(),
                        .level = static_cast<int>(row.get<std::int64_t>(12)),
                        .ending = parse<Ending>(row.get<std::string_view>(13)),
                        .learned = row.get<std::string>(14),
                        .resolved_on = row.get<std::optional<Date>>(15),
                        .version = row.get<std::int64_t>(16)};
}

std::optional<Disagreement> find_disagreement(trail::View& view, const std::string& reference) {
    return view.reader().first("SELECT " COLUMNS " FROM professional_disagreements d WHERE d.reference = $1 AND d.disposed_on IS NULL", disagreement_of,
                               reference);
}

bool update_disagreement(trail::Change& change, const Disagreement& d) {
    return change.writer().execute(
               "UPDATE professional_disagreements SET stage = $3, level = $4, ending = $5, learned = $6, resolved_on = $7, version = version + 1 "
               "WHERE id = $1 AND version = $2",
               d.id, d.version, token_of(d.stage), d.level, token_or_none(d.ending), d.learned, d.resolved_on) == 1;
}

bool insert_part(trail::Change& change, Id<Disagreement> disagreement, const Part& part) {
    return change.writer().execute(
               "INSERT INTO professional_disagreements_parts (disagreement_id, account, side, level) VALUES ($1, $2, $3, $4) "
               "ON CONFLICT (disagreement_id, account) DO NOTHING",
               disagreement, part.account, token_of(part.side), part.level) == 1;
}

std::vector<Part> parts_of(trail::View& view, Id<Disagreement> disagreement) {
    return view.reader().all(
        "SELECT account, side, level FROM professional_disagreements_parts WHERE disagreement_id = $1 ORDER BY level, side DESC, account",
        [](const store::Row& row) {
            return Part{.account = row.get<Id<trail::Account>>(0),
                        .side = parse<Side>(row.get<std::string_view>(1)).value(),
                        .level = static_cast<int>(row.get<std::int64_t>(2))};
        },
        disagreement);
}

void insert_happened(trail::Change& change, Id<Disagreement> disagreement, const Happened& happened) {
    change.writer().execute(
        "INSERT INTO professional_disagreements_moves (disagreement_id, move, level, stance, words, moved_at, moved_by) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        disagreement, token_of(happened.move), happened.level, token_or_none(happened.stance), happened.words, change.now(), change.actor().account);
}

std::vector<Happened> history_of(trail::View& view, Id<Disagreement> disagreement) {
    return view.reader().all(
        "SELECT move, level, stance, words, moved_at, moved_by FROM professional_disagreements_moves WHERE disagreement_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Happened{.move = parse<Move>(row.get<std::string_view>(0)).value(),
                            .level = static_cast<int>(row.get<std::int64_t>(1)),
                            .stance = parse<Stance>(row.get<std::string_view>(2)),
                            .words = row.get<std::string>(3),
                            .at = row.get<Instant>(4),
                            .by = row.get<Id<trail::Account>>(5)};
        },
        disagreement);
}

static Listed listed_of(const store::Row& row) { return Listed{.disagreement = disagreement_of(row), .due = row.get<std::optional<Instant>>(17)}; }

std::vector<Listed> listed_disagreements(trail::View& view, const policy::ListFilter& f, Which which, int most) {
    if (which == Which::resolved)
        return view.reader().all("SELECT " COLUMNS ", NULL FROM professional_disagreements d WHERE d.stage = 'resolved' AND d.disposed_on IS NULL AND " MAY_LIST
                                 " ORDER BY d.resolved_on DESC, d.id DESC LIMIT $7",
                                 listed_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, most);
    return view.reader().all(
        "SELECT " COLUMNS ", k.due_at FROM professional_disagreements d LEFT JOIN clocks_running k ON k.kind = 'disagreement' AND k.reference = d.reference "
        "AND k.ended_at IS NULL WHERE d.stage <> 'resolved' AND d.disposed_on IS NULL AND ($8 = 0 OR k.due_at < $3) AND " MAY_LIST
        " ORDER BY k.due_at, d.id LIMIT $7",
        listed_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, most, which == Which::overdue ? 1 : 0);
}

std::vector<Disagreement> disagreements_about(trail::View& view, const policy::ListFilter& f, const RecordRef& about) {
    return view.reader().all("SELECT " COLUMNS
                             " FROM professional_disagreements d WHERE d.kind = $7 AND d.subject = $8 AND d.disposed_on IS NULL AND " MAY_LIST " ORDER BY d.id",
                             disagreement_of, f.account, f.today, f.now, f.agencies, f.teams, f.is_permitted, about.kind, about.reference);
}

std::vector<Disagreement> all_about(trail::View& view, const RecordRef& about) {
    return view.reader().all("SELECT " COLUMNS " FROM professional_disagreements d WHERE d.kind = $1 AND d.subject = $2 AND d.disposed_on IS NULL ORDER BY d.id",
                             disagreement_of, about.kind, about.reference);
}

std::vector<Disagreement> resolved_by(trail::View& view, Date day) {
    return view.reader().all("SELECT " COLUMNS
                             " FROM professional_disagreements d WHERE d.resolved_on <= $1 AND d.disposed_on IS NULL ORDER BY d.resolved_on, d.id",
                             disagreement_of, day);
}

void erase_disagreement(trail::Change& change, Id<Disagreement> disagreement) {
    change.writer().execute(
        "UPDATE professional_disagreements SET subject = '', decision = '', why = '', sought = '', learned = '', raised_by = 0, disposed_on = $2 WHERE id = $1",
        disagreement, change.today());
    change.writer().execute("DELETE FROM professional_disagreements_parts WHERE disagreement_id = $1", disagreement);
    change.writer().execute("DELETE FROM professional_disagreements_moves WHERE disagreement_id = $1", disagreement);
}

}  // namespace holdfast::professional_disagreement
