#include "web/govuk/generic_header.hpp"

namespace holdfast::web::govuk {

void add_header(Html& page, const GenericHeader& options, std::string_view family) {
    page.add("<div class=\"{}-header", family);
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"{}-header__container {}\">\n<div class=\"{}-header__logo\">\n", family,
             or_else(options.container_classes, "govuk-width-container"), family);
    page.add("<a href=\"{}\" class=\"{}-header__homepage-link\">\n", or_else(options.url, "/"), family);
    add_either(page, options.logo_html, options.logo_text);
    page.add("\n</a>\n</div>\n</div>\n</div>\n");
}

void add(Html& page, const GenericHeader& options) { add_header(page, options, "govuk-generic"); }

}  // namespace holdfast::web::govuk
