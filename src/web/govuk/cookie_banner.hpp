#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A button or, with `href`, a link of a message about cookies.
struct CookieBannerAction {
    std::string text;
    std::string type{};
    std::string href{};
    std::string name{};
    std::string value{};
    std::string classes{};
    Attributes attributes{};
};

struct CookieBannerMessage {
    std::string heading_text{};
    Html heading_html{};
    std::string text{};
    Html html{};
    std::vector<CookieBannerAction> actions{};
    bool hidden{};
    std::string role{};
    std::string classes{};
    Attributes attributes{};
};

/// The question whether cookies that are not strictly necessary may be set.
struct CookieBanner {
    std::string aria_label{};
    bool hidden{};
    std::string classes{};
    Attributes attributes{};
    std::vector<CookieBannerMessage> messages;
};

void add(Html& page, const CookieBanner& options);
inline Html cookie_banner(const CookieBanner& options) { return made(options); }

}  // namespace holdfast::web::govuk
