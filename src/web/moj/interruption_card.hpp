#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// What to do about an interruption. `style` is `button` or `link`; the first is a button unless it says otherwise, the second a link.
struct InterruptionAction {
    std::string text;
    std::string style{};
    std::string href{};
    govuk::Attributes attributes{};
};

/// A page that stops a reader before something that matters. `html` is what the template takes from its caller.
struct InterruptionCard {
    std::string heading;
    Html html{};
    InterruptionAction primary_action;
    std::optional<InterruptionAction> secondary_action{};
};

void add(Html& page, const InterruptionCard& options);
inline Html interruption_card(const InterruptionCard& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
