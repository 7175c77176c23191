#include "web/govuk/feedback.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const Feedback& options) {
    page.add("<div class=\"govuk-feedback govuk-width-container");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"govuk-grid-row\">\n<div class=\"govuk-grid-column-two-thirds\">\n<h{} class=\"govuk-feedback__title\">", options.heading_level);
    add_either(page, options.title_html, options.title_text);
    page.add("</h{}>\n", options.heading_level);
    if (has_content(options)) {
        page.add("<div class=\"govuk-feedback__body\">\n");
        if (options.html.empty()) page.add("<p class=\"govuk-body\">{}</p>\n", options.text);
        else page.add(options.html);
        page.add("</div>\n");
    }
    page.add("</div>\n</div>\n</div>\n");
}

}  // namespace holdfast::web::govuk
