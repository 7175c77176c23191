#include "web/moj/messages.hpp"

namespace holdfast::web::moj {

using namespace govuk;

static void add_message(Html& page, const Message& message) {
    const std::string time = london_time_of_day(message.timestamp);
    page.add("<div");
    add_if(page, message.id, " id=\"message_{}\"");
    page.add(" class=\"moj-message-item moj-message-item--{}\">\n<div class=\"moj-message-item__text moj-message-item__text--{}\">", message.type,
             message.type);
    add_content(page, message);
    page.add(
        "</div>\n<div class=\"moj-message-item__meta\">\n<span class=\"moj-message-item__meta--sender\">{}</span> at "
        "<time class=\"moj-message-item__meta--timestamp\" datetime=\"{}\">{}</time>\n</div>\n</div>\n",
        message.sender, time, time);
}

static void add_list(Html& page, const std::vector<Message>& messages) {
    std::string previous_day;
    for (const auto& message : messages) {
        std::string day = in_words(london_date(message.timestamp));
        if (day != previous_day) page.add("<time class=\"moj-message-list__date\" datetime=\"{}\">{}</time>\n", day, day);
        add_message(page, message);
        previous_day = std::move(day);
    }
}

void add(Html& page, const Messages& options) {
    page.add("<div id=\"{}\" class=\"moj-messages-container", options.id);
    add_class(page, options.classes);
    page.add("\"");
    add_if(page, options.label, " aria-label=\"{}\"");
    add_attributes(page, options.attributes);
    page.add(">\n<div class=\"moj-message-list\">\n");
    add_list(page, options.items);
    page.add("</div>\n</div>\n");
}

}  // namespace holdfast::web::moj
