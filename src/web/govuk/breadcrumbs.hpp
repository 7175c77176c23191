#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// One step of the way to the page; without `href`, the page itself.
struct BreadcrumbsItem {
    std::string text{};
    Html html{};
    std::string href{};
    Attributes attributes{};
};

/// The way to the page from the start.
struct Breadcrumbs {
    std::vector<BreadcrumbsItem> items;
    std::string classes{};
    bool collapse_on_mobile{};
    Attributes attributes{};
    std::string label_text{"Breadcrumb"};
};

void add(Html& page, const Breadcrumbs& options);
inline Html breadcrumbs(const Breadcrumbs& options) { return made(options); }

}  // namespace holdfast::web::govuk
