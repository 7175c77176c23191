#pragma once

#include <optional>

#include "web/moj/button_menu.hpp"

namespace holdfast::web::moj {

/// Whose record the page shows, and what can be done with it. Put it inside a landmark.
struct IdentityBar {
    std::optional<govuk::Content> title{};
    std::vector<ButtonMenu> menus{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const IdentityBar& options);
inline Html identity_bar(const IdentityBar& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
