#include "web/govuk/hint.hpp"

namespace holdfast::web::govuk {

void add_hint(Html& page, const Hint& options, std::string_view id, std::string_view classes) {
    page.add("<div");
    if (!id.empty()) page.add(" id=\"{}\"", id);
    page.add(" class=\"govuk-hint");
    if (!classes.empty()) page.add(" {}", classes);
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">");
    add_content(page, options);
    page.add("</div>\n");
}

void add(Html& page, const Hint& options) { add_hint(page, options, options.id); }

}  // namespace holdfast::web::govuk
