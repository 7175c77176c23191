#include "web/moj/interruption_card.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_action(Html& page, const InterruptionAction& action, bool is_link) {
    if (is_link) {
        page.add("<a class=\"govuk-link govuk-link--inverse\" href=\"{}\">{}</a>\n", action.href, action.text);
        return;
    }
    add(page,
        Button{.text = action.text, .href = action.href, .classes = "govuk-button--inverse", .attributes = action.attributes, .prevent_double_click = true});
}

void add(Html& page, const InterruptionCard& options) {
    page.add(
        "<div class=\"moj-interruption-card\">\n<div class=\"moj-interruption-card__content\">\n"
        "<h1 class=\"moj-interruption-card__heading\">{}</h1>\n<div class=\"moj-interruption-card__body\">{}</div>\n"
        "<div class=\"govuk-button-group moj-interruption-card__actions\">\n",
        options.heading, options.html);
    add_action(page, options.primary_action, options.primary_action.style == "link");
    if (options.secondary_action) add_action(page, *options.secondary_action, options.secondary_action->style != "button");
    page.add("</div>\n</div>\n</div>\n");
}

}  // namespace holdfast::web::moj
