#include "features/administration/offered_file_store.hpp"

#include "core/access/secret.hpp"
#include "core/vault/cipher.hpp"

#include <stdexcept>

namespace holdfast::administration {

std::vector<store::Migration> migrations() {
    return {{"administration/0001_offered_files", R"(
        CREATE TABLE administration_offered_files (
            reference ${text} NOT NULL PRIMARY KEY,
            account_id ${integer} NOT NULL,
            kind ${text} NOT NULL,
            file_name ${text} NOT NULL,
            content ${bytes} NOT NULL,
            offered_at ${instant} NOT NULL,
            row_count ${integer} NOT NULL,
            added ${integer} NOT NULL,
            changed ${integer} NOT NULL,
            unchanged ${integer} NOT NULL
        );
        CREATE TABLE administration_offered_findings (
            reference ${text} NOT NULL REFERENCES administration_offered_files (reference) ON DELETE CASCADE,
            position ${integer} NOT NULL,
            finding ${text} NOT NULL,
            line ${integer} NOT NULL,
            column_name ${text} NOT NULL,
            value ${text} NOT NULL,
            words ${text} NOT NULL,
            PRIMARY KEY (reference, position)
        );
    )"},
            // The reference is kept as its fingerprint, and what is sealed opens with the reference alone: who waits with a file sends it again.
            {"administration/0002_sealed_files", R"(
        DROP TABLE administration_offered_findings;
        DELETE FROM administration_offered_files;
        CREATE TABLE administration_offered_findings (
            reference ${text} NOT NULL REFERENCES administration_offered_files (reference) ON DELETE CASCADE,
            position ${integer} NOT NULL,
            finding ${text} NOT NULL,
            line ${integer} NOT NULL,
            column_name ${text} NOT NULL,
            value ${bytes} NOT NULL,
            words ${bytes} NOT NULL,
            PRIMARY KEY (reference, position)
        );
    )"}};
}

namespace {

/// Seals what is kept of a file under its reference, which only the person who offered it has.
class Sealing {
public:
    explicit Sealing(std::string_view reference) : row_(access::fingerprint(reference)), key_(vault::key_of_token(reference)) {}

    const std::string& row() const { return row_; }
    std::string seal(std::string_view column, std::string_view value) const { return vault::seal(cell(column), key_, value); }
    /// Throws std::runtime_error where a byte was altered.
    std::string open(std::string_view column, std::string_view sealed) const {
        auto value = vault::unseal(cell(column), key_, sealed);
        if (!value) throw std::runtime_error("A file that was offered for import has been altered in the database");
        return *std::move(value);
    }

private:
    vault::Cell cell(std::string_view column) const { return {"import", "administration_offered_files", column, row_}; }

    std::string row_;
    vault::Key key_;
};

}  // namespace

static constexpr std::string_view rejection = "rejection", look_alike = "look_alike", note = "note";

static void insert_findings(trail::Change& change, const OfferedFile& file, const Sealing& sealing) {
    int position = 0;
    const auto insert = [&](std::string_view finding, int line, std::string_view column, std::string_view value, std::string_view words) {
        change.writer().execute(
            "INSERT INTO administration_offered_findings (reference, position, finding, line, column_name, value, words) "
            "VALUES ($1, $2, $3, $4, $5, $6, $7)",
            sealing.row(), ++position, finding, line, column, store::Bytes{sealing.seal("value", value)}, store::Bytes{sealing.seal("words", words)});
    };
    for (const auto& each : file.preview.rejections) insert(rejection, each.line, each.column, each.value, each.reason);
    for (const auto& each : file.preview.look_alikes) insert(look_alike, each.line, each.column, each.value, each.replaced_by);
    for (const auto& each : file.preview.notes) insert(note, 0, "", "", each);
}

void insert_offered_file(trail::Change& change, const OfferedFile& file) {
    const Sealing sealing(file.reference);
    change.writer().execute(
        "INSERT INTO administration_offered_files (reference, account_id, kind, file_name, content, offered_at, row_count, added, changed, unchanged) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        sealing.row(), change.actor().account, file.kind, file.file_name, store::Bytes{sealing.seal("content", file.bytes)}, change.now(), file.preview.rows,
        file.preview.added, file.preview.changed, file.preview.unchanged);
    insert_findings(change, file, sealing);
}

static void load_findings(trail::View& view, const Sealing& sealing, OfferedFile& file) {
    view.reader().each(
        "SELECT finding, line, column_name, value, words FROM administration_offered_findings WHERE reference = $1 ORDER BY position",
        [&](const store::Row& row) {
            const auto finding = row.get<std::string_view>(0);
            const auto value = sealing.open("value", row.get<std::string_view>(3)), words = sealing.open("words", row.get<std::string_view>(4));
            if (finding == rejection) file.preview.rejections.push_back({row.get<int>(1), row.get<std::string>(2), value, words});
            else if (finding == look_alike) file.preview.look_alikes.push_back({row.get<int>(1), row.get<std::string>(2), value, words});
            else file.preview.notes.push_back(words);
        },
        sealing.row());
}

static OfferedFile offered_file(const store::Row& row) {
    OfferedFile file{.kind = row.get<std::string>(0), .file_name = row.get<std::string>(1), .bytes = row.get<std::string>(2)};
    file.preview.kind = file.kind;
    file.preview.rows = row.get<int>(3);
    file.preview.added = row.get<int>(4);
    file.preview.changed = row.get<int>(5);
    file.preview.unchanged = row.get<int>(6);
    return file;
}

std::optional<OfferedFile> find_offered_file(trail::View& view, std::string_view reference) {
    const Sealing sealing(reference);
    auto file = view.reader().first(
        "SELECT kind, file_name, content, row_count, added, changed, unchanged FROM administration_offered_files WHERE reference = $1 AND account_id = $2",
        offered_file, sealing.row(), view.actor().account);
    if (!file) return file;
    file->reference = reference;
    file->bytes = sealing.open("content", file->bytes);
    load_findings(view, sealing, *file);
    return file;
}

void forget_abandoned_files(trail::Change& change) {
    change.writer().execute("DELETE FROM administration_offered_files WHERE offered_at < $1", change.now() - files_wait_for);
    change.writer().execute(
        "DELETE FROM administration_offered_files WHERE account_id = $1 AND reference NOT IN (SELECT reference FROM administration_offered_files "
        "WHERE account_id = $1 ORDER BY offered_at DESC, reference LIMIT $2)",
        change.actor().account, most_files_waiting - 1);
}

void delete_offered_file(trail::Change& change, std::string_view reference) {
    change.writer().execute("DELETE FROM administration_offered_files WHERE reference = $1", access::fingerprint(reference));
}

}  // namespace holdfast::administration
