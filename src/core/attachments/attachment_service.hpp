#pragma once

#include "core/attachments/attachment.hpp"
#include "core/attachments/offered_file.hpp"
#include "core/trail/change.hpp"

#include <string>
#include <vector>

namespace holdfast::attachments {

/// What somebody puts into a record.
struct NewDocument {
    std::string title{};  ///< what it is: "Minutes of the strategy meeting"
    const OfferedFile& file;
};

/// Whether the viewer may put something into the record. Refused with not_found to who may not, and with conflict by the reason for which nothing more is written in it.
Outcome<Done> require_adding(trail::View& view, const Desk& desk, const std::string& reference);

/// Puts a document into a record. Refused to who may not write in it or where nothing more is, and by the field `title`.
Outcome<Id<Document>> attach(trail::Change& change, const Desk& desk, const std::string& reference, const NewDocument& wanted);
/// The same for a slice that has asked by a rule of its own: whoever sends something to a record that they may not read themselves may add to it. It asks nobody's permission; refused by the field
/// `title`.
Outcome<Id<Document>> put_in(trail::Change& change, const Desk& desk, const std::string& reference, const NewDocument& wanted);
/// Adds the next version and gives its number; those before it stay. Refused for a document that was removed.
Outcome<int> add_version(trail::Change& change, const Desk& desk, const DocumentRef& of, const OfferedFile& file);

/// The documents of a record, the latest first, for who may read it; one look is noted. The title of one that was removed is there only for who may
/// manage the record.
Outcome<std::vector<Document>> documents_of(trail::View& view, const Desk& desk, const std::string& reference);
Outcome<Document> find_in(trail::View& view, const Desk& desk, const DocumentRef& which);

/// A version as it is handed out.
struct OpenedFile {
    std::string file_name{};
    std::string_view content_type{};
    std::string bytes{};
};
/// One version, in full. That it was opened is in the trail before the bytes leave, so only a view opens. Refused with not_found to who may not read the record;
/// with conflict for what is in quarantine or was infected; a document that was removed opens for who may manage the record.
Outcome<OpenedFile> open_version(trail::View& view, const Desk& desk, const DocumentRef& which, int number);
Outcome<OpenedFile> open_version(trail::Change& change, const Desk& desk, const DocumentRef& which, int number) = delete;

/// Takes a document out of sight. Refused to who may not write in the record, and by the field `because` without a reason.
Outcome<Done> remove(trail::Change& change, const Desk& desk, const DocumentRef& which, const std::string& because);
/// Erases a document that somebody else has removed, such as one of another child: nothing of it can be brought back. For who may manage the record.
Outcome<Done> erase_removed(trail::Change& change, const Desk& desk, const DocumentRef& which);

/// Erases all that records of this reference have, with the record; gives how many documents. For disposal alone: it asks nobody's permission.
int erase_all(trail::Change& change, const trail::KeyFolder& keys, const RecordRef& record);

}  // namespace holdfast::attachments
