#include "features/administration/offered_file_service.hpp"

#include "core/access/secret.hpp"
#include "features/administration/offered_file_store.hpp"

namespace holdfast::administration {

Outcome<std::string> offer(trail::Journal& journal, const trail::Actor& actor, const exchange::ImportKind& kind, OfferedFile file) {
    if (!actor.may(kind.permission)) return forbidden();
    const auto tried = journal.change(actor, "Preview of an import", [&](trail::Change& change) {
        file.preview = {};
        return exchange::import_file(change, kind, file.bytes, true, file.preview);
    });
    (void)tried;  // a trial run is always refused; the report says what was found
    file.reference = access::random_token();
    return journal.change(actor, "File sent for import", [&](trail::Change& change) -> Outcome<std::string> {
        forget_abandoned_files(change);
        insert_offered_file(change, file);
        change.record({"administration.file_offered", {"import", std::string(kind.name)}});
        return file.reference;
    });
}

Outcome<exchange::ImportReport> load(trail::Change& change, const exchange::ImportKind& kind, std::string_view reference) {
    const auto file = find_offered_file(change, reference);
    if (!file) return not_found();
    exchange::ImportReport report;
    TRY(exchange::import_file(change, kind, file->bytes, false, report));
    delete_offered_file(change, reference);
    change.record({"administration.offered_file_loaded", {"import", std::string(kind.name)}});
    return report;
}

}  // namespace holdfast::administration
