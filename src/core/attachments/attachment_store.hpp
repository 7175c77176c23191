#pragma once

#include "core/attachments/attachment.hpp"
#include "core/trail/change.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::attachments {

/// The schema of documents. Titles, names of files, reasons and bytes are in the record's vault.
std::vector<store::Migration> migrations();

/// A document without what is sealed of it.
struct DocumentRow {
    Id<Document> id{};
    std::string vault{};
    std::optional<Instant> removed_at{};
    Id<trail::Account> remover{};
    std::string removed_by{};  ///< by name
};
Id<Document> insert_document(trail::Change& change, const RecordRef& record, const std::string& vault);
/// Nothing where the record has no such document.
std::optional<DocumentRow> find_document(trail::View& view, const RecordRef& record, Id<Document> id);
/// The latest first.
std::vector<DocumentRow> documents_in(trail::View& view, const RecordRef& record);
void set_removed(trail::Change& change, Id<Document> id);
void delete_document(trail::Change& change, Id<Document> id);

/// Adds the next version and gives its number.
int insert_version(trail::Change& change, Id<Document> id, const Version& version);
/// The newest first, without names of files.
std::vector<Version> versions_of(trail::View& view, Id<Document> id);

/// A version of any record that the scanner has not answered about.
struct WaitingVersion {
    std::string kind{}, reference{};  ///< of the record
    Id<Document> document{};
    std::string vault{};
    int number{};
    std::size_t size{};
    Id<trail::Account> added_by{};
};
/// Those tried longest ago first.
std::vector<WaitingVersion> waiting_versions(trail::View& view, int most);
/// Notes that the scanner was asked in vain. Needs no event: it says nothing but when to ask again.
void mark_tried(store::Writer& writer, const WaitingVersion& waiting, Instant now);
void set_scan(trail::Change& change, const WaitingVersion& waiting, Scan scan, const std::string& found);

}  // namespace holdfast::attachments
