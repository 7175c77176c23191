#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// One part of the service. `current` is the page itself, `active` the part the page is in.
struct ServiceNavigationItem {
    bool current{};
    bool active{};
    Html html{};
    std::string text{};
    std::string href{};
    Attributes attributes{};
};

/// What stands after the navigation; with `align` `inline`, beside it.
struct ServiceNavigationEnd {
    Html html{};
    std::string align{};
};

struct ServiceNavigationSlots {
    Html start{};
    ServiceNavigationEnd end{};
    Html navigation_start{};
    Html navigation_end{};
};

/// The name of the service and the way to its parts. It folds up on a phone unless there is only one.
struct ServiceNavigation {
    std::string classes{};
    Attributes attributes{};
    std::string aria_label{"Service information"};
    std::string menu_button_text{};
    std::string menu_button_label{};
    std::string navigation_label{};
    std::string navigation_id{};
    std::string navigation_classes{};
    std::optional<bool> collapse_navigation_on_mobile{};
    std::string service_name{};
    std::string service_url{};
    std::vector<ServiceNavigationItem> navigation{};
    ServiceNavigationSlots slots{};
};

void add(Html& page, const ServiceNavigation& options);
inline Html service_navigation(const ServiceNavigation& options) { return made(options); }

}  // namespace holdfast::web::govuk
