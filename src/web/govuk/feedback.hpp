#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// Where to say what one thinks of a page, at its end.
struct Feedback {
    std::string title_text{};
    Html title_html{};
    int heading_level{2};
    std::string text{};
    Html html{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Feedback& options);
inline Html feedback(const Feedback& options) { return made(options); }

}  // namespace holdfast::web::govuk
