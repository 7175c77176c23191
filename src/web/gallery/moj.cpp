#include "web/moj/moj.hpp"
#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"

namespace holdfast::web::gallery {

using namespace moj;

static Html alerts() {
    Html page = alert({.variant = "warning",
                       .title = "Two reviews are overdue",
                       .show_title_as_heading = true,
                       .text = "The oldest was due on 3 March 2017.",
                       .dismissible = true});
    for (const char* variant : {"information", "success", "error"})
        add(page, Alert{.variant = variant, .title = std::string("An alert of the kind ") + variant});
    return page;
}

static Html add_children() {
    const auto child = [](const char* number) {
        return AddAnotherItem{.fieldset = {.html = govuk::input({.id = std::string("children-") + number,
                                                                 .name = std::string("children[") + number + "]",
                                                                 .label = {.text = "Name"},
                                                                 .attributes = {{"data-name", "children[%index%]"}, {"data-id", "children-%index%"}}})}};
    };
    return add_another({.id = "children", .item_label = "Child", .items = {child("0"), child("1")}});
}

static ButtonMenu menu() { return {.items = {{.text = "Move", .href = nowhere}, {.text = "Close", .href = nowhere}}, .button = {.text = "Actions"}}; }

static Html filters() {
    return filter({.heading = {.text = "Filter"},
                   .selected_filters = SelectedFilters{.heading = {.text = "Selected filters"},
                                                       .clear_link = {.href = nowhere, .text = "Clear filters"},
                                                       .categories = {{.heading = {.text = "District"}, .items = {{nowhere, "Eden"}}}}},
                   .options_html = govuk::input({.name = "filter-name", .label = {.text = "Name"}})});
}

static Html conversation() {
    const auto at = [](const char* text) { return parse_instant(text).value_or(Instant{}); };
    return messages({.items = {{.text = "Has the school been told?", .type = "sent", .sender = "Hub", .timestamp = at("2017-03-02T10:15:00.000Z")},
                               {.text = "Yes, this morning.", .type = "received", .sender = "Referrer", .timestamp = at("2017-03-02T11:40:00.000Z")}}});
}

static Html files() {
    return multi_file_upload(
        {.uploaded_files =
             {.heading = {.text = "Files added"},
              .items = {{.message = {.text = "minutes.pdf"}, .file_name = "a1", .original_file_name = "minutes.pdf", .delete_button = {.text = "Delete"}}}},
         .upload_html = govuk::file_upload({.name = "documents", .multiple = true, .label = {.text = "Upload a file"}})});
}

static Html side_links() {
    return side_navigation({.label = "Administration of the example",
                            .sections = {{.heading = {.text = "People", .heading_level = 2},
                                          .items = {{.text = "Accounts", .href = nowhere, .active = true}, {.text = "Roles", .href = nowhere}}}}});
}

static Html chronology() {
    return timeline(
        {.items = {{.label = {.text = "Conference held"},
                    .text = "A plan was made.",
                    .datetime = at_moment(parse_instant("2017-02-14T13:30:00.000Z").value_or(Instant{})),
                    .byline = govuk::Content{.text = "Chair"}},
                   {.label = {.text = "Referred"}, .html = html("<p class=\"govuk-body\">By the school.</p>"), .datetime = on_day(make_date(2017, 1, 20))}}});
}

static Html sortable_plans() {
    return scrollable_pane("Last review by district",
                           govuk::table({.rows = {{{.text = "Eden"}, sorted_by({.text = "31 March 2017"}, "2017-03-31")},
                                                  {{.text = "Allerdale"}, sorted_by({.text = "2 May 2016"}, "2016-05-02")}},
                                         .head = {sortable({.text = "District"}), sortable({.text = "Last review"}, Sorted::descending)},
                                         .caption = "Last review by district",
                                         .attributes = sortable_table()}));
}

static govuk::TableCell choice(const std::string& id, const char* words) {
    return {.html = html("<div class=\"govuk-checkboxes__item govuk-checkboxes--small moj-multi-select__checkbox\"><input type=\"checkbox\" "
                         "class=\"govuk-checkboxes__input\" id=\"{}\" name=\"chosen\" value=\"{}\">"
                         "<label class=\"govuk-label govuk-checkboxes__label\" for=\"{}\"><span class=\"govuk-visually-hidden\">{}</span></label></div>",
                         id, id, id, words)};
}

static Html rows_to_choose() {
    return scrollable_pane("Cases to move",
                           govuk::table({.rows = {{choice("case-1", "Choose EH-1"), {.text = "EH-1"}}, {choice("case-2", "Choose EH-2"), {.text = "EH-2"}}},
                                         .head = {multi_select_head("cases-"), {.text = "Reference"}},
                                         .caption = "Cases to move",
                                         .attributes = multi_select("cases-")}));
}

static void add_moj_navigation(std::vector<Example>& all) {
    all.push_back({"button-menu", "Button menu", button_menu(menu())});
    all.push_back({"identity-bar", "Identity bar", identity_bar({.title = govuk::Content{.text = "EH-2017-0042 Jade A"}, .menus = {menu()}})});
    all.push_back(
        {"page-header-actions", "Page header actions",
         page_header_actions({.heading = {.text = "Page header actions", .classes = "govuk-heading-l"}, .items = {{.text = "Add a case", .href = nowhere}}}),
         true});
    all.push_back(
        {"search", "Search",
         search({.action = "/design/components", .label = {.text = "Search for a case"}, .input = {.id = "search-example"}, .button = {.text = "Search"}})});
    all.push_back({"side-navigation", "Side navigation", side_links()});
    all.push_back({"sub-navigation", "Sub navigation",
                   sub_navigation(
                       {.label = "About the case", .items = {{.text = "Overview", .href = nowhere, .active = true}, {.text = "Documents", .href = nowhere}}})});
}

void add_moj(std::vector<Example>& all) {
    all.push_back({"add-another", "Add another", add_children()});
    all.push_back({"alert", "Alert", alerts()});
    all.push_back({"badge", "Badge", badge({.text = "Urgent", .classes = "moj-badge--red"})});
    all.push_back(
        {"date-picker", "Date picker",
         date_picker({.id = "review", .name = "review", .label = {.text = "Date of the review"}, .hint = govuk::Hint{.text = "For example, 17/5/2017"}})});
    all.push_back({"filter", "Filter", filters()});
    all.push_back({"interruption-card", "Interruption card",
                   interruption_card({.heading = "If a child is in immediate danger, call 999",
                                      .html = html("<p class=\"govuk-body\">Refer the child afterwards.</p>"),
                                      .primary_action = {.text = "Continue", .href = nowhere},
                                      .secondary_action = InterruptionAction{.text = "Go back", .href = nowhere}}),
                   true});
    all.push_back({"messages", "Messages", conversation()});
    all.push_back({"multi-file-upload", "Multi file upload", files()});
    all.push_back({"notification-badge", "Notification badge",
                   html("<p class=\"govuk-body\">Overdue {}</p>\n", notification_badge({.count = 3, .visually_hidden_text = "overdue reviews"}))});
    all.push_back({"ticket-panel", "Ticket panel",
                   ticket_panel({.items = {{.html = html("<h2 class=\"govuk-heading-m\">Due</h2><p class=\"govuk-body\">12 May 2017</p>"),
                                            .classes = "moj-ticket-panel__content--blue"}},
                                 .attributes = {{"aria-label", "What is due"}}})});
    all.push_back({"timeline", "Timeline", chronology()});
    add_moj_navigation(all);
    all.push_back({"sortable-table", "Sortable table", sortable_plans()});
    all.push_back({"multi-select", "Multi select and scrollable pane", rows_to_choose()});
    all.push_back({"filter-toggle-button", "Filter toggle button", filter_toggle_button().add(filters())});
}

}  // namespace holdfast::web::gallery
