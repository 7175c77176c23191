#include "features/person_documents/person_documents.hpp"

#include "core/attachments/attachment_pages.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/attachments/attachment_store.hpp"
#include "core/attachments/quarantine_service.hpp"
#include "core/people/permissions.hpp"

#include <fmt/format.h>

namespace holdfast::person_documents {

static attachments::Desk desk_with(const trail::KeyFolder& keys) {
    return {.kind = people::record_kind, .keys = keys, .read = people::permissions::view, .write = people::permissions::edit};
}

site::Feature feature(const trail::KeyFolder& keys) {
    return {.name = "person_documents",
            .migrations = attachments::migrations(),
            .routes = [desk = desk_with(keys)](site::Router& router) { attachments::add_document_routes(router, desk); },
            .notices = {{attachments::attachment_released}, {attachments::attachment_infected}}};
}

static subject_access::HeldItem held(const attachments::Document& document) {
    const auto& newest = document.versions.front();
    return {.what = "Document",
            .when = in_words(newest.added_at),
            .from = newest.added_by,
            .words = fmt::format("{} ({}, version {}). A copy of the file goes with the answer.", document.title, newest.file_name, newest.number),
            .is_about_others = true};
}

subject_access::RecordSource held_in_documents(const trail::KeyFolder& keys) {
    return {.title = "Documents", .items = [desk = desk_with(keys)](trail::View& view, const std::string& reference) {
                std::vector<subject_access::HeldItem> items;
                const auto documents = attachments::documents_of(view, desk, reference);
                if (!documents) return items;
                for (const auto& document : *documents)
                    if (!document.versions.empty()) items.push_back(held(document));
                return items;
            }};
}

}  // namespace holdfast::person_documents
