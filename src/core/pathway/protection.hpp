#pragma once

#include "core/pathway/need.hpp"

/// The records of child protection, with the meanings of the children in need census and the Standard Safeguarding Dataset.
namespace holdfast::pathway {

/// An initial child protection conference.
struct Conference : Kept<Conference> {
    static constexpr std::string_view table = "child_protection_conferences";
    Id<Referral> referral{};
    std::optional<Id<Enquiry>> enquiry{};  ///< that led to it; none for a child who moved in under a plan elsewhere
    Date held_on{};
    std::optional<bool> led_to_plan{};
    std::optional<bool> is_quorate{};  ///< children's social care and at least two other agencies
    std::string team{}, worker{};
    friend bool operator==(const Conference&, const Conference&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("enquiry_id", self.enquiry);
        visit("held_on", self.held_on);
        visit("led_to_plan", self.led_to_plan);
        visit("is_quorate", self.is_quorate);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A child protection plan.
struct ProtectionPlan : Kept<ProtectionPlan> {
    static constexpr std::string_view table = "child_protection_plans";
    Id<Referral> referral{};
    Date started_on{};
    std::optional<Date> ended_on{};
    std::string initial_category{}, latest_category{};  ///< CategoryOfAbuse: `NEG PHY SAB EMO MUL`
    std::optional<int> earlier_plans{};                 ///< how many the child had before, here or elsewhere
    std::optional<bool> is_of_other_authority{};        ///< the plan of another authority for a child who lives here for a time
    std::string team{}, worker{};
    friend bool operator==(const ProtectionPlan&, const ProtectionPlan&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("referral_id", self.referral);
        visit("started_on", self.started_on);
        visit("ended_on", self.ended_on);
        visit("initial_category", self.initial_category);
        visit("latest_category", self.latest_category);
        visit("earlier_plans", self.earlier_plans);
        visit("is_of_other_authority", self.is_of_other_authority);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A review conference: the first within 3 months of the initial conference, then at most 6 months apart (Working Together to Safeguard Children).
struct PlanReview : Kept<PlanReview> {
    static constexpr std::string_view table = "child_protection_reviews";
    Id<ProtectionPlan> plan{};
    Date held_on{};
    std::optional<bool> goes_on{};  ///< whether the plan goes on
    std::optional<bool> is_quorate{};
    std::string participation{};  ///< how the child took part: `PN0` to `PN7`, as for children looked after
    friend bool operator==(const PlanReview&, const PlanReview&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("plan_id", self.plan);
        visit("held_on", self.held_on);
        visit("goes_on", self.goes_on);
        visit("is_quorate", self.is_quorate);
        visit("participation", self.participation);
    }
};

/// A meeting of the core group that carries out a plan: the first within 10 working days of the initial conference.
struct CoreGroup : Kept<CoreGroup> {
    static constexpr std::string_view table = "child_protection_core_groups";
    Id<ProtectionPlan> plan{};
    Date held_on{};
    std::string present{};  ///< the keys of the agencies that were there, a blank between two
    friend bool operator==(const CoreGroup&, const CoreGroup&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("plan_id", self.plan);
        visit("held_on", self.held_on);
        visit("present", self.present);
    }
};

/// A statutory visit to a child on a plan.
struct ProtectionVisit : Kept<ProtectionVisit> {
    static constexpr std::string_view table = "child_protection_visits";
    Id<ProtectionPlan> plan{};
    Date visited_on{};
    std::optional<bool> child_seen{}, seen_alone{}, bedroom_seen{};
    std::string worker{};
    friend bool operator==(const ProtectionVisit&, const ProtectionVisit&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("plan_id", self.plan);
        visit("visited_on", self.visited_on);
        visit("child_seen", self.child_seen);
        visit("seen_alone", self.seen_alone);
        visit("bedroom_seen", self.bedroom_seen);
        visit("worker", self.worker);
    }
};

}  // namespace holdfast::pathway
