#include "core/attachments/attachment_store.hpp"

#include <array>
#include <stdexcept>

namespace holdfast::attachments {

struct ScanWords {
    Scan scan{};
    std::string_view token{};
};
static constexpr std::array scans{ScanWords{Scan::unscanned, "unscanned"}, ScanWords{Scan::clean, "clean"}, ScanWords{Scan::waiting, "waiting"},
                                  ScanWords{Scan::infected, "infected"}};

std::string_view token_of(Scan scan) { return scans[static_cast<std::size_t>(scan)].token; }

Scan parse_scan(std::string_view token) {
    for (const auto& each : scans)
        if (each.token == token) return each.scan;
    throw std::out_of_range("no answer of a scanner: " + std::string(token));
}

std::vector<store::Migration> migrations() {
    return {{"attachments/0001_documents", R"(
        CREATE TABLE attachments_documents (
            id ${id},
            kind ${text} NOT NULL,
            reference ${text} NOT NULL,
            vault ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            removed_at ${instant},
            removed_by ${integer}
        );
        CREATE INDEX attachments_documents_by_record ON attachments_documents (kind, reference);
        CREATE TABLE attachments_versions (
            document_id ${integer} NOT NULL REFERENCES attachments_documents (id),
            number ${integer} NOT NULL,
            file_type ${text} NOT NULL,
            size ${integer} NOT NULL,
            scan ${text} NOT NULL CHECK (scan IN ('unscanned', 'clean', 'waiting', 'infected')),
            found ${text} NOT NULL,
            added_at ${instant} NOT NULL,
            added_by ${integer},
            tried_at ${instant} NOT NULL,
            PRIMARY KEY (document_id, number)
        );
        CREATE INDEX attachments_versions_not_scanned ON attachments_versions (tried_at) WHERE scan IN ('unscanned', 'waiting');
    )"}};
}

/// Nobody for the operator, who has no account.
static std::optional<std::int64_t> account_of(const trail::View& view) {
    const auto number = view.actor().account.number;
    return number == 0 ? std::nullopt : std::optional(number);
}

Id<Document> insert_document(trail::Change& change, const RecordRef& record, const std::string& vault) {
    return {change.writer().value<std::int64_t>("INSERT INTO attachments_documents (kind, reference, vault, made_at) VALUES ($1, $2, $3, $4) RETURNING id",
                                                record.kind, record.reference, vault, change.now())};
}

static DocumentRow document_of(const store::Row& row) {
    return {.id = {row.get<std::int64_t>(0)},
            .vault = row.get<std::string>(1),
            .removed_at = row.get<std::optional<Instant>>(2),
            .remover = {row.get<std::optional<std::int64_t>>(3).value_or(0)},
            .removed_by = row.get<std::optional<std::string>>(4).value_or("the operator")};
}

std::optional<DocumentRow> find_document(trail::View& view, const RecordRef& record, Id<Document> id) {
    return view.reader().first(
        "SELECT d.id, d.vault, d.removed_at, d.removed_by, a.name FROM attachments_documents d LEFT JOIN access_accounts a ON a.id = d.removed_by "
        "WHERE d.kind = $1 AND d.reference = $2 AND d.id = $3",
        document_of, record.kind, record.reference, id);
}

std::vector<DocumentRow> documents_in(trail::View& view, const RecordRef& record) {
    return view.reader().all(
        "SELECT d.id, d.vault, d.removed_at, d.removed_by, a.name FROM attachments_documents d LEFT JOIN access_accounts a ON a.id = d.removed_by "
        "WHERE d.kind = $1 AND d.reference = $2 ORDER BY d.id DESC",
        document_of, record.kind, record.reference);
}

void set_removed(trail::Change& change, Id<Document> id) {
    change.writer().execute("UPDATE attachments_documents SET removed_at = $2, removed_by = $3 WHERE id = $1", id, change.now(), account_of(change));
}

void delete_document(trail::Change& change, Id<Document> id) {
    change.writer().execute("DELETE FROM attachments_versions WHERE document_id = $1", id);
    change.writer().execute("DELETE FROM attachments_documents WHERE id = $1", id);
}

int insert_version(trail::Change& change, Id<Document> id, const Version& version) {
    return change.writer().value<int>(
        "INSERT INTO attachments_versions (document_id, number, file_type, size, scan, found, added_at, added_by, tried_at) "
        "SELECT $1, COALESCE(MAX(v.number), 0) + 1, $2, $3, $4, '', $5, $6, $5 FROM attachments_versions v WHERE v.document_id = $1 RETURNING number",
        id, version.type, static_cast<std::int64_t>(version.size), token_of(version.scan), change.now(), account_of(change));
}

std::vector<Version> versions_of(trail::View& view, Id<Document> id) {
    return view.reader().all(
        "SELECT v.number, v.file_type, v.size, v.scan, v.found, v.added_at, a.name FROM attachments_versions v "
        "LEFT JOIN access_accounts a ON a.id = v.added_by WHERE v.document_id = $1 ORDER BY v.number DESC",
        [](const store::Row& row) {
            return Version{.number = row.get<int>(0),
                           .type = row.get<std::string>(1),
                           .size = static_cast<std::size_t>(row.get<std::int64_t>(2)),
                           .scan = parse_scan(row.get<std::string>(3)),
                           .found = row.get<std::string>(4),
                           .added_at = row.get<Instant>(5),
                           .added_by = row.get<std::optional<std::string>>(6).value_or("the operator")};
        },
        id);
}

std::vector<WaitingVersion> waiting_versions(trail::View& view, int most) {
    return view.reader().all(
        "SELECT d.kind, d.reference, d.id, d.vault, v.number, v.size, v.added_by FROM attachments_versions v "
        "JOIN attachments_documents d ON d.id = v.document_id WHERE v.scan IN ('unscanned', 'waiting') ORDER BY v.tried_at, v.document_id, v.number LIMIT $1",
        [](const store::Row& row) {
            return WaitingVersion{.kind = row.get<std::string>(0),
                                  .reference = row.get<std::string>(1),
                                  .document = {row.get<std::int64_t>(2)},
                                  .vault = row.get<std::string>(3),
                                  .number = row.get<int>(4),
                                  .size = static_cast<std::size_t>(row.get<std::int64_t>(5)),
                                  .added_by = {row.get<std::optional<std::int64_t>>(6).value_or(0)}};
        },
        most);
}

void mark_tried(store::Writer& writer, const WaitingVersion& waiting, Instant now) {
    writer.execute("UPDATE attachments_versions SET tried_at = $3 WHERE document_id = $1 AND number = $2", waiting.document, waiting.number, now);
}

void set_scan(trail::Change& change, const WaitingVersion& waiting, Scan scan, const std::string& found) {
    change.writer().execute("UPDATE attachments_versions SET scan = $3, found = $4 WHERE document_id = $1 AND number = $2", waiting.document, waiting.number,
                            token_of(scan), found);
}

}  // namespace holdfast::attachments
