#include "web/govuk/breadcrumbs.hpp"

namespace holdfast::web::govuk {

static void add_item(Html& page, const BreadcrumbsItem& item) {
    if (item.href.empty()) {
        page.add("<li class=\"govuk-breadcrumbs__list-item\" aria-current=\"page\">");
        add_content(page, item);
    } else {
        page.add("<li class=\"govuk-breadcrumbs__list-item\"><a class=\"govuk-breadcrumbs__link\" href=\"{}\"", item.href);
        add_attributes(page, item.attributes);
        page.add(">");
        add_content(page, item);
        page.add("</a>");
    }
    page.add("</li>\n");
}

void add(Html& page, const Breadcrumbs& options) {
    page.add("<nav class=\"govuk-breadcrumbs");
    add_class(page, options.classes);
    add_if(page, options.collapse_on_mobile, " govuk-breadcrumbs--collapse-on-mobile");
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" aria-label=\"{}\">\n<ol class=\"govuk-breadcrumbs__list\">\n", options.label_text);
    for (const auto& item : options.items) add_item(page, item);
    page.add("</ol>\n</nav>\n");
}

}  // namespace holdfast::web::govuk
