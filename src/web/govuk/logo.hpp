#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The crown, with the word GOV.UK unless `use_logotype` is off. Only a site on service.gov.uk may show it.
struct Logo {
    std::string classes{};
    std::string aria_label_text{};
    bool use_logotype{true};
};

void add(Html& page, const Logo& options);

}  // namespace holdfast::web::govuk
