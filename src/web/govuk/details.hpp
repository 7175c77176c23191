#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// More about something, behind a line that opens it.
struct Details {
    std::string summary_text{};
    Html summary_html{};
    std::string text{};
    Html html{};
    std::string id{};
    bool open{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Details& options);
inline Html details(const Details& options) { return made(options); }

}  // namespace holdfast::web::govuk
