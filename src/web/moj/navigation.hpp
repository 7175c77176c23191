#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// One page of a part of the service. `attributes` go on the list item.
struct SideNavigationItem {
    std::string text{};
    Html html{};
    std::string href;
    bool active{};
    govuk::Attributes attributes{};
};

struct SideNavigationHeading {
    std::string text{};
    Html html{};
    int heading_level{4};
    std::string classes{};
    govuk::Attributes attributes{};
};

struct SideNavigationSection {
    SideNavigationHeading heading;
    std::vector<SideNavigationItem> items;
};

/// The pages of a part of the service, down the side; with `sections`, under headings.
struct SideNavigation {
    std::string label{};
    std::vector<SideNavigationItem> items{};
    std::vector<SideNavigationSection> sections{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const SideNavigation& options);
inline Html side_navigation(const SideNavigation& options) { return govuk::made(options); }

/// One page about a thing. `classes` go on the list item, `attributes` on the link.
struct SubNavigationItem {
    std::string text{};
    Html html{};
    std::string href;
    bool active{};
    std::string classes{};
    govuk::Attributes attributes{};
};

/// The pages about one thing, in a row below its name.
struct SubNavigation {
    std::string label{};
    std::vector<SubNavigationItem> items;
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const SubNavigation& options);
inline Html sub_navigation(const SubNavigation& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
