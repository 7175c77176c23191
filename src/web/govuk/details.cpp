#include "web/govuk/details.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const Details& options) {
    page.add("<details");
    add_if(page, options.id, " id=\"{}\"");
    page.add(" class=\"govuk-details");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    add_if(page, options.open, " open");
    page.add(">\n<summary class=\"govuk-details__summary\">\n<span class=\"govuk-details__summary-text\">\n");
    add_either(page, options.summary_html, options.summary_text);
    page.add("\n</span>\n</summary>\n<div class=\"govuk-details__text\">\n");
    add_content(page, options);
    page.add("</div>\n</details>\n");
}

}  // namespace holdfast::web::govuk
