#pragma once

#include "core/attachments/attachment.hpp"
#include "core/attachments/offered_file.hpp"
#include "core/site/router.hpp"
#include "web/html.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::attachments {

/// Everything that is done with the documents of a kind of record, at `{path of the record}/documents`: the list with the form that adds one, a document with
/// its versions, the form for another and the one that removes it, and each version as a file to keep.
void add_document_routes(site::Router& router, const Desk& desk);

/// The file of the form's field `file`, looked at; it may be large, so outside the transaction. For a slice that takes one by a form of its own.
Outcome<OfferedFile> file_in(const web::Request& request);
/// That it was done; of a file in quarantine that as well.
std::string said_of(const web::Request& request, std::string_view done);
/// The field that a file is chosen in.
web::Html file_field(const std::vector<FieldError>& errors, const std::string& label);

/// For the record's own page: what there is, in a list with a link to each, and the link to all of them. Empty for who may not read the record.
web::Html documents_part(trail::View& view, const Desk& desk, const std::string& reference);

}  // namespace holdfast::attachments
