#pragma once

#include <string>
#include <string_view>

#include "web/html.hpp"

/// The pages every footer leads to. The words are true of the product; what only the partnership knows is passed in.
namespace holdfast::web::shell {

/// What the partnership says of itself in these pages. What is empty is left out.
struct SiteContact {
    std::string partnership{};
    std::string email{};
    std::string telephone{};
    std::string data_controller{};  ///< empty: the partnership
    int session_minutes = 30;
    std::string session_cookie{"holdfast"};
    std::string message_cookie{"holdfast-message"};
    std::string device_cookie{"holdfast-device"};
};

/// The accessibility statement, in the parts that the Public Sector Bodies Accessibility Regulations 2018 ask for.
Html accessibility_statement(const SiteContact& contact);
/// What is kept about people and why (articles 13 and 14 of the UK GDPR).
Html privacy_notice(const SiteContact& contact);
/// The cookies that are set, all of them strictly necessary, so that no consent is asked for (regulation 6(4) of PECR 2003).
Html cookies_page(const SiteContact& contact);

}  // namespace holdfast::web::shell
