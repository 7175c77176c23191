#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// One button, or with `href` one link, of a menu.
struct ButtonMenuItem {
    std::string text{};
    Html html{};
    std::string name{};
    std::string type{};
    std::string value{};
    std::string href{};
    bool disabled{};
    std::string classes{};
    govuk::Attributes attributes{};
};

/// The button that opens a menu.
struct ButtonMenuToggle {
    std::string text{};
    std::string classes{};
};

/// Buttons that a script folds into one menu. `align_menu` is `left` or `right`.
struct ButtonMenu {
    std::vector<ButtonMenuItem> items;
    ButtonMenuToggle button{};
    std::string align_menu{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const ButtonMenu& options);
inline Html button_menu(const ButtonMenu& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
