#include "web/govuk/links.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const BackLink& options) {
    page.add("<a href=\"{}\" class=\"govuk-back-link", or_else(options.href, "#"));
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">");
    if (has_content(options)) add_content(page, options);
    else page.add("Back");
    page.add("</a>\n");
}

void add(Html& page, const SkipLink& options) {
    page.add("<a href=\"{}\" class=\"govuk-skip-link", or_else(options.href, "#content"));
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" data-module=\"govuk-skip-link\">");
    add_content(page, options);
    page.add("</a>\n");
}

}  // namespace holdfast::web::govuk
