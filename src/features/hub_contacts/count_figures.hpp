#pragma once

#include "base/period.hpp"
#include "core/figures/year_figures.hpp"
#include "core/trail/view.hpp"
#include "features/hub_contacts/vocabulary.hpp"

#include <array>
#include <map>
#include <string_view>
#include <vector>

namespace holdfast::hub_contacts {

/// Who got in touch, as the Board counts it: the groups of the census's list ReferralSource.
enum class SenderKind { family_or_public, education, health, housing, local_authority, police, other_legal, other_agency, nobody_known };
inline constexpr std::array every_sender_kind{SenderKind::family_or_public, SenderKind::education, SenderKind::health,      SenderKind::housing,     SenderKind::local_authority,
                                              SenderKind::police,           SenderKind::other_legal, SenderKind::other_agency, SenderKind::nobody_known};
std::string_view in_words(SenderKind kind);
/// The kind of a code such as `2A`.
SenderKind kind_of_source(std::string_view code);

/// How many contacts, and how many of them were about domestic abuse and with a child there: what the hub found, or what whoever got in touch said where it did not look.
struct Abuse {
    std::int64_t all{}, abuse{}, present{};
};

/// What is counted of the contacts that were received in a period, those of before this program among them.
struct Counts {
    Abuse year{};
    std::map<Period, Abuse> months{};
    std::map<SenderKind, std::int64_t> senders{};
    std::map<Rating, std::int64_t> ratings{};
    std::int64_t unrated{};
    std::map<Onward, std::int64_t> onwards{};
    std::map<Onward, std::int64_t> onwards_of_abuse{};
    std::int64_t undecided{}, undecided_of_abuse{};
    std::map<Adviser, std::int64_t> advisers{};       ///< of contacts about domestic abuse
    std::int64_t conferences{};                       ///< of them, referred to the MARAC
    std::map<SenderKind, figures::Share> decided{};   ///< within one working day, of those decided of which that can be said
    std::map<Rating, figures::Share> rated{};         ///< decided within the time of the rating
    figures::Share again{};                           ///< about a child of whom the hub had heard in the 12 months before, of those whose child is known
};
Counts count_contacts(trail::View& view, const Period& year);

/// The reporting years in which contacts were received, the latest first.
std::vector<Period> years_counted(trail::View& view);

}  // namespace holdfast::hub_contacts
