#include "web/moj/navigation.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_side_list(Html& page, const std::vector<SideNavigationItem>& items) {
    page.add("<ul class=\"moj-side-navigation__list\">\n");
    for (const auto& item : items) {
        page.add("<li class=\"moj-side-navigation__item");
        add_if(page, item.active, " moj-side-navigation__item--active");
        page.add("\"");
        add_attributes(page, item.attributes);
        page.add(">\n<a href=\"{}\"", item.href);
        add_if(page, item.active, " aria-current=\"location\"");
        page.add(">");
        add_content(page, item);
        page.add("</a>\n</li>\n");
    }
    page.add("</ul>\n");
}

static void add_section(Html& page, const SideNavigationSection& section) {
    page.add("<h{} class=\"moj-side-navigation__title", section.heading.heading_level);
    add_class(page, section.heading.classes);
    page.add("\"");
    add_attributes(page, section.heading.attributes);
    page.add(">");
    add_content(page, section.heading);
    page.add("</h{}>\n", section.heading.heading_level);
    add_side_list(page, section.items);
}

void add(Html& page, const SideNavigation& options) {
    page.add("<nav class=\"moj-side-navigation");
    add_class(page, options.classes);
    page.add("\"");
    add_if(page, options.label, " aria-label=\"{}\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    if (options.sections.empty()) add_side_list(page, options.items);
    for (const auto& section : options.sections) add_section(page, section);
    page.add("</nav>\n");
}

void add(Html& page, const SubNavigation& options) {
    page.add("<nav class=\"moj-sub-navigation");
    add_class(page, options.classes);
    page.add("\" aria-label=\"{}\"", or_else(options.label, "Secondary navigation region"));
    add_attributes(page, options.attributes);
    page.add(">\n<ul class=\"moj-sub-navigation__list\">\n");
    for (const auto& item : options.items) {
        page.add("<li class=\"moj-sub-navigation__item");
        add_class(page, item.classes);
        page.add("\">\n<a class=\"moj-sub-navigation__link\"");
        add_if(page, item.active, " aria-current=\"page\"");
        page.add(" href=\"{}\"", item.href);
        add_attributes(page, item.attributes);
        page.add(">");
        add_content(page, item);
        page.add("</a>\n</li>\n");
    }
    page.add("</ul>\n</nav>\n");
}

}  // namespace holdfast::web::moj
