#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// One language of the page; without `href`, the one it is in.
struct LanguageNavigationItem {
    std::string text{};
    Html html{};
    std::string lang;
    std::string href_lang{};
    std::string dir{};
    std::string href{};
    bool current{};
    std::string language_description_text{};
    std::string classes{};
    Attributes attributes{};
};

/// The languages a page can be read in.
struct LanguageNavigation {
    std::vector<LanguageNavigationItem> items;
    std::string aria_label{"Language"};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const LanguageNavigation& options);
inline Html language_navigation(const LanguageNavigation& options) { return made(options); }

}  // namespace holdfast::web::govuk
