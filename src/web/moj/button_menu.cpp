#include "web/moj/button_menu.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_item(Html& page, const ButtonMenuItem& item) {
    add(page, Button{.text = item.text,
                     .html = item.html,
                     .type = item.type,
                     .name = item.name,
                     .value = item.value,
                     .disabled = item.disabled,
                     .href = item.href,
                     .classes = with_classes("moj-button-menu__item govuk-button--secondary", item.classes),
                     .attributes = item.attributes});
}

void add(Html& page, const ButtonMenu& options) {
    page.add("<div class=\"moj-button-menu");
    add_class(page, options.classes);
    page.add("\" data-module=\"moj-button-menu\"");
    add_attributes(page, options.attributes);
    add_if(page, options.button.text, " data-button-text=\"{}\"");
    add_if(page, options.button.classes, " data-button-classes=\"{}\"");
    add_if(page, options.align_menu, " data-align-menu=\"{}\"");
    page.add(">\n");
    for (const auto& item : options.items) add_item(page, item);
    page.add("</div>\n");
}

}  // namespace holdfast::web::moj
