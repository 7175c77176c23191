#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/outcome.hpp"
#include "web/html.hpp"

/// The whole HTML document around what a page says.
namespace holdfast::web::shell {

/// A part of the service.
struct NavigationLink {
    std::string text{};
    std::string href{};
};
/// Where the links of the header beside the name of who has signed in lead.
inline constexpr std::string_view account_path = "/account", inbox_path = "/inbox";

/// A step on the way to the page.
struct Crumb {
    std::string text{};
    std::string href{};
};

/// What the shell of a page is made of. Everything but `title` and `main` may stay empty, and is then left out.
struct Layout {
    std::string partnership{};  ///< the name in the header
    std::string service_name{"Holdfast"};
    std::string title{};
    std::string path{};  ///< of the page itself
    std::string part{};  ///< where the link of the header leads that is marked as the part the page is in, or as the page itself; empty: none is
    std::vector<NavigationLink> navigation{};
    std::vector<Crumb> breadcrumbs{};
    std::vector<FieldError> errors{};    ///< listed above the page, which takes the focus; the title then starts with "Error:"
    std::optional<std::string> flash{};  ///< what has just been done
    std::string signed_in_as{};
    std::string inbox{};       ///< the words of the link to the inbox: "Inbox (3 unread)"
    std::string account{};     ///< tells accounts apart, for drafts
    std::string draft_key{};   ///< under which the browser keeps this account's drafts; empty: it keeps none
    std::string csrf_token{};  ///< for the sign-out form
    std::string version{};
    std::string phase{};  ///< "Beta"; with `phase_text` after it
    Html phase_text{};
    std::optional<int> session_seconds{};  ///< after which an idle session ends: the script warns two minutes before
    std::string session_path{"/session/extend"};
    Html main{};
    bool wide = false;  ///< the whole width of the frame, for wide tables
};

/// The document, from `<!DOCTYPE html>` to `</html>`. It has no inline script or style; its assets are at their hashed addresses.
std::string render(const Layout& layout);

}  // namespace holdfast::web::shell
