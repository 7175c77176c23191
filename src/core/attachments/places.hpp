#pragma once

#include "core/attachments/attachment.hpp"
#include "core/vault/vault_service.hpp"

#include <fmt/format.h>

namespace holdfast::attachments {

/// Where in its vault a document has its title, why it was removed, and of each version the name and the content.
inline vault::Place title_place(const DocumentRef& of) { return {"attachments_documents", "title", fmt::format("{}/{}", of.reference, of.document.number)}; }
inline vault::Place reason_place(const DocumentRef& of) { return {"attachments_documents", "because", fmt::format("{}/{}", of.reference, of.document.number)}; }
inline vault::Place name_place(const DocumentRef& of, int number) {
    return {"attachments_versions", "file_name", fmt::format("{}/{}/{}", of.reference, of.document.number, number)};
}
inline vault::Place content_place(const DocumentRef& of, int number) {
    return {"attachments_versions", "content", fmt::format("{}/{}/{}", of.reference, of.document.number, number)};
}

}  // namespace holdfast::attachments
