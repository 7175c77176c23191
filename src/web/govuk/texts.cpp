#include "web/govuk/texts.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const InsetText& options) {
    page.add("<div");
    add_if(page, options.id, " id=\"{}\"");
    page.add(" class=\"govuk-inset-text");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">");
    add_content(page, options);
    page.add("</div>\n");
}

void add(Html& page, const WarningText& options) {
    page.add("<div class=\"govuk-warning-text");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(
        ">\n<span class=\"govuk-warning-text__icon\" aria-hidden=\"true\">!</span>\n<strong class=\"govuk-warning-text__text\">\n"
        "<span class=\"govuk-visually-hidden\">{}</span>\n",
        or_else(options.icon_fallback_text, "Warning"));
    add_content(page, options);
    page.add("\n</strong>\n</div>\n");
}

}  // namespace holdfast::web::govuk
