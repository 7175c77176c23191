#include "features/lado/share_store.hpp"

#include <fmt/format.h>

namespace holdfast::lado {

#define SHARES                                                                                                                            \
    "SELECT s.id, s.allegation_id, s.reference, a.reference, a.stage, a.officer, s.lead, s.agency, s.shared_by, s.shared_at, s.ended_at " \
    "FROM lado_shares s JOIN lado_allegations a ON a.id = s.allegation_id "

static SharedCase share_of(const store::Row& row) {
    return SharedCase{.id = row.get<Id<SharedCase>>(0),
                      .allegation = row.get<Id<Allegation>>(1),
                      .reference = row.get<std::string>(2),
                      .case_reference = row.get<std::string>(3),
                      .stage = parse_stage(row.get<std::string_view>(4)).value(),
                      .officer = row.get<std::optional<Id<trail::Account>>>(5),
                      .lead = row.get<Id<trail::Account>>(6),
                      .agency = row.get<std::string>(7),
                      .shared_by = row.get<Id<trail::Account>>(8),
                      .shared_at = row.get<Instant>(9),
                      .ended_at = row.get<std::optional<Instant>>(10)};
}

SharedCase insert_share(trail::Change& change, const Allegation& allegation, const SharedCase& share) {
    SharedCase made = share;
    made.reference = fmt::format("{}-{}", allegation.reference, shares_of(change, allegation.id).size() + 1);
    made.id = change.writer().value<Id<SharedCase>>(
        "INSERT INTO lado_shares (allegation_id, reference, lead, agency, shared_by, shared_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id", allegation.id,
        made.reference, share.lead, share.agency, change.actor().account, change.now());
    return made;
}

std::optional<SharedCase> find_share(trail::View& view, const std::string& reference) {
    return view.reader().first(SHARES "WHERE s.reference = $1", share_of, reference);
}

std::vector<SharedCase> shares_of(trail::View& view, Id<Allegation> allegation) {
    return view.reader().all(SHARES "WHERE s.allegation_id = $1 ORDER BY s.id", share_of, allegation);
}

std::vector<SharedCase> shares_with(trail::View& view, Id<trail::Account> lead) {
    return view.reader().all(SHARES "WHERE s.lead = $1 AND s.ended_at IS NULL ORDER BY s.id DESC", share_of, lead);
}

void mark_share_ended(trail::Change& change, Id<SharedCase> id) {
    change.writer().execute("UPDATE lado_shares SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL", id, change.now());
}

Id<Message> insert_message(trail::Change& change, Id<SharedCase> share, bool is_answer) {
    return change.writer().value<Id<Message>>("INSERT INTO lado_messages (share_id, is_answer, written_at) VALUES ($1, $2, $3) RETURNING id", share, is_answer,
                                              change.now());
}

std::vector<Message> messages_of(trail::View& view, Id<SharedCase> share) {
    return view.reader().all(
        "SELECT id, is_answer, written_at FROM lado_messages WHERE share_id = $1 ORDER BY id DESC",
        [](const store::Row& row) { return Message{.id = row.get<Id<Message>>(0), .is_answer = row.get<bool>(1), .written_at = row.get<Instant>(2)}; }, share);
}

void delete_messages(trail::Change& change, Id<SharedCase> share) { change.writer().execute("DELETE FROM lado_messages WHERE share_id = $1", share); }

}  // namespace holdfast::lado
