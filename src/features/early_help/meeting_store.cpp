#include "features/early_help/meeting_store.hpp"

namespace holdfast::early_help {

void insert_meeting(trail::Change& change, Id<Assessment> id, const Meeting& meeting) {
    const auto made = change.writer().value<Id<Meeting>>(
        "INSERT INTO early_help_meetings (assessment_id, held_on, child_part, child_view, agreed, is_review, written_at, written_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
        id, meeting.held_on, line_of(child_parts, meeting.child_part.value()).token, meeting.child_view, meeting.agreed, meeting.is_review, change.now(),
        change.actor().account);
    for (const auto& one : meeting.invited)
        change.writer().execute("INSERT INTO early_help_invited (meeting_id, who, attendance) VALUES ($1, $2, $3)", made, one.who,
                                line_of(attendances, one.attendance).token);
}

static Meeting meeting_of(const store::Row& row) {
    return Meeting{.id = row.get<Id<Meeting>>(0),
                   .held_on = row.get<Date>(1),
                   .child_part = parse_token(child_parts, row.get<std::string_view>(2)),
                   .child_view = row.get<std::string>(3),
                   .agreed = row.get<std::string>(4),
                   .is_review = row.get<bool>(5),
                   .written_by = row.get<Id<trail::Account>>(6)};
}

std::vector<Meeting> meetings_of(trail::View& view, Id<Assessment> id) {
    auto meetings = view.reader().all(
        "SELECT id, held_on, child_part, child_view, agreed, is_review, written_by FROM early_help_meetings WHERE assessment_id = $1 ORDER BY held_on DESC, id "
        "DESC",
        meeting_of, id);
    for (auto& meeting : meetings)
        view.reader().each(
            "SELECT who, attendance FROM early_help_invited WHERE meeting_id = $1 ORDER BY id",
            [&](const store::Row& row) {
                meeting.invited.push_back(
                    Invited{.who = row.get<std::string>(0), .attendance = parse_token(attendances, row.get<std::string_view>(1)).value()});
            },
            meeting.id);
    return meetings;
}

void delete_meetings(trail::Change& change, Id<Assessment> id) {
    change.writer().execute("DELETE FROM early_help_invited WHERE meeting_id IN (SELECT id FROM early_help_meetings WHERE assessment_id = $1)", id);
    change.writer().execute("DELETE FROM early_help_meetings WHERE assessment_id = $1", id);
}

}  // namespace holdfast::early_help
