#pragma once

#include "core/documents/document.hpp"
#include "web/html.hpp"

#include <string>
#include <string_view>

namespace holdfast::documents {

/// One part as a page of the site has it: its numbers lead to the pages of their figures, and those that the ledger holds no figure of to an entry
/// after it. The heading of the page (h1) is left to the caller. `tables` is the folder of its tables as CSV files, ending in a slash.
web::Html site_part(const Document& document, const Part& part, std::string tables);
/// What was added after publication, for a page of the site. Empty where nothing was.
web::Html site_addenda(const Document& document);

/// The whole document as one HTML file that needs no network and no scripts: readable at 320 pixels, and printed on A4.
std::string standalone_html(const Document& document);

/// Words written in Markdown, dressed for the site; figures lead to their pages, and one that is not among `figures` is not available.
web::Html html_words(std::string_view markdown, const TracedFigures& figures);
/// One line of words without Markdown, for the site.
web::Html html_line(std::string_view line, const TracedFigures& figures);

}  // namespace holdfast::documents
