#include "web/govuk/header.hpp"

#include "web/govuk/generic_header.hpp"
#include "web/govuk/logo.hpp"

namespace holdfast::web::govuk {

void add(Html& page, const Header& options) {
    Html logo;
    add(logo, Logo{.classes = "govuk-header__logotype", .aria_label_text = "GOV.UK"});
    add_if(logo, options.product_name, "\n<span class=\"govuk-header__product-name\">{}</span>");
    add_header(page,
               {.url = std::string(or_else(options.homepage_url, "//gov.uk")),
                .logo_html = std::move(logo),
                .container_classes = options.container_classes,
                .classes = options.classes,
                .attributes = options.attributes},
               "govuk");
}

}  // namespace holdfast::web::govuk
