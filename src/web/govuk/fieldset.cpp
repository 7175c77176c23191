#include "web/govuk/fieldset.hpp"

namespace holdfast::web::govuk {

static void add_legend(Html& page, const Legend& legend) {
    if (!has_content(legend)) return;
    page.add("<legend class=\"govuk-fieldset__legend");
    add_class(page, legend.classes);
    page.add("\">");
    add_if(page, legend.is_page_heading, "<h1 class=\"govuk-fieldset__heading\">");
    add_content(page, legend);
    add_if(page, legend.is_page_heading, "</h1>");
    page.add("</legend>\n");
}

void open_fieldset(Html& page, const Fieldset& options, std::string_view described_by, std::string_view role) {
    page.add("<fieldset class=\"govuk-fieldset");
    add_class(page, options.classes);
    page.add("\"");
    if (!role.empty()) page.add(" role=\"{}\"", role);
    if (!described_by.empty()) page.add(" aria-describedby=\"{}\"", described_by);
    add_attributes(page, options.attributes);
    page.add(">\n");
    add_legend(page, options.legend);
}

void add(Html& page, const Fieldset& options) {
    open_fieldset(page, options, options.described_by, options.role);
    page.add(options.html);
    close_fieldset(page);
}

}  // namespace holdfast::web::govuk
