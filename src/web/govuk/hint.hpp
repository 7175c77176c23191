#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// Help that stands between a label and its control. Components that hold a hint give it its id.
struct Hint {
    std::string text{};
    Html html{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Hint& options);
/// Adds a hint with this id and, before its own, these classes.
void add_hint(Html& page, const Hint& options, std::string_view id, std::string_view classes = {});
inline Html hint(const Hint& options) { return made(options); }

}  // namespace holdfast::web::govuk
