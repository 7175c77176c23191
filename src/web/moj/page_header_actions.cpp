#include "web/moj/page_header_actions.hpp"

namespace holdfast::web::moj {

using namespace govuk;

void add(Html& page, const PageHeaderActions& options) {
    page.add("<div class=\"moj-page-header-actions");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-page-header-actions__title\">\n<h{} class=\"{}\">", options.heading.level, options.heading.classes);
    add_content(page, options.heading);
    page.add("</h{}>\n</div>\n", options.heading.level);
    if (!options.items.empty()) {
        page.add("<div class=\"moj-page-header-actions__actions\">\n<div class=\"moj-button-group moj-button-group--inline\">\n");
        for (const auto& item : options.items) add(page, item);
        page.add("</div>\n</div>\n");
    }
    page.add("</div>\n");
}

}  // namespace holdfast::web::moj
