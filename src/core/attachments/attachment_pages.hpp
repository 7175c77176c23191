#pragma once

#include "core/attachments/attachment.hpp"
#include "core/site/router.hpp"
#include "web/html.hpp"

#include <string>

namespace holdfast::attachments {

/// Everything that is done with the documents of a kind of record, at `{path of the record}/documents`: the list with the form that adds one, a document with
/// its versions, the form for another and the one that removes it, and each version as a file to keep.
void add_document_routes(site::Router& router, const Desk& desk);

/// For the record's own page: what there is, in a list with a link to each, and the link to all of them. Empty for who may not read the record.
web::Html documents_part(trail::View& view, const Desk& desk, const std::string& reference);

}  // namespace holdfast::attachments
