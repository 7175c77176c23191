#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A button or, with `href`, a link of a panel that interrupts.
struct PanelAction {
    std::string text;
    std::string type{};
    std::string href{};
    std::string classes{};
    Attributes attributes{};
};

struct PanelActions {
    std::vector<PanelAction> items{};
    std::string classes{};
    Attributes attributes{};
};

/// The end of a journey: that it is done, and its reference. With the class `govuk-panel--interruption` it stops one instead, and only
/// then shows its actions.
struct Panel {
    std::string title_text{};
    Html title_html{};
    int heading_level{1};
    std::string text{};
    Html html{};
    std::string classes{};
    Attributes attributes{};
    std::optional<PanelActions> actions{};
};

void add(Html& page, const Panel& options);
inline Html panel(const Panel& options) { return made(options); }

}  // namespace holdfast::web::govuk
