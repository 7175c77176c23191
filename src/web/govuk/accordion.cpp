#include "web/govuk/accordion.hpp"

namespace holdfast::web::govuk {

static void add_section_header(Html& page, const Accordion& options, std::size_t number) {
    const AccordionItem& item = options.items[number - 1];
    page.add(
        "<div class=\"govuk-accordion__section-header\">\n<h{} class=\"govuk-accordion__section-heading\">"
        "<span class=\"govuk-accordion__section-button\" id=\"{}-heading-{}\">\n",
        options.heading_level, options.id, number);
    add_content(page, item.heading);
    page.add("\n</span></h{}>\n", options.heading_level);
    if (has_content(item.summary)) {
        page.add("<div class=\"govuk-accordion__section-summary govuk-body\" id=\"{}-summary-{}\">", options.id, number);
        add_content(page, item.summary);
        page.add("</div>\n");
    }
    page.add("</div>\n");
}

static void add_section(Html& page, const Accordion& options, std::size_t number) {
    const AccordionItem& item = options.items[number - 1];
    page.add("<div class=\"govuk-accordion__section");
    add_if(page, item.expanded, " govuk-accordion__section--expanded");
    page.add("\">\n");
    add_section_header(page, options, number);
    page.add("<div id=\"{}-content-{}\" class=\"govuk-accordion__section-content\">\n", options.id, number);
    if (item.content.html.empty()) add_if(page, item.content.text, "<p class=\"govuk-body\">{}</p>\n");
    else page.add(item.content.html);
    page.add("</div>\n</div>\n");
}

void add(Html& page, const Accordion& options) {
    page.add("<div class=\"govuk-accordion");
    add_class(page, options.classes);
    page.add("\" data-module=\"govuk-accordion\" id=\"{}\"", options.id);
    add_if(page, options.hide_all_sections_text, " data-i18n.hide-all-sections=\"{}\"");
    add_if(page, options.hide_section_text, " data-i18n.hide-section=\"{}\"");
    add_if(page, options.hide_section_aria_label_text, " data-i18n.hide-section-aria-label=\"{}\"");
    add_if(page, options.show_all_sections_text, " data-i18n.show-all-sections=\"{}\"");
    add_if(page, options.show_section_text, " data-i18n.show-section=\"{}\"");
    add_if(page, options.show_section_aria_label_text, " data-i18n.show-section-aria-label=\"{}\"");
    if (options.remember_expanded) page.add(" data-remember-expanded=\"{}\"", word_of(*options.remember_expanded));
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (std::size_t number = 1; number <= options.items.size(); ++number)
        if (!options.items[number - 1].omitted) add_section(page, options, number);
    page.add("</div>\n");
}

}  // namespace holdfast::web::govuk
