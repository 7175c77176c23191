#include "web/govuk/exit_this_page.hpp"

#include "web/govuk/button.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const ExitThisPage& options) {
    page.add("<div");
    add_if(page, options.id, " id=\"{}\"");
    page.add(" class=\"govuk-exit-this-page");
    add_class(page, options.classes);
    page.add("\" data-module=\"govuk-exit-this-page\"");
    add_attributes(page, options.attributes);
    add_if(page, options.activated_text, " data-i18n.activated=\"{}\"");
    add_if(page, options.timed_out_text, " data-i18n.timed-out=\"{}\"");
    add_if(page, options.press_two_more_times_text, " data-i18n.press-two-more-times=\"{}\"");
    add_if(page, options.press_one_more_time_text, " data-i18n.press-one-more-time=\"{}\"");
    page.add(">\n");
    add(page, Button{.text = options.text,
                     .html = has_content(options) ? options.html : web::html("<span class=\"govuk-visually-hidden\">Emergency</span> Exit this page"),
                     .href = std::string(or_else(options.redirect_url, "https://www.bbc.co.uk/weather")),
                     .classes = "govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button",
                     .attributes = {{"rel", "nofollow noreferrer"}}});
    page.add("</div>\n");
}

}  // namespace holdfast::web::govuk
