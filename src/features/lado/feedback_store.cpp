#include "features/lado/feedback_store.hpp"

namespace holdfast::lado {

bool insert_asked(trail::Change& change, Id<Allegation> allegation, Id<trail::Account> account) {
    return change.writer().execute(
               "INSERT INTO lado_feedback (allegation_id, account, asked_on) SELECT $1, $2, $3 WHERE NOT EXISTS "
               "(SELECT 1 FROM lado_feedback WHERE allegation_id = $1 AND account = $2)",
               allegation, account, change.today()) == 1;
}

std::vector<AskedFeedback> asked_of(trail::View& view, Id<trail::Account> account) {
    return view.reader().all(
        "SELECT f.id, a.reference, f.asked_on, f.given_on FROM lado_feedback f JOIN lado_allegations a ON a.id = f.allegation_id "
        "WHERE f.account = $1 ORDER BY f.id DESC",
        [](const store::Row& row) {
            return AskedFeedback{.id = row.get<Id<AskedFeedback>>(0),
                                 .reference = row.get<std::string>(1),
                                 .asked_on = row.get<Date>(2),
                                 .given_on = row.get<std::optional<Date>>(3)};
        },
        account);
}

void put_replies(trail::Change& change, Id<AskedFeedback> asked, const Feedback& feedback) {
    change.writer().execute("UPDATE lado_feedback SET given_on = $2 WHERE id = $1", asked, change.today());
    for (const auto& [question, reply] : feedback.replies)
        change.writer().execute("INSERT INTO lado_replies (feedback_id, question, reply) VALUES ($1, $2, $3)", asked, token_of(question), token_of(reply));
}

void forget_who_gave_feedback(trail::Change& change, Id<Allegation> allegation) {
    change.writer().execute("UPDATE lado_feedback SET account = NULL WHERE allegation_id = $1", allegation);
}

}  // namespace holdfast::lado
