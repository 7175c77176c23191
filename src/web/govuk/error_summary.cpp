#include "web/govuk/error_summary.hpp"

namespace holdfast::web::govuk {

static void add_item(Html& page, const ErrorSummaryItem& item) {
    page.add("<li>");
    if (!item.href.empty()) {
        page.add("<a href=\"{}\"", item.href);
        add_attributes(page, item.attributes);
        page.add(">");
    }
    add_content(page, item);
    add_if(page, !item.href.empty(), "</a>");
    page.add("</li>\n");
}

static void add_body(Html& page, const ErrorSummary& options) {
    if (!options.description_html.empty() || !options.description_text.empty()) {
        page.add("<p>");
        add_either(page, options.description_html, options.description_text);
        page.add("</p>\n");
    }
    if (options.error_list.empty()) return;
    page.add("<ul class=\"govuk-list govuk-error-summary__list\">\n");
    for (const auto& item : options.error_list) add_item(page, item);
    page.add("</ul>\n");
}

void add(Html& page, const ErrorSummary& options) {
    page.add("<div class=\"govuk-error-summary");
    add_class(page, options.classes);
    page.add("\"");
    if (options.disable_auto_focus) page.add(" data-disable-auto-focus=\"{}\"", word_of(*options.disable_auto_focus));
    add_attributes(page, options.attributes);
    // The alert is inside, so that taking the focus does not cut a screen reader short.
    page.add(" data-module=\"govuk-error-summary\">\n<div role=\"alert\">\n<h2 class=\"govuk-error-summary__title\">");
    add_either(page, options.title_html, options.title_text);
    page.add("</h2>\n<div class=\"govuk-error-summary__body\">\n");
    add_body(page, options);
    page.add("</div>\n</div>\n</div>\n");
}

}  // namespace holdfast::web::govuk
