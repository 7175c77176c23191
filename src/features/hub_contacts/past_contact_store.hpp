#pragma once

#include "core/trail/change.hpp"
#include "features/hub_contacts/past_contact.hpp"

#include <map>
#include <string>

namespace holdfast::hub_contacts {

/// By their references.
std::map<std::string, PastContact, std::less<>> past_contacts(trail::View& view);

/// Whether what had to be done was done by when it was due; unknown where that cannot be counted or nothing was done.
enum class InTime { unknown, yes, no };
struct PastTiming {
    InTime decision{};  ///< the decision within its clock
    InTime rating{};    ///< the decision within the clock of the rating
};
/// Adds one of many.
void append_past_contact(trail::Change& change, const PastContact& contact, const PastTiming& timing);
void update_past_contact(trail::Change& change, const PastContact& contact, const PastTiming& timing);

}  // namespace holdfast::hub_contacts
