#include "web/govuk/label.hpp"

namespace holdfast::web::govuk {

void add_label(Html& page, const Label& options, std::string_view for_id) {
    if (!has_content(options)) return;
    add_if(page, options.is_page_heading, "<h1 class=\"govuk-label-wrapper\">");
    page.add("<label class=\"govuk-label");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    if (!for_id.empty()) page.add(" for=\"{}\"", for_id);
    page.add(">\n");
    add_content(page, options);
    page.add("\n</label>\n");
    add_if(page, options.is_page_heading, "</h1>\n");
}

void add(Html& page, const Label& options) { add_label(page, options, options.for_id); }

}  // namespace holdfast::web::govuk
