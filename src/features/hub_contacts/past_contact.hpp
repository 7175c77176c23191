#pragma once

#include "base/time.hpp"
#include "features/hub_contacts/vocabulary.hpp"

#include <optional>
#include <string>

namespace holdfast::hub_contacts {

/// A contact of before, out of the program that a hub used until now: what may be counted of it, and no word about anybody. It can be counted, not opened.
struct PastContact {
    std::string reference{};
    std::string authority{};  ///< the key of the local authority whose hub took it
    Instant received_at{};
    std::string source{};  ///< ReferralSource of the children in need census
    std::string child{};   ///< under which key the other program knew the child; empty where it did not
    Known domestic_abuse{Known::not_known};
    Known children_present{Known::not_known};
    std::optional<Adviser> adviser{};
    bool has_conference{};  ///< it was referred to the multi-agency risk assessment conference (MARAC)
    std::optional<Rating> rating{};
    std::optional<Instant> decided_at{};
    std::optional<Onward> onward{};
    friend bool operator==(const PastContact&, const PastContact&) = default;

    Date received_on() const { return london_date(received_at); }
};

}  // namespace holdfast::hub_contacts
