#pragma once

#include "base/outcome.hpp"
#include "web/html.hpp"
#include "web/response.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace holdfast::site {

/// A step on the way to the page, shown above its heading.
struct Crumb {
    std::string text{};
    std::string path{};
};

/// What a slice gives for a page; the router puts the shell around it (header, navigation by role, error summary, footer).
struct Page {
    std::string title{};
    web::Html main{};
    std::vector<Crumb> breadcrumbs{};                            ///< the pages above it; the part of the site that it lies in may be left out (place.hpp)
    std::vector<FieldError> errors{};                            ///< listed in the error summary, which takes the focus; the title then starts with "Error:"
    int status{200};                                             ///< 422 where a form is shown again with its errors
    bool is_wide{false};                                         ///< the whole width of the frame, for wide tables
    std::vector<std::pair<std::string, std::string>> headers{};  ///< of the answer, such as the mark of a session to keep (session_pages.hpp)
    std::chrono::seconds retry_after{};                          ///< with status 429: how long to wait before trying again
    std::optional<int> unread{};                                 ///< notices in the viewer's inbox; given by the site where it looked
};

/// What a request is answered with: a page, or a redirect, download or other finished response.
using Answer = std::variant<Page, web::Response>;

/// 303 to `path`, with a message shown once at the top of the next page.
web::Response redirect_with_message(std::string_view path, std::string_view message);

}  // namespace holdfast::site
