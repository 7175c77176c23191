#include "web/govuk/error_message.hpp"

namespace holdfast::web::govuk {

void add_error_message(Html& page, const ErrorMessage& options, std::string_view id) {
    page.add("<p");
    if (!id.empty()) page.add(" id=\"{}\"", id);
    page.add(" class=\"govuk-error-message");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">");
    add_if(page, options.visually_hidden_text, "<span class=\"govuk-visually-hidden\">{}:</span> ");
    add_content(page, options);
    page.add("</p>\n");
}

void add(Html& page, const ErrorMessage& options) { add_error_message(page, options, options.id); }

}  // namespace holdfast::web::govuk
