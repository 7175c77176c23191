#pragma once

#include "core/documents/document.hpp"
#include "web/html.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// How a document is dressed and where its numbers lead.
struct HtmlOptions {
    /// The address of a figure's page. Empty: every number leads to an entry at the end of the document itself.
    std::function<std::string(std::string_view key)> figure_address{};
    /// Dressed in the site's components; otherwise plain elements for the document's own stylesheet.
    bool is_in_site{false};
};

/// Contents, sections, addenda, and how each figure was obtained. The heading of the whole (h1) is left to the caller.
web::Html html_body(const Document& document, const HtmlOptions& options = {});

/// The whole document as one HTML file that needs no network and no scripts: readable at 320 pixels, and printed on A4.
std::string standalone_html(const Document& document);

/// Words written in Markdown, dressed for the site; figures lead to their pages, and one that is not among `figures` is not available.
web::Html html_words(std::string_view markdown, const TracedFigures& figures);
/// One line of words without Markdown, for the site.
web::Html html_line(std::string_view line, const TracedFigures& figures);

}  // namespace holdfast::documents
