#pragma once

#include "core/site/page.hpp"
#include "web/request.hpp"

#include <string>

namespace holdfast::site {

/// A single-use link for somebody to choose a password with.
struct LinkToHandOver {
    std::string key{};
    std::string said{};   ///< what was done, in a sentence; may be empty
    std::string lasts{};  ///< until when it works, in words: "within three days"
    Crumb back{};
};
/// The page that shows it to an administrator, once. The link leads to where the administrator is: the Origin of a post was found to be this site's before.
Page link_to_hand_over(const web::Request& request, LinkToHandOver link);

}  // namespace holdfast::site
