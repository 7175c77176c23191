#include "web/govuk/tag.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const Tag& options) {
    page.add("<strong class=\"govuk-tag");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_content(page, options);
    page.add("\n</strong>\n");
}

}  // namespace holdfast::web::govuk
