#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A text set apart from the rest, such as a quotation.
struct InsetText {
    std::string text{};
    Html html{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const InsetText& options);
inline Html inset_text(const InsetText& options) { return made(options); }

/// A warning of something with consequences, such as the law.
struct WarningText {
    std::string text{};
    Html html{};
    std::string icon_fallback_text{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const WarningText& options);
inline Html warning_text(const WarningText& options) { return made(options); }

}  // namespace holdfast::web::govuk
