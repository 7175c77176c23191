#include "web/moj/identity_bar.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_menus(Html& page, const std::vector<ButtonMenu>& menus) {
    if (menus.empty()) return;
    page.add("<div class=\"moj-identity-bar__actions\">\n");
    for (const auto& menu : menus) {
        page.add("<div class=\"moj-identity-bar__menu\">\n");
        add(page, menu);
        page.add("</div>\n");
    }
    page.add("</div>\n");
}

void add(Html& page, const IdentityBar& options) {
    page.add("<div class=\"moj-identity-bar");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-identity-bar__container\">\n<div class=\"moj-identity-bar__details\">\n");
    if (options.title) {
        page.add("<span class=\"moj-identity-bar__title\">");
        add_content(page, *options.title);
        page.add("</span>\n");
    }
    page.add("</div>\n");
    add_menus(page, options.menus);
    page.add("</div>\n</div>\n");
}

}  // namespace holdfast::web::moj
