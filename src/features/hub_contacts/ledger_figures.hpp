#pragma once

#include "core/figures/provider.hpp"
#include "features/hub_contacts/count_figures.hpp"

#include <string>
#include <string_view>

namespace holdfast::hub_contacts {

/// The measures of the ledger that are counted from contacts.
namespace measures {
using figures::Measure;
inline constexpr Measure contacts{"hub.contacts", "Contacts to the Safeguarding Hub"}, abuse{"hub.domestic_abuse_contacts", "Contacts about domestic abuse"},
    abuse_percent{"hub.domestic_abuse_percent", "Hub contacts that were about domestic abuse"},
    present{"hub.domestic_abuse_children", "Contacts about domestic abuse where a child was there"},
    adviser{"hub.domestic_abuse_adviser", "Contacts about domestic abuse, by the independent adviser (IDVA)"},
    conference{"hub.domestic_abuse_conference", "Contacts about domestic abuse referred to the MARAC"},
    abuse_onward{"hub.domestic_abuse_outcomes", "What became of contacts about domestic abuse"}, onward{"hub.outcomes", "What became of contacts to the Safeguarding Hub"},
    decided{"hub.decided_percent", "Contacts decided within one working day"}, rated{"hub.in_time_percent", "Contacts decided within the time of their rating"},
    again{"hub.re_contact_percent", "Contacts about a child of whom the hub had heard in the 12 months before"};
}  // namespace measures

/// The populations of contacts without a rating, and without a decision.
inline constexpr std::string_view not_rated = "Not rated", not_decided = "Not decided";
/// Each as a population: "Red", "Referral to children's social care", "Offered".
std::string_view short_words(Rating rating);
std::string_view short_words(Onward onward);
std::string_view short_words(Adviser adviser);

/// Every figure of the years that are counted; none for who may not see counts.
std::vector<figures::Figure> hub_figures(trail::View& view, const figures::Wanted& wanted);

}  // namespace holdfast::hub_contacts
