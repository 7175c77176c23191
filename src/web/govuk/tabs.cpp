#include "web/govuk/tabs.hpp"

namespace holdfast::web::govuk {

static void add_id(Html& page, const Tabs& options, std::size_t index) {
    if (options.items[index].id.empty()) page.add("{}-{}", options.id_prefix, index + 1);
    else page.add_text(options.items[index].id);
}

static void add_tab(Html& page, const Tabs& options, std::size_t index) {
    page.add("<li class=\"govuk-tabs__list-item");
    add_if(page, index == 0, " govuk-tabs__list-item--selected");
    page.add("\">\n<a class=\"govuk-tabs__tab\" href=\"#");
    add_id(page, options, index);
    page.add("\"");
    add_attributes(page, options.items[index].attributes);
    page.add(">\n{}\n</a>\n</li>\n", options.items[index].label);
}

static void add_panel(Html& page, const Tabs& options, std::size_t index) {
    const TabPanel& panel = options.items[index].panel;
    page.add("<div class=\"govuk-tabs__panel");
    add_if(page, index > 0, " govuk-tabs__panel--hidden");
    page.add("\" id=\"");
    add_id(page, options, index);
    page.add("\"");
    add_attributes(page, panel.attributes);
    page.add(">\n");
    if (panel.html.empty()) add_if(page, panel.text, "<p class=\"govuk-body\">{}</p>\n");
    else page.add(panel.html);
    page.add("</div>\n");
}

static void add_items(Html& page, const Tabs& options) {
    if (options.items.empty()) return;
    page.add("<ul class=\"govuk-tabs__list\">\n");
    for (std::size_t i = 0; i < options.items.size(); ++i)
        if (!options.items[i].omitted) add_tab(page, options, i);
    page.add("</ul>\n");
    for (std::size_t i = 0; i < options.items.size(); ++i)
        if (!options.items[i].omitted) add_panel(page, options, i);
}

void add(Html& page, const Tabs& options) {
    page.add("<div");
    add_if(page, options.id, " id=\"{}\"");
    page.add(" class=\"govuk-tabs");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(" data-module=\"govuk-tabs\">\n<h2 class=\"govuk-tabs__title\">{}</h2>\n", options.title);
    add_items(page, options);
    page.add("</div>\n");
}

}  // namespace holdfast::web::govuk
