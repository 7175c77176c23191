#pragma once

#include "core/documents/block.hpp"
#include "core/exchange/value.hpp"
#include "core/figures/provider.hpp"

#include <vector>

namespace holdfast::governance {

/// How many members and groups there are on the last day of every year that has a budget or a plan, and how many objectives each group has.
std::vector<figures::Figure> partnership_figures(trail::View& view, const figures::Wanted& wanted);

/// The days on which there are figures of members and groups, the last first.
std::vector<Date> days_reported(trail::View& view);

/// Section 5: the members on the year's last day.
std::vector<documents::Block> members_section(trail::View& view, const Period& year);
/// Section 8: the structure on the year's last day.
std::vector<documents::Block> structure_section(trail::View& view, const Period& year);
/// Section 11: the groups on the year's last day.
std::vector<documents::Block> groups_section(trail::View& view, const Period& year);
/// Section 31.
std::vector<documents::Block> glossary_section(trail::View& view, const Period& year);

exchange::Listing members_listing(trail::View& view);
exchange::Listing groups_listing(trail::View& view);
exchange::Listing glossary_listing(trail::View& view);

}  // namespace holdfast::governance
