#pragma once

#include "web/govuk/button.hpp"

namespace holdfast::web::moj {

struct PageHeading {
    std::string text{};
    Html html{};
    int level{1};
    std::string classes{"govuk-heading-xl"};
};

/// The heading of a page with the buttons of what can be done on it.
struct PageHeaderActions {
    PageHeading heading;
    std::vector<govuk::Button> items{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const PageHeaderActions& options);
inline Html page_header_actions(const PageHeaderActions& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
