#include "web/govuk/cookie_banner.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::govuk {

static void add_action(Html& page, const CookieBannerAction& action) {
    if (action.href.empty() || action.type == "button")
        return add(page, Button{.text = action.text,
                                .type = std::string(or_else(action.type, "button")),
                                .name = action.name,
                                .value = action.value,
                                .href = action.href,
                                .classes = action.classes,
                                .attributes = action.attributes});
    page.add("<a class=\"govuk-link");
    add_class(page, action.classes);
    page.add("\" href=\"{}\"", action.href);
    add_attributes(page, action.attributes);
    page.add(">{}</a>\n", action.text);
}

static void add_text(Html& page, const CookieBannerMessage& message) {
    page.add("<div class=\"govuk-grid-row\">\n<div class=\"govuk-grid-column-two-thirds\">\n");
    if (!message.heading_html.empty() || !message.heading_text.empty()) {
        page.add("<h2 class=\"govuk-cookie-banner__heading govuk-heading-m\">");
        add_either(page, message.heading_html, message.heading_text);
        page.add("</h2>\n");
    }
    page.add("<div class=\"govuk-cookie-banner__content\">\n");
    if (message.html.empty()) add_if(page, message.text, "<p class=\"govuk-body\">{}</p>\n");
    else page.add(message.html);
    page.add("</div>\n</div>\n</div>\n");
}

static void add_message(Html& page, const CookieBannerMessage& message) {
    page.add("<div class=\"govuk-cookie-banner__message");
    add_class(page, message.classes);
    page.add(" govuk-width-container\"");
    add_if(page, message.role, " role=\"{}\"");
    add_attributes(page, message.attributes);
    add_if(page, message.hidden, " hidden");
    page.add(">\n");
    add_text(page, message);
    if (!message.actions.empty()) {
        page.add("<div class=\"govuk-button-group\">\n");
        for (const auto& action : message.actions) add_action(page, action);
        page.add("</div>\n");
    }
    page.add("</div>\n");
}

void add(Html& page, const CookieBanner& options) {
    page.add("<div class=\"govuk-cookie-banner");
    add_class(page, options.classes);
    page.add("\" data-nosnippet role=\"region\" aria-label=\"{}\"", or_else(options.aria_label, "Cookie banner"));
    add_if(page, options.hidden, " hidden");
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (const auto& message : options.messages) add_message(page, message);
    page.add("</div>\n");
}

}  // namespace holdfast::web::govuk
