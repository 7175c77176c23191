#pragma once

#include "core/pathway/kept.hpp"

/// The records of children in need (Children Act 1989 section 17), with the meanings of the children in need census and the Standard Safeguarding Dataset.
namespace holdfast::pathway {

/// A request for services for a child who is not in need at the time, and the episode of need that follows it.
struct Referral : Kept<Referral> {
    static constexpr std::string_view table = "children_in_need_referrals";
    Date referred_on{};
    std::string source{};                     ///< ReferralSource: `1A` to `10`
    std::string primary_need{};               ///< PrimaryNeedCode: `N0` to `N9`
    std::optional<bool> no_further_action{};  ///< nothing came of it
    std::optional<Date> closed_on{};
    std::string closure_reason{};  ///< ReasonForClosure: `RC1` to `RC9`
    std::string outcome{};         ///< the decision on it, in a word of ours: see `referral_outcomes`
    std::string team{}, worker{};
    friend bool operator==(const Referral&, const Referral&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referred_on", self.referred_on);
        visit("source", self.source);
        visit("primary_need", self.primary_need);
        visit("no_further_action", self.no_further_action);
        visit("closed_on", self.closed_on);
        visit("closure_reason", self.closure_reason);
        visit("outcome", self.outcome);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A child and family assessment. Within 45 working days of the referral (Working Together to Safeguard Children).
struct Assessment : Kept<Assessment> {
    static constexpr std::string_view table = "children_in_need_assessments";
    Id<Referral> referral{};
    Date started_on{};
    std::optional<Date> internal_review_on{};
    std::optional<Date> authorised_on{};
    std::string factors{};  ///< AssessmentFactors found, in order, a blank between two
    std::optional<bool> child_seen{};
    std::optional<bool> needs_support{};  ///< whether it found that the child needs children's social care
    std::string team{}, worker{};
    friend bool operator==(const Assessment&, const Assessment&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("started_on", self.started_on);
        visit("internal_review_on", self.internal_review_on);
        visit("authorised_on", self.authorised_on);
        visit("factors", self.factors);
        visit("child_seen", self.child_seen);
        visit("needs_support", self.needs_support);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A child in need plan.
struct NeedPlan : Kept<NeedPlan> {
    static constexpr std::string_view table = "children_in_need_plans";
    Id<Referral> referral{};
    Date started_on{};
    std::optional<Date> ended_on{};
    std::string team{}, worker{};
    friend bool operator==(const NeedPlan&, const NeedPlan&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// An enquiry into whether a child suffers or is likely to suffer significant harm (Children Act 1989 section 47); begun by a strategy discussion.
struct Enquiry : Kept<Enquiry> {
    static constexpr std::string_view table = "children_in_need_enquiries";
    Id<Referral> referral{};
    Date started_on{};
    std::optional<Date> ended_on{};
    std::optional<Date> conference_target_on{};  ///< 15 working days after the strategy discussion
    std::optional<bool> conference_not_required{};
    std::string outcome{};  ///< see `enquiry_outcomes`
    std::string team{}, worker{};
    friend bool operator==(const Enquiry&, const Enquiry&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
        visit("conference_target_on", self.conference_target_on);
        visit("conference_not_required", self.conference_not_required);
        visit("outcome", self.outcome);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A visit to a child in need.
struct NeedVisit : Kept<NeedVisit> {
    static constexpr std::string_view table = "children_in_need_visits";
    Date visited_on{};
    std::optional<bool> child_seen{}, seen_alone{}, bedroom_seen{};
    std::string worker{};
    friend bool operator==(const NeedVisit&, const NeedVisit&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("visited_on", self.visited_on);
        visit("child_seen", self.child_seen);
        visit("seen_alone", self.seen_alone);
        visit("bedroom_seen", self.bedroom_seen);
        visit("worker", self.worker);
    }
};

/// The stage before proceedings, with the family group decision-making meeting (census, on trial from 2026).
struct PreProceedings : Kept<PreProceedings> {
    static constexpr std::string_view table = "children_in_need_pre_proceedings";
    Id<Referral> referral{};
    std::optional<Date> started_on{}, letter_sent_on{};
    std::optional<bool> meeting_offered{}, meeting_held{};
    std::optional<Date> first_meeting_on{};
    std::optional<int> review_meetings{};
    std::optional<Date> decided_on{};
    std::string outcome{};
    std::optional<Date> court_application_on{}, letter_of_conference_on{};
    friend bool operator==(const PreProceedings&, const PreProceedings&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("started_on", self.started_on);
        visit("letter_sent_on", self.letter_sent_on);
        visit("meeting_offered", self.meeting_offered);
        visit("meeting_held", self.meeting_held);
        visit("first_meeting_on", self.first_meeting_on);
        visit("review_meetings", self.review_meetings);
        visit("decided_on", self.decided_on);
        visit("outcome", self.outcome);
        visit("court_application_on", self.court_application_on);
        visit("letter_of_conference_on", self.letter_of_conference_on);
    }
};

}  // namespace holdfast::pathway
