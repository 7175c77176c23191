#pragma once

#include "core/attachments/attachment.hpp"
#include "core/site/page.hpp"
#include "core/trail/view.hpp"
#include "web/request.hpp"

#include <string>
#include <vector>

namespace holdfast::attachments {

/// `/probes/P1/documents`.
std::string list_path(const Desk& desk, const std::string& reference);
/// `/probes/P1/documents/12`.
std::string document_path(const Desk& desk, const DocumentRef& which);

/// The documents of a record and, for who may write in it, the form that adds one with what was typed and what is wrong with it.
Outcome<site::Page> list_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors);
/// One document with its versions and its forms.
Outcome<site::Page> document_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors);

/// Which document the address names. Refused where it is no number.
Outcome<DocumentRef> document_in(const web::Request& request);

/// How the scanner answered, as a tag; nothing where a version is clean.
web::Html scan_tag(Scan scan);
/// `1.2 MB`, `340 KB`, `12 bytes`.
std::string size_in_words(std::size_t bytes);

}  // namespace holdfast::attachments
