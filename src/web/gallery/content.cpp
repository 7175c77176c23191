#include "web/gallery/examples.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

namespace holdfast::web::gallery {

using namespace govuk;

static Html sections() {
    return accordion(
        {.id = "procedures",
         .items = {
             {.heading = {.text = "Making a referral"}, .summary = {.text = "Who, when and how"}, .content = {.text = "Anyone may refer a child to the hub."}},
             {.heading = {.text = "Strategy discussions"}, .content = {.html = html("<p class=\"govuk-body\">Called by the hub.</p>")}}}});
}

static Html lists() {
    const SummaryAction change{.href = nowhere, .text = "Change", .visually_hidden_text = "school"};
    Html page = summary_list({.rows = {{.key = {.text = "Reference"}, .value = {.text = "EH-2017-0042"}},
                                       {.key = {.text = "School"}, .value = {.text = "Fellside Primary"}, .actions = {.items = {change}}}}});
    add(page, SummaryList{.rows = {{.key = {.text = "Chair"}, .value = {.text = "Independent"}}},
                          .card = SummaryCard{.title = SummaryCardTitle{.text = "Core group"},
                                              .actions = {.items = {{.href = nowhere, .text = "Edit"}, {.href = nowhere, .text = "End"}}}}});
    return page;
}

static Html children_by_district() {
    return table({.rows = {{{.text = "Allerdale"}, {.text = "112", .format = "numeric"}}, {{.text = "Eden"}, {.text = "41", .format = "numeric"}}},
                  .head = {{.text = "District"}, {.text = "Children", .format = "numeric"}},
                  .caption = "Children with a plan by district, 31 March 2017",
                  .caption_classes = "govuk-table__caption--m",
                  .first_cell_is_header = true});
}

static Html tab_panels() {
    return tabs({.id_prefix = "year",
                 .items = {{.label = "2016-17", .panel = {.html = html("<h2 class=\"govuk-heading-m\">2016-17</h2><p class=\"govuk-body\">430 plans.</p>")}},
                           {.label = "2015-16", .panel = {.html = html("<h2 class=\"govuk-heading-m\">2015-16</h2><p class=\"govuk-body\">455 plans.</p>")}}}});
}

static Html all_tags() {
    Html list = html("<ul class=\"govuk-list\">\n");
    for (const char* colour : {"grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"})
        list.add("<li>{}</li>\n", tag({.text = colour, .classes = std::string("govuk-tag--") + colour}));
    return list.add("</ul>\n");
}

static Html tasks() {
    return task_list(
        {.items = {{.title = {.text = "The child"}, .status = {.text = "Completed"}, .href = nowhere},
                   {.title = {.text = "What worries you"},
                    .hint = Content{.text = "What you saw, heard or were told"},
                    .status = {.tag = Tag{.text = "In progress", .classes = "govuk-tag--light-blue"}},
                    .href = nowhere},
                   {.title = {.text = "Send the referral"}, .status = {.text = "Cannot start yet", .classes = "govuk-task-list__status--cannot-start-yet"}}}});
}

static Html banners() {
    Html page = notification_banner({.text = "The conference of 12 May is confirmed", .type = "success", .disable_auto_focus = true});
    add(page, NotificationBanner{.html = html("<p class=\"govuk-notification-banner__heading\">Two reviews are due this week. <a "
                                              "class=\"govuk-notification-banner__link\" href=\"#main-content\">See which</a>.</p>"),
                                 .title_id = "second-banner"});
    return page;
}

void add_content(std::vector<Example>& all) {
    all.push_back({"accordion", "Accordion", sections()});
    all.push_back({"details", "Details", details({.summary_text = "Why we ask for the school", .text = "The school may know what others do not."})});
    all.push_back(
        {"error-summary", "Error summary",
         error_summary({.title_text = "There is a problem", .error_list = {{.href = "#postcode", .text = "Enter a postcode"}}, .disable_auto_focus = true})
             .add(input({.name = "postcode",
                         .label = {.text = "Postcode"},
                         .error_message = ErrorMessage{.text = "Enter a postcode"},
                         .classes = "govuk-input--width-10"}))});
    all.push_back({"inset-text", "Inset text", inset_text({.text = "The threshold is the one in the partnership's own document."})});
    all.push_back({"notification-banner", "Notification banner", banners()});
    all.push_back({"panel", "Panel", panel({.title_text = "Referral sent", .html = html("Your reference<br><strong>HC-2017-0417</strong>")}), true});
    all.push_back({"summary-list", "Summary list", lists()});
    all.push_back({"table", "Table", shell::table_region("Children with a plan", children_by_district())});
    all.push_back({"tabs", "Tabs", tab_panels()});
    all.push_back({"tag", "Tag", all_tags()});
    all.push_back({"task-list", "Task list", tasks()});
    all.push_back(
        {"warning-text", "Warning text", warning_text({.text = "You must not tell the person the allegation is about before the strategy discussion."})});
}

}  // namespace holdfast::web::gallery
