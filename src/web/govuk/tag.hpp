#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The status of a thing, in a word. Colours are classes: `govuk-tag--red`.
struct Tag {
    std::string text{};
    Html html{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Tag& options);
inline Html tag(const Tag& options) { return made(options); }

}  // namespace holdfast::web::govuk
