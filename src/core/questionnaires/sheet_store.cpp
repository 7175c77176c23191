#include "core/questionnaires/sheet_store.hpp"

#include <algorithm>

namespace holdfast::questionnaires {

std::vector<store::Migration> migrations() {
    return {{"questionnaires/0001_sheets", R"(
        CREATE TABLE questionnaires_sheets (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            question_set ${text} NOT NULL,
            version ${integer} NOT NULL,
            answered_at ${instant} NOT NULL,
            answered_by ${integer},
            score ${integer} NOT NULL,
            worked_out ${text} NOT NULL,
            judged_level ${text} NOT NULL,
            judged_because ${text} NOT NULL,
            corrects ${integer} UNIQUE REFERENCES questionnaires_sheets (id)
        );
        CREATE INDEX questionnaires_sheets_by_record ON questionnaires_sheets (kind, reference, question_set);
        CREATE TABLE questionnaires_answers (
            sheet_id ${integer} NOT NULL REFERENCES questionnaires_sheets (id),
            question ${text} NOT NULL,
            answer ${text} NOT NULL,
            PRIMARY KEY (sheet_id, question)
        );
    )"}};
}

Id<Sheet> insert_sheet(trail::Change& change, const RecordRef& record, const Sheet& sheet) {
    const auto by = change.actor().account.number;
    const Id<Sheet> id{
        change.writer().value<std::int64_t>("INSERT INTO questionnaires_sheets (kind, reference, question_set, version, answered_at, answered_by, score, "
                                            "worked_out, judged_level, judged_because, corrects) "
                                            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id",
                                            record.kind, record.reference, sheet.set, sheet.version, change.now(), by == 0 ? std::nullopt : std::optional(by),
                                            sheet.score, sheet.worked_out, sheet.judgement.level, sheet.judgement.because, sheet.corrects)};
    for (const Answer& answer : sheet.answers)
        change.writer().execute("INSERT INTO questionnaires_answers (sheet_id, question, answer) VALUES ($1, $2, $3)", id, answer.question, answer.value);
    return id;
}

static Sheet sheet_of(const store::Row& row) {
    return Sheet{.id = row.get<Id<Sheet>>(0),
                 .set = row.get<std::string>(1),
                 .version = row.get<int>(2),
                 .at = row.get<Instant>(3),
                 .by = row.get<std::optional<std::string>>(4).value_or("the operator"),
                 .score = row.get<int>(5),
                 .worked_out = row.get<std::string>(6),
                 .judgement = Judgement{.level = row.get<std::string>(7), .because = row.get<std::string>(8)},
                 .corrects = row.get<std::optional<Id<Sheet>>>(9),
                 .is_corrected = row.get<bool>(10)};
}

static Answer given_of(const store::Row& row) { return Answer{.question = row.get<std::string>(0), .value = row.get<std::string>(1)}; }

std::vector<Sheet> sheets_of(trail::View& view, const RecordRef& record, std::string_view set) {
    auto sheets = view.reader().all(
        "SELECT s.id, s.question_set, s.version, s.answered_at, b.name, s.score, s.worked_out, s.judged_level, s.judged_because, s.corrects, "
        "EXISTS (SELECT 1 FROM questionnaires_sheets c WHERE c.corrects = s.id) "
        "FROM questionnaires_sheets s LEFT JOIN access_accounts b ON b.id = s.answered_by "
        "WHERE s.kind = $1 AND s.reference = $2 AND s.question_set = $3 ORDER BY s.id DESC",
        sheet_of, record.kind, record.reference, set);
    for (Sheet& sheet : sheets)
        sheet.answers = view.reader().all("SELECT question, answer FROM questionnaires_answers WHERE sheet_id = $1 ORDER BY question", given_of, sheet.id);
    return sheets;
}

std::optional<Sheet> latest_sheet(trail::View& view, const RecordRef& record, std::string_view set) {
    for (auto& sheet : sheets_of(view, record, set))
        if (!sheet.is_corrected) return std::move(sheet);
    return std::nullopt;
}

int delete_sheets(trail::Change& change, const RecordRef& record) {
    change.writer().execute("DELETE FROM questionnaires_answers WHERE sheet_id IN (SELECT id FROM questionnaires_sheets WHERE kind = $1 AND reference = $2)",
                            record.kind, record.reference);
    change.writer().execute("UPDATE questionnaires_sheets SET corrects = NULL WHERE kind = $1 AND reference = $2", record.kind, record.reference);
    return static_cast<int>(change.writer().execute("DELETE FROM questionnaires_sheets WHERE kind = $1 AND reference = $2", record.kind, record.reference));
}

}  // namespace holdfast::questionnaires
