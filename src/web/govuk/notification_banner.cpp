#include "web/govuk/notification_banner.hpp"

namespace holdfast::web::govuk {

static void add_title(Html& page, const NotificationBanner& options, std::string_view id, bool is_success) {
    const std::string_view level = or_else(options.title_heading_level, "2");
    page.add("<div class=\"govuk-notification-banner__header\">\n<h{} class=\"govuk-notification-banner__title\" id=\"{}\">", level, id);
    if (!options.title_html.empty()) page.add(options.title_html);
    else page.add_text(or_else(options.title_text, is_success ? "Success" : "Important"));
    page.add("</h{}>\n</div>\n", level);
}

void add(Html& page, const NotificationBanner& options) {
    const bool is_success = options.type == "success";
    const std::string_view id = or_else(options.title_id, "govuk-notification-banner-title");
    page.add("<div class=\"govuk-notification-banner");
    add_if(page, is_success, " govuk-notification-banner--success");
    add_class(page, options.classes);
    page.add("\" role=\"{}\" aria-labelledby=\"{}\" data-module=\"govuk-notification-banner\"", or_else(options.role, is_success ? "alert" : "region"), id);
    if (options.disable_auto_focus) page.add(" data-disable-auto-focus=\"{}\"", word_of(*options.disable_auto_focus));
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_title(page, options, id, is_success);
    page.add("<div class=\"govuk-notification-banner__content\">\n");
    if (options.html.empty()) add_if(page, options.text, "<p class=\"govuk-notification-banner__heading\">{}</p>\n");
    else page.add(options.html);
    page.add("</div>\n</div>\n");
}

}  // namespace holdfast::web::govuk
