#include "core/attachments/attachment_service.hpp"

#include "base/utf8.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/attachments/file_type.hpp"
#include "core/attachments/places.hpp"
#include "core/policy/vault_access_service.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::attachments {

static constexpr std::size_t longest_words = 300;

static policy::Question question_of(trail::View& view, const Desk& desk) { return {desk.kind, policy::belonging_of(view)}; }

static RecordRef record_of(const Desk& desk, const std::string& reference) { return {desk.kind.kind, reference}; }

Outcome<Done> require_adding(trail::View& view, const Desk& desk, const std::string& reference) {
    TRY(policy::require(view, desk.adding, question_of(view, desk), reference));
    if (!desk.closed_because) return Done{};
    if (auto because = desk.closed_because(view, reference)) return conflict(*std::move(because));
    return Done{};
}

/// What a person wrote in a line, or why it cannot stand.
static Outcome<Done> check_line(const std::string& field, const std::string& words, const std::string& asked) {
    if (is_blank(words)) return invalid({{field, asked}});
    if (words.size() > longest_words) return invalid({{field, fmt::format("{} in at most {} letters", asked, longest_words)}});
    return Done{};
}

/// The next version of a document whose writer has been asked for their permission.
static Outcome<int> put_version(trail::Change& change, const vault::Vault& vault, const DocumentRef& of, const OfferedFile& file) {
    const int number = insert_version(change, of.document, {.type = file.type(), .size = file.bytes().size(), .scan = file.scan()});
    TRY(vault.put(change, name_place(of, number), file.file_name()));
    TRY(vault.put_content(change, content_place(of, number), file.bytes()));
    return number;
}

static std::string detail_of(Id<Document> document, int number, const OfferedFile& file) {
    return fmt::format("document {}, version {}, {}, {} bytes, {}", document.number, number, file.type(), file.bytes().size(), token_of(file.scan()));
}

Outcome<Id<Document>> attach(trail::Change& change, const Desk& desk, const std::string& reference, const NewDocument& wanted) {
    TRY(require_adding(change, desk, reference));
    return put_in(change, desk, reference, wanted);
}

Outcome<Id<Document>> put_in(trail::Change& change, const Desk& desk, const std::string& reference, const NewDocument& wanted) {
    TRY(check_line("title", wanted.title, "Say what the document is"));
    const auto record = record_of(desk, reference);
    const vault::Vault vault{policy::vault_of(change, record), desk.keys};
    const auto id = insert_document(change, record, vault.name());
    TRY(vault.put(change, title_place({reference, id}), wanted.title));
    const int number = TRY(put_version(change, vault, {reference, id}, wanted.file));
    change.record({"attachments.document_added", record, detail_of(id, number, wanted.file)});
    return id;
}

/// A document of the record that has not been removed, for who may write.
static Outcome<DocumentRow> present(trail::Change& change, const Desk& desk, const DocumentRef& which) {
    TRY(require_adding(change, desk, which.reference));
    const auto row = find_document(change, record_of(desk, which.reference), which.document);
    if (!row) return not_found();
    if (row->removed_at) return conflict(fmt::format("{} has removed this document meanwhile", row->removed_by));
    return *row;
}

Outcome<int> add_version(trail::Change& change, const Desk& desk, const DocumentRef& of, const OfferedFile& file) {
    const auto row = TRY(present(change, desk, of));
    const int number = TRY(put_version(change, vault::Vault{row.vault, desk.keys}, of, file));
    change.record({"attachments.version_added", record_of(desk, of.reference), detail_of(of.document, number, file)});
    return number;
}

Outcome<Done> remove(trail::Change& change, const Desk& desk, const DocumentRef& which, const std::string& because) {
    const auto row = TRY(present(change, desk, which));
    TRY(check_line("because", because, "Say why the document is removed"));
    TRY((vault::Vault{row.vault, desk.keys}.put(change, reason_place(which), because)));
    set_removed(change, which.document);
    change.record({"attachments.document_removed", record_of(desk, which.reference), fmt::format("document {}", which.document.number)});
    return Done{};
}

