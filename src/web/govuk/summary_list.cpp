#include "web/govuk/summary_list.hpp"

#include <algorithm>

namespace holdfast::web::govuk {

using CardTitle = std::optional<SummaryCardTitle>;

static void add_hidden_text(Html& page, const SummaryAction& action, const CardTitle& title) {
    if (action.visually_hidden_text.empty() && !title) return;
    page.add("<span class=\"govuk-visually-hidden\">");
    add_if(page, action.visually_hidden_text, " {}");
    if (title) {
        page.add(" (");
        add_content(page, *title);
        page.add(")");
    }
    page.add("</span>");
}

static void add_action(Html& page, const SummaryAction& action, const CardTitle& title) {
    page.add("<a class=\"govuk-link");
    add_class(page, action.classes);
    page.add("\" href=\"{}\"", action.href);
    add_attributes(page, action.attributes);
    page.add(">");
    add_content(page, action);
    add_hidden_text(page, action, title);
    page.add("</a>");
}

static void add_row_actions(Html& page, const SummaryActions& actions, const CardTitle& title) {
    if (actions.items.empty()) return;
    page.add("<dd class=\"govuk-summary-list__actions");
    add_class(page, actions.classes);
    page.add("\">");
    const bool is_list = actions.items.size() > 1;
    add_if(page, is_list, "\n<ul class=\"govuk-summary-list__actions-list\">\n");
    for (const auto& action : actions.items) {
        add_if(page, is_list, "<li class=\"govuk-summary-list__actions-list-item\">");
        add_action(page, action, title);
        add_if(page, is_list, "</li>\n");
    }
    add_if(page, is_list, "</ul>\n");
    page.add("</dd>\n");
}

static void add_row(Html& page, const SummaryRow& row, const CardTitle& title, bool has_action_column) {
    page.add("<div class=\"govuk-summary-list__row");
    add_if(page, has_action_column && row.actions.items.empty(), " govuk-summary-list__row--no-actions");
    add_class(page, row.classes);
    page.add("\">\n<dt class=\"govuk-summary-list__key");
    add_class(page, row.key.classes);
    page.add("\">");
    add_content(page, row.key);
    page.add("</dt>\n<dd class=\"govuk-summary-list__value");
    add_class(page, row.value.classes);
    page.add("\">");
    add_content(page, row.value);
    page.add("</dd>\n");
    add_row_actions(page, row.actions, title);
    page.add("</div>\n");
}

static void add_list(Html& page, const SummaryList& options) {
    static const CardTitle no_title;
    const CardTitle& title = options.card ? options.card->title : no_title;
    const bool has_action_column = std::any_of(options.rows.begin(), options.rows.end(), [](const SummaryRow& row) { return !row.actions.items.empty(); });
    page.add("<dl class=\"govuk-summary-list");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (const auto& row : options.rows) add_row(page, row, title, has_action_column);
    page.add("</dl>\n");
}

static void add_card_title(Html& page, const SummaryCardTitle& title) {
    page.add("<h{} class=\"govuk-summary-card__title", title.heading_level);
    add_class(page, title.classes);
    page.add("\">");
    add_content(page, title);
    page.add("</h{}>\n", title.heading_level);
}

static void add_card_actions(Html& page, const SummaryCard& card) {
    const bool is_list = card.actions.items.size() > 1;
    if (card.actions.items.empty()) return;
    page.add(is_list ? HtmlTemplate<>("<ul class=\"govuk-summary-card__actions") : HtmlTemplate<>("<div class=\"govuk-summary-card__actions"));
    add_class(page, card.actions.classes);
    page.add("\">");
    for (const auto& action : card.actions.items) {
        add_if(page, is_list, "<li class=\"govuk-summary-card__action\">");
        add_action(page, action, card.title);
        add_if(page, is_list, "</li>\n");
    }
    page.add(is_list ? HtmlTemplate<>("</ul>\n") : HtmlTemplate<>("</div>\n"));
}

void add(Html& page, const SummaryList& options) {
    if (!options.card) return add_list(page, options);
    page.add("<div class=\"govuk-summary-card");
    add_class(page, options.card->classes);
    page.add("\"");
    add_attributes(page, options.card->attributes);
    page.add(">\n<div class=\"govuk-summary-card__title-wrapper\">\n");
    if (options.card->title) add_card_title(page, *options.card->title);
    add_card_actions(page, *options.card);
    page.add("</div>\n<div class=\"govuk-summary-card__content\">\n");
    add_list(page, options);
    page.add("</div>\n</div>\n");
}

}  // namespace holdfast::web::govuk
