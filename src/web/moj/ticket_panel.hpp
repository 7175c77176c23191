#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// One section of a panel; a class such as `moj-ticket-panel__content--blue` colours its edge.
struct TicketPanelItem {
    std::string text{};
    Html html{};
    std::string classes{};
    govuk::Attributes attributes{};
};

/// A few things set apart, such as what is due.
struct TicketPanel {
    std::vector<TicketPanelItem> items;
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const TicketPanel& options);
inline Html ticket_panel(const TicketPanel& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
