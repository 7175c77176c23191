#pragma once

#include "web/govuk/markup.hpp"

/// The components of the MOJ Design System that the product needs, in the same way as those of web/govuk.
namespace holdfast::web::moj {

/// A message about the page or part of it. `variant` is `information`, `success`, `warning` or `error`. The title is what a screen reader
/// calls it; it shows where there is nothing else to show, or with `show_title_as_heading`.
struct Alert {
    std::string variant{};
    std::string title;
    bool show_title_as_heading{};
    std::string heading_tag{};
    std::string text{};
    Html html{};
    bool dismissible{};
    std::string dismiss_text{};
    bool disable_auto_focus{};
    std::string focus_on_dismiss_selector{};
    std::string role{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Alert& options);
inline Html alert(const Alert& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
