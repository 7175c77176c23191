#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A link to the page before, at the top of a page.
struct BackLink {
    std::string text{};
    Html html{};
    std::string href;
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const BackLink& options);
inline Html back_link(const BackLink& options) { return made(options); }

/// A link past the header to the content, seen only when it has the focus.
struct SkipLink {
    std::string text{};
    Html html{};
    std::string href{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const SkipLink& options);
inline Html skip_link(const SkipLink& options) { return made(options); }

}  // namespace holdfast::web::govuk
