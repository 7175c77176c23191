#pragma once

#include "core/site/feature.hpp"
#include "core/site/page.hpp"

#include <string_view>
#include <vector>

/// Where a page lies in the site: in which part, and what the way to it is. A part is what a link of the navigation or a card of the home page leads to.
namespace holdfast::site {

/// The part in which the page at this path lies: of those under whose path, or beside it, the page is, the nearest; nothing for pages of no part.
const NavigationItem* part_of(const std::vector<NavigationItem>& parts, std::string_view path);

/// Whether that is the part's own page: the one at its path, or at that of one of its years (`/budget/2016-17`).
bool is_own_page(const NavigationItem& part, std::string_view path);

/// The steps above a page: those it gives, with its part before them where they do not begin there. The part's own page has none.
std::vector<Crumb> way_to(const NavigationItem& part, std::string_view path, const std::vector<Crumb>& given);

}  // namespace holdfast::site
