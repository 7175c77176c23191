#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// A small label, in a colour given by its class. The documented option `label` is not here: the template makes an empty name of it.
struct Badge {
    std::string text{};
    Html html{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Badge& options);
inline Html badge(const Badge& options) { return govuk::made(options); }

/// How many new things there are, beside a link: nothing for none, `99+` from ninety-nine on. `count` is the documented option `text`.
struct NotificationBadge {
    int count;
    std::string visually_hidden_text{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const NotificationBadge& options);
inline Html notification_badge(const NotificationBadge& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