namespace {

/// Reads what is sealed of several documents with one look.
class Unsealing {
public:
    explicit Unsealing(std::string reference) : reference_(std::move(reference)) {}
    void want(const DocumentRow& row, const Document& document) {
        const DocumentRef which{reference_, row.id};
        places_.push_back(title_place(which));
        places_.push_back(reason_place(which));
        for (const auto& version : document.versions) places_.push_back(name_place(which, version.number));
    }
    Outcome<Done> fill(trail::View& view, const Desk& desk, const policy::VaultAccess& access, std::vector<Document>& documents) {
        if (documents.empty()) return Done{};
        const auto values = TRY((vault::Vault{access.vault(), desk.keys}.open_each(view, access, places_)));
        auto next = values.begin();
        for (auto& document : documents) {
            document.title = *next++;
            if (document.removal) document.removal->because = *next;
            ++next;
            for (auto& version : document.versions) version.file_name = *next++;
        }
        return Done{};
    }

private:
    std::string reference_;
    std::vector<vault::Place> places_{};
};

/// What was taken out of sight is not named to everybody: it may be of another child.
void cover(Document& document) {
    document.title.clear();
    document.versions.clear();
}

Outcome<std::vector<Document>> opened(trail::View& view, const Desk& desk, const std::string& reference, const std::vector<DocumentRow>& rows) {
    const auto question = question_of(view, desk);
    const auto access = TRY(policy::enter_record(view, question, reference));
    std::vector<Document> documents;
    Unsealing unsealing{reference};
    for (const auto& row : rows) {
        Document document{.id = row.id, .versions = versions_of(view, row.id)};
        if (row.removed_at) document.removal = Removal{.at = *row.removed_at, .by = row.removed_by};
        unsealing.want(row, document);
        documents.push_back(std::move(document));
    }
    TRY(unsealing.fill(view, desk, access, documents));
    const bool may_manage = static_cast<bool>(policy::may(view, policy::Verb::manage, question, reference));
    for (auto& document : documents)
        if (document.removal && !may_manage) cover(document);
    return documents;
}

}  // namespace

Outcome<std::vector<Document>> documents_of(trail::View& view, const Desk& desk, const std::string& reference) {
    return opened(view, desk, reference, documents_in(view, record_of(desk, reference)));
}

Outcome<Document> find_in(trail::View& view, const Desk& desk, const DocumentRef& which) {
    const auto row = find_document(view, record_of(desk, which.reference), which.document);
    if (!row) return not_found();
    return TRY(opened(view, desk, which.reference, {*row})).front();
}

static Outcome<Done> check_scan(const Version& version) {
    if (version.scan == Scan::waiting) return conflict("This file is in quarantine until the virus scanner has looked at it. Try again in a few minutes");
    if (version.scan == Scan::infected) return conflict(fmt::format("The virus scanner found {} in this file. Its content was erased", version.found));
    return Done{};
}

Outcome<OpenedFile> open_version(trail::View& view, const Desk& desk, const DocumentRef& which, int number) {
    const auto question = question_of(view, desk);
    TRY(policy::open_record(view, question, which.reference));
    const auto row = find_document(view, record_of(desk, which.reference), which.document);
    if (!row) return not_found();
    if (row->removed_at) TRY(policy::require(view, policy::Verb::manage, question, which.reference));
    const auto versions = versions_of(view, which.document);
    const auto version = std::ranges::find(versions, number, &Version::number);
    if (version == versions.end()) return not_found();
    TRY(check_scan(*version));
    view.look({"document", fmt::format("{}/{}", which.document.number, number)});
    const auto access = TRY(policy::enter_record(view, question, which.reference));
    const vault::Vault vault{access.vault(), desk.keys};
    auto names = TRY(vault.open_each(view, access, {name_place(which, number)}));
    return OpenedFile{.file_name = std::move(names.front()),
                      .content_type = file_type(version->type).content_type,
                      .bytes = TRY(vault.open_content(view, access, content_place(which, number), version->size))};
}

/// Everything of one document.
static void wipe(trail::Change& change, const trail::KeyFolder& keys, const DocumentRef& which, const DocumentRow& row) {
    const vault::Vault vault{row.vault, keys};
    for (const auto& version : versions_of(change, which.document)) {
        vault.erase(change, name_place(which, version.number));
        vault.erase_content(change, content_place(which, version.number), version.size);
    }
    vault.erase(change, title_place(which));
    vault.erase(change, reason_place(which));
    delete_document(change, which.document);
}

Outcome<Done> erase_removed(trail::Change& change, const Desk& desk, const DocumentRef& which) {
    TRY(policy::require(change, policy::Verb::manage, question_of(change, desk), which.reference));
    const auto record = record_of(desk, which.reference);
    const auto row = find_document(change, record, which.document);
    if (!row) return not_found();
    if (!row->removed_at) return conflict("A document is removed first, with a reason, by somebody else");
    if (row->remover == change.actor().account)
        return conflict("You removed this document: somebody else who may manage the record has to agree that it is erased");
    wipe(change, desk.keys, which, *row);
    change.record({"attachments.document_erased", record, fmt::format("document {}", which.document.number)});
    return Done{};
}

int erase_all(trail::Change& change, const trail::KeyFolder& keys, const RecordRef& record) {
    const auto rows = documents_in(change, record);
    for (const auto& row : rows) wipe(change, keys, {record.reference, row.id}, row);
    if (!rows.empty()) change.record({"attachments.documents_erased", record, fmt::format("{} documents", rows.size())});
    return static_cast<int>(rows.size());
}

}  // namespace holdfast::attachments
