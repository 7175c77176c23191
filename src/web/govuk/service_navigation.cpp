#include "web/govuk/service_navigation.hpp"

namespace holdfast::web::govuk {

static bool is_section(const ServiceNavigation& options) {
    return !options.service_name.empty() || !options.slots.start.empty() || !options.slots.end.html.empty();
}

static void add_service_name(Html& page, const ServiceNavigation& options) {
    if (options.service_name.empty()) return;
    page.add("<span class=\"govuk-service-navigation__service-name\">\n");
    if (options.service_url.empty()) page.add("<span class=\"govuk-service-navigation__text\">{}</span>", options.service_name);
    else page.add("<a href=\"{}\" class=\"govuk-service-navigation__link\">\n{}\n</a>", options.service_url, options.service_name);
    page.add("\n</span>\n");
}

static void add_item_content(Html& page, const ServiceNavigationItem& item) {
    const bool is_active = item.active || item.current;
    // Readers who change colours still see where they are by the strong type.
    add_if(page, is_active, "<strong class=\"govuk-service-navigation__active-fallback\">");
    add_content(page, item);
    add_if(page, is_active, "</strong>");
}

static void add_item(Html& page, const ServiceNavigationItem& item) {
    const bool is_active = item.active || item.current;
    const std::string_view aria_current = item.current ? "page" : "true";
    page.add("<li class=\"govuk-service-navigation__item");
    add_if(page, is_active, " govuk-service-navigation__item--active");
    page.add("\">\n");
    if (!item.href.empty()) {
        page.add("<a class=\"govuk-service-navigation__link\" href=\"{}\"", item.href);
        if (is_active) page.add(" aria-current=\"{}\"", aria_current);
        add_attributes(page, item.attributes);
        page.add(">\n");
        add_item_content(page, item);
        page.add("\n</a>\n");
    } else if (has_content(item)) {
        page.add("<span class=\"govuk-service-navigation__text\"");
        if (is_active) page.add(" aria-current=\"{}\"", aria_current);
        page.add(">\n");
        add_item_content(page, item);
        page.add("\n</span>\n");
    }
    page.add("</li>\n");
}

static void add_toggle(Html& page, const ServiceNavigation& options) {
    if (!options.collapse_navigation_on_mobile.value_or(options.navigation.size() > 1)) return;
    const std::string_view text = or_else(options.menu_button_text, "Menu");
    page.add("<button type=\"button\" class=\"govuk-service-navigation__toggle govuk-js-service-navigation-toggle\" aria-controls=\"{}\"",
             or_else(options.navigation_id, "navigation"));
    if (options.menu_button_label != text) add_if(page, options.menu_button_label, " aria-label=\"{}\"");
    page.add(" hidden aria-hidden=\"true\">\n{}\n</button>\n", text);
}

static void add_navigation(Html& page, const ServiceNavigation& options) {
    if (options.navigation.empty() && options.slots.navigation_start.empty() && options.slots.navigation_end.empty()) return;
    page.add("<nav aria-label=\"{}\" class=\"govuk-service-navigation__wrapper", or_else(options.navigation_label, or_else(options.menu_button_text, "Menu")));
    add_class(page, options.navigation_classes);
    page.add("\">\n");
    add_toggle(page, options);
    page.add("<ul class=\"govuk-service-navigation__list\" id=\"{}\">\n", or_else(options.navigation_id, "navigation"));
    page.add(options.slots.navigation_start);
    for (const auto& item : options.navigation) add_item(page, item);
    page.add(options.slots.navigation_end);
    page.add("</ul>\n</nav>\n");
}

static void add_content_of(Html& page, const ServiceNavigation& options) {
    page.add("<div class=\"govuk-width-container");
    add_if(page, options.slots.end.align == "inline", " govuk-service-navigation__inlining-container");
    page.add("\">");
    page.add(options.slots.start);
    page.add("<div class=\"govuk-service-navigation__container\">\n");
    add_service_name(page, options);
    add_navigation(page, options);
    page.add("</div>");
    page.add(options.slots.end.html);
    page.add("</div>\n");
}

void add(Html& page, const ServiceNavigation& options) {
    const bool in_section = is_section(options);
    if (in_section) page.add("<section aria-label=\"{}\" class=\"govuk-service-navigation", options.aria_label);
    else page.add("<div class=\"govuk-service-navigation");
    add_class(page, options.classes);
    page.add("\" data-module=\"govuk-service-navigation\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_content_of(page, options);
    add_if(page, in_section, "</section>\n");
    add_if(page, !in_section, "</div>\n");
}

}  // namespace holdfast::web::govuk
