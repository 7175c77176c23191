#include "web/govuk/footer.hpp"

#include "web/govuk/logo.hpp"

namespace holdfast::web::govuk {

static void add_link(Html& page, const FooterLink& link) {
    page.add("<a class=\"govuk-footer__link\" href=\"{}\"", link.href);
    add_attributes(page, link.attributes);
    page.add(">\n{}\n</a>", link.text);
}

static void add_section(Html& page, const FooterNavigation& section) {
    page.add("<div class=\"govuk-footer__section govuk-grid-column-{}\">\n<h2 class=\"govuk-footer__heading govuk-heading-m\">{}</h2>\n",
             or_else(section.width, "full"), section.title);
    if (!section.items.empty()) {
        page.add("<ul class=\"govuk-footer__list");
        if (section.columns != 0) page.add(" govuk-footer__list--columns-{}", section.columns);
        page.add("\">\n");
        for (const auto& link : section.items) {
            if (link.href.empty() || link.text.empty()) continue;
            page.add("<li class=\"govuk-footer__list-item\">");
            add_link(page, link);
            page.add("</li>\n");
        }
        page.add("</ul>\n");
    }
    page.add("</div>\n");
}

static void add_navigation(Html& page, const Footer& options) {
    if (options.navigation.empty()) return;
    page.add("<div class=\"govuk-footer__navigation\">\n");
    for (const auto& section : options.navigation) add_section(page, section);
    page.add("</div>\n<hr class=\"govuk-footer__section-break\">\n");
}

static void add_meta(Html& page, const FooterMeta& meta) {
    page.add("<h2 class=\"govuk-visually-hidden\">{}</h2>\n", or_else(meta.visually_hidden_title, "Support links"));
    if (!meta.items.empty()) {
        page.add("<ul class=\"govuk-footer__inline-list\">\n");
        for (const auto& link : meta.items) {
            page.add("<li class=\"govuk-footer__inline-list-item\">");
            add_link(page, link);
            page.add("</li>\n");
        }
        page.add("</ul>\n");
    }
    if (!has_content(meta)) return;
    page.add("<div class=\"govuk-footer__meta-custom\">");
    add_content(page, meta);
    page.add("</div>\n");
}

static void add_licence(Html& page, const Content& licence) {
    page.add(
        "<svg aria-hidden=\"true\" focusable=\"false\" class=\"govuk-footer__licence-logo\" xmlns=\"http://www.w3.org/2000/svg\""
        " viewBox=\"0 0 483.2 195.7\" height=\"17\" width=\"41\"><path fill=\"currentColor\" d=\"M421.5 142.8V.1l-50.7 32.3v161.1h112.4"
        "v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0"
        " 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1"
        " 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1"
        " 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145\"/></svg>\n<span class=\"govuk-footer__licence-description\">\n");
    if (has_content(licence)) add_content(page, licence);
    else
        page.add(
            "All content is available under the\n<a class=\"govuk-footer__link\""
            " href=\"https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/\" rel=\"license\">"
            "Open Government Licence v3.0</a>, except where otherwise stated");
    page.add("\n</span>\n");
}

static void add_copyright(Html& page, const Footer& options) {
    if (!options.is_crown && !has_content(options.copyright)) return;
    page.add("<div class=\"govuk-footer__meta-item\">\n");
    add_if(page, options.is_crown,
           "<a class=\"govuk-footer__link govuk-footer__copyright-logo\" href=\"https://www.nationalarchives.gov.uk/information-management/"
           "re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/\">\n");
    if (has_content(options.copyright)) add_content(page, options.copyright);
    else page.add("© Crown copyright");
    add_if(page, options.is_crown, "\n</a>\n");
    page.add("</div>\n");
}

void add(Html& page, const Footer& options) {
    page.add("<div class=\"govuk-footer");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"govuk-width-container");
    add_class(page, options.container_classes);
    page.add("\">");
    if (options.is_crown) add(page, Logo{.classes = "govuk-footer__crown", .use_logotype = false});
    page.add("\n");
    add_navigation(page, options);
    page.add("<div class=\"govuk-footer__meta\">\n<div class=\"govuk-footer__meta-item govuk-footer__meta-item--grow\">\n");
    if (options.meta) add_meta(page, *options.meta);
    if (options.content_licence) add_licence(page, *options.content_licence);
    page.add("</div>\n");
    add_copyright(page, options);
    page.add("</div>\n</div>\n</div>\n");
}

}  // namespace holdfast::web::govuk
