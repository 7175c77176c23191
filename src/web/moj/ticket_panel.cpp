#include "web/moj/ticket_panel.hpp"

namespace holdfast::web::moj {

using namespace govuk;

void add(Html& page, const TicketPanel& options) {
    page.add("<article class=\"moj-ticket-panel");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (const auto& item : options.items) {
        page.add("<section class=\"moj-ticket-panel__content");
        add_class(page, item.classes);
        page.add("\"");
        add_attributes(page, item.attributes);
        page.add(">");
        add_content(page, item);
        page.add("</section>\n");
    }
    page.add("</article>\n");
}

}  // namespace holdfast::web::moj
