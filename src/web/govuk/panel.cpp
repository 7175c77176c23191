#include "web/govuk/panel.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::govuk {

static void add_action(Html& page, const PanelAction& action) {
    if (action.href.empty() || action.type == "button")
        return add(page, Button{.text = action.text,
                                .type = std::string(or_else(action.type, "button")),
                                .href = action.href,
                                .classes = with_classes("govuk-button--inverse", action.classes),
                                .attributes = action.attributes});
    page.add("<a class=\"govuk-link govuk-link--inverse");
    add_class(page, action.classes);
    page.add("\" href=\"{}\"", action.href);
    add_attributes(page, action.attributes);
    page.add(">{}</a>\n", action.text);
}

static void add_actions(Html& page, const PanelActions& actions) {
    page.add("<div class=\"govuk-panel__actions");
    add_class(page, actions.classes);
    page.add("\"");
    add_attributes(page, actions.attributes);
    page.add(">");
    if (!actions.items.empty()) {
        page.add("<div class=\"govuk-button-group\">\n");
        for (const auto& action : actions.items) add_action(page, action);
        page.add("</div>\n");
    }
    page.add("</div>\n");
}

void add(Html& page, const Panel& options) {
    const bool is_interruption = options.classes.find("govuk-panel--interruption") != std::string::npos;
    page.add("<div class=\"govuk-panel");
    add_if(page, !is_interruption, " govuk-panel--confirmation");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<h{} class=\"govuk-panel__title\">", options.heading_level);
    add_either(page, options.title_html, options.title_text);
    page.add("</h{}>\n", options.heading_level);
    if (has_content(options)) {
        page.add("<div class=\"govuk-panel__body\">");
        add_content(page, options);
        page.add("</div>\n");
    }
    if (is_interruption && options.actions) add_actions(page, *options.actions);
    page.add("</div>\n");
}

}  // namespace holdfast::web::govuk
