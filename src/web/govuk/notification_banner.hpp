#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// News that is not about the page itself; with `type` `success`, that something was done.
struct NotificationBanner {
    std::string text{};
    Html html{};
    std::string title_text{};
    Html title_html{};
    std::string title_heading_level{};
    std::string type{};
    std::string role{};
    std::string title_id{};
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const NotificationBanner& options);
inline Html notification_banner(const NotificationBanner& options) { return made(options); }

}  // namespace holdfast::web::govuk
