#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// One error, linked to the control it is about.
struct ErrorSummaryItem {
    std::string href{};
    std::string text{};
    Html html{};
    Attributes attributes{};
};

/// Everything that is wrong with a page of answers. It takes the focus when the page opens.
struct ErrorSummary {
    std::string title_text{};
    Html title_html{};
    std::string description_text{};
    Html description_html{};
    std::vector<ErrorSummaryItem> error_list{};
    std::optional<bool> disable_auto_focus{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const ErrorSummary& options);
inline Html error_summary(const ErrorSummary& options) { return made(options); }

}  // namespace holdfast::web::govuk
