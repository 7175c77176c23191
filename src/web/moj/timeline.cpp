#include "web/moj/timeline.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_header(Html& page, const TimelineItem& item, int heading_level) {
    page.add("<div class=\"moj-timeline__header\">\n<h{} class=\"moj-timeline__title\">", heading_level);
    add_content(page, item.label);
    page.add("</h{}>\n", heading_level);
    if (item.byline) {
        page.add("<p class=\"moj-timeline__byline\">by ");
        add_content(page, *item.byline);
        page.add("</p>\n");
    }
    page.add("</div>\n");
}

static void add_item(Html& page, const TimelineItem& item, int heading_level) {
    page.add("<div class=\"moj-timeline__item");
    add_class(page, item.classes);
    page.add("\"");
    add_attributes(page, item.attributes);
    page.add(">\n");
    add_header(page, item, heading_level);
    page.add("<p class=\"moj-timeline__date\">\n<time datetime=\"{}\">{}</time>\n</p>\n<div class=\"moj-timeline__description\">", item.datetime.timestamp,
             item.datetime.words);
    add_content(page, item);
    page.add("</div>\n</div>\n");
}

void add(Html& page, const Timeline& options) {
    page.add("<div class=\"moj-timeline");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n");
    for (const auto& item : options.items) add_item(page, item, options.heading_level);
    page.add("</div>\n");
}

}  // namespace holdfast::web::moj
