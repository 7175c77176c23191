#include "web/moj/badge.hpp"

namespace holdfast::web::moj {

using namespace govuk;

void add(Html& page, const Badge& options) {
    page.add("<span class=\"moj-badge");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">");
    add_content(page, options);
    page.add("</span>\n");
}

void add(Html& page, const NotificationBadge& options) {
    if (options.count <= 0) return;
    page.add("<span class=\"moj-notification-badge");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    if (options.count >= 99) page.add(">\n<span aria-hidden=\"true\">99+</span>\n<span class=\"govuk-visually-hidden\">(99 or more");
    else page.add(">\n<span aria-hidden=\"true\">{}</span>\n<span class=\"govuk-visually-hidden\">({}", options.count, options.count);
    add_if(page, options.visually_hidden_text, " {}");
    page.add(")</span>\n</span>");
}

}  // namespace holdfast::web::moj
