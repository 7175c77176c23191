#pragma once

#include "core/pathway/kept.hpp"

/// What comes before a referral, with the meanings of Annex A and the Standard Safeguarding Dataset.
namespace holdfast::pathway {

/// Somebody got in touch about a child, which need not become a referral.
struct Contact : Kept<Contact> {
    static constexpr std::string_view table = "children_in_need_contacts";
    Date contacted_on{};
    std::string source{};  ///< ReferralSource: `1A` to `10`; where the source gives a group of codes alone, its words, such as `a) Individual`
    friend bool operator==(const Contact&, const Contact&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("contacted_on", self.contacted_on);
        visit("source", self.source);
    }
};

/// An early help assessment, or the help that followed it.
struct EarlyHelp : Kept<EarlyHelp> {
    static constexpr std::string_view table = "children_in_need_early_help";
    Date started_on{};
    std::optional<Date> ended_on{};
    std::string organisation{};  ///< who assesses or helps
    friend bool operator==(const EarlyHelp&, const EarlyHelp&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
        visit("organisation", self.organisation);
    }
};

}  // namespace holdfast::pathway
