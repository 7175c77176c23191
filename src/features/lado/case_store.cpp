#include "features/lado/case_store.hpp"

namespace holdfast::lado {

Id<Entry> insert_entry(trail::Change& change, Id<Allegation> allegation, const Entry& entry) {
    return change.writer().value<Id<Entry>>(
        "INSERT INTO lado_entries (allegation_id, kind, meeting_id, written_at, written_by) VALUES ($1, $2, $3, $4, $5) RETURNING id", allegation,
        token_of(entry.kind), entry.meeting, change.now(), change.actor().account);
}

std::vector<Entry> entries_of(trail::View& view, Id<Allegation> allegation) {
    return view.reader().all(
        "SELECT id, kind, meeting_id, written_at, written_by FROM lado_entries WHERE allegation_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Entry{.id = row.get<Id<Entry>>(0),
                         .kind = parse_entry_kind(row.get<std::string_view>(1)).value(),
                         .meeting = row.get<std::int64_t>(2),
                         .written_at = row.get<Instant>(3),
                         .written_by = row.get<Id<trail::Account>>(4)};
        },
        allegation);
}

Id<Entry> latest_entry(trail::View& view, Id<Allegation> allegation, EntryKind kind) {
    return view.reader().value<Id<Entry>>("SELECT COALESCE(MAX(id), 0) FROM lado_entries WHERE allegation_id = $1 AND kind = $2", allegation, token_of(kind));
}

void delete_entries(trail::Change& change, Id<Allegation> allegation) {
    change.writer().execute("DELETE FROM lado_entries WHERE allegation_id = $1", allegation);
}

std::vector<StrandNow> strands_of(trail::View& view, Id<Allegation> allegation) {
    std::vector<StrandNow> strands;
    for (const auto& word : words_of_strands()) strands.push_back(StrandNow{.strand = word.value});
    view.reader().each(
        "SELECT strand, state, changed_on FROM lado_strands WHERE allegation_id = $1",
        [&](const store::Row& row) {
            auto& strand = strands[static_cast<std::size_t>(parse<Strand>(row.get<std::string_view>(0)).value())];
            strand.state = parse<StrandState>(row.get<std::string_view>(1)).value();
            strand.changed_on = row.get<Date>(2);
        },
        allegation);
    return strands;
}

void put_strand(trail::Change& change, Id<Allegation> allegation, const StrandNow& strand) {
    change.writer().execute(
        "INSERT INTO lado_strands (allegation_id, strand, state, changed_on) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (allegation_id, strand) DO UPDATE SET state = $3, changed_on = $4",
        allegation, token_of(strand.strand), token_of(strand.state), strand.changed_on);
}

std::optional<Placement> find_placement(trail::View& view, Id<Allegation> allegation) {
    return view.reader().first(
        "SELECT decision, decided_on FROM lado_placements WHERE allegation_id = $1",
        [](const store::Row& row) {
            return Placement{parse<Suitability>(row.get<std::string_view>(0)).value(), row.get<Date>(1)};
        },
        allegation);
}

void put_placement(trail::Change& change, Id<Allegation> allegation, const Placement& placement) {
    change.writer().execute(
        "INSERT INTO lado_placements (allegation_id, decision, decided_on) VALUES ($1, $2, $3) "
        "ON CONFLICT (allegation_id) DO UPDATE SET decision = $2, decided_on = $3",
        allegation, token_of(placement.decision), placement.decided_on);
}

std::vector<Meeting> meetings_of(trail::View& view, Id<Allegation> allegation) {
    return view.reader().all(
        "SELECT id, held_on, next_review_on, recorded_at, recorded_by FROM lado_meetings WHERE allegation_id = $1 ORDER BY held_on, id",
        [](const store::Row& row) {
            return Meeting{.id = row.get<Id<Meeting>>(0),
                           .held_on = row.get<Date>(1),
                           .next_review_on = row.get<std::optional<Date>>(2),
                           .recorded_at = row.get<Instant>(3),
                           .recorded_by = row.get<Id<trail::Account>>(4)};
        },
        allegation);
}

Id<Meeting> insert_meeting(trail::Change& change, Id<Allegation> allegation, const Meeting& meeting) {
    return change.writer().value<Id<Meeting>>(
        "INSERT INTO lado_meetings (allegation_id, held_on, next_review_on, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5) RETURNING id", allegation,
        meeting.held_on, meeting.next_review_on, change.now(), change.actor().account);
}

}  // namespace holdfast::lado
