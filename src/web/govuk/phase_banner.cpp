#include "web/govuk/phase_banner.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const PhaseBanner& options) {
    page.add("<div class=\"govuk-phase-banner govuk-width-container");
    add_class(page, options.classes);
    page.add("\"");
    add_attributes(page, options.attributes);
    page.add(">\n<p class=\"govuk-phase-banner__content\">\n<strong class=\"govuk-tag govuk-phase-banner__content__tag");
    add_class(page, options.tag.classes);
    page.add("\">\n");
    add_content(page, options.tag);
    page.add("\n</strong>\n<span class=\"govuk-phase-banner__text\">\n");
    add_content(page, options);
    page.add("\n</span>\n</p>\n</div>\n");
}

}  // namespace holdfast::web::govuk
