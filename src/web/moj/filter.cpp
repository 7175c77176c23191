#include "web/moj/filter.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_category(Html& page, const FilterCategory& category) {
    page.add("<h3 class=\"govuk-heading-s govuk-!-margin-bottom-0\">");
    add_content(page, category.heading);
    page.add("</h3>\n<ul class=\"moj-filter-tags\">\n");
    for (const auto& item : category.items)
        page.add("<li><a class=\"moj-filter__tag\" href=\"{}\"><span class=\"govuk-visually-hidden\">Remove this filter</span> {}</a></li>\n", item.href,
                 item.text);
    page.add("</ul>\n");
}

static void add_selected(Html& page, const SelectedFilters& selected) {
    page.add(
        "<div class=\"moj-filter__selected\">\n<div class=\"moj-filter__selected-heading\">\n<div class=\"moj-filter__heading-title\">\n"
        "<h2 class=\"govuk-heading-m\">");
    add_content(page, selected.heading);
    page.add(
        "</h2>\n</div>\n<div class=\"moj-filter__heading-action\">\n"
        "<p><a class=\"govuk-link govuk-link--no-visited-state\" href=\"{}\">{}</a></p>\n</div>\n</div>\n",
        selected.clear_link.href, selected.clear_link.text);
    for (const auto& category : selected.categories) add_category(page, category);
    page.add("</div>\n");
}

void add(Html& page, const Filter& options) {
    page.add("<div class=\"moj-filter\" data-module=\"moj-filter\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-filter__header\">\n<div class=\"moj-filter__header-title\">\n<h2 class=\"govuk-heading-m\">");
    add_content(page, options.heading);
    page.add("</h2>\n</div>\n<div class=\"moj-filter__header-action\"></div>\n</div>\n<div class=\"moj-filter__content\">\n");
    if (options.selected_filters) add_selected(page, *options.selected_filters);
    page.add("<div class=\"moj-filter__options\">\n");
    add(page, Button{.text = std::string(or_else(options.submit.text, "Apply filters")), .attributes = options.submit.attributes});
    page.add(options.options_html);
    page.add("</div>\n</div>\n</div>\n");
}

}  // namespace holdfast::web::moj
