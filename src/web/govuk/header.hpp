#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The top of a page on GOV.UK, with the crown. Only a service on service.gov.uk may show it; others use the generic header.
struct Header {
    std::string homepage_url{};
    std::string product_name{};
    std::string container_classes{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Header& options);
inline Html header(const Header& options) { return made(options); }

}  // namespace holdfast::web::govuk
