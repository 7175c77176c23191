#pragma once

#include "core/site/router.hpp"
#include "features/annual_report/assembly_service.hpp"
#include "web/html.hpp"

#include <memory>

namespace holdfast::annual_report {

/// The page of each section, with the way to those before and after it and to all others.
void add_section_routes(site::Router& router, std::shared_ptr<const Contributions> contributions);

/// Links to the pages of all sections. Each has the anchor that the section has in the files: `#section-10`.
web::Html contents_list(const documents::Document& document, const Period& year);

/// The tables of a document, or of one of its sections, as files.
web::Html table_links(const documents::Document& document, const Period& year, const documents::Part* only = nullptr);

/// Says why there is nothing to read: words of the draft name a figure that is gone.
web::Html not_assembled(const Refusal& refusal);

}  // namespace holdfast::annual_report
