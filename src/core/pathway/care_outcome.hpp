#pragma once

#include "core/pathway/care.hpp"

/// What becomes of looked-after children: their health, permanence and life after care.
namespace holdfast::pathway {

/// A row of OC2: the health of a child in a collection year. The flags are the return's 0 and 1.
struct CareHealth : Kept<CareHealth> {
    static constexpr std::string_view table = "looked_after_health";
    Date year_ended_on{};            ///< the last day of the collection year
    std::optional<int> sdq_score{};  ///< 0 to 40
    std::string sdq_reason{};        ///< why there is no score: `SDQ1` to `SDQ5`
    std::optional<bool> convicted{}, health_check{}, immunisations{}, teeth_check{}, health_assessment{};
    std::optional<bool> substance_misuse{}, intervention_received{}, intervention_offered{};
    friend bool operator==(const CareHealth&, const CareHealth&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("year_ended_on", self.year_ended_on);
        visit("sdq_score", self.sdq_score);
        visit("sdq_reason", self.sdq_reason);
        visit("convicted", self.convicted);
        visit("health_check", self.health_check);
        visit("immunisations", self.immunisations);
        visit("teeth_check", self.teeth_check);
        visit("health_assessment", self.health_assessment);
        visit("substance_misuse", self.substance_misuse);
        visit("intervention_received", self.intervention_received);
        visit("intervention_offered", self.intervention_offered);
    }
};

/// One assessment or check of a child's health with its day.
struct HealthAssessment : Kept<HealthAssessment> {
    static constexpr std::string_view table = "looked_after_health_assessments";
    std::string kind{};  ///< `initial`, `review`, `dental`, `immunisation`
    Date done_on{};
    friend bool operator==(const HealthAssessment&, const HealthAssessment&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("kind", self.kind);
        visit("done_on", self.done_on);
    }
};

/// How a care leaver fares: a row of OC3 for a collection year, or of a list of care leavers on a day.
struct CareLeaver : Kept<CareLeaver> {
    static constexpr std::string_view table = "looked_after_leavers";
    Date year_ended_on{};            ///< the last day of the collection year, or the day of the list
    std::string in_touch{};          ///< IN_TOUCH: `YES NO DIED REFU NREQ RHOM`
    std::string activity{};          ///< ACTIV: `F1` to `G6`, `0`
    std::string accommodation{};     ///< ACCOM: a letter with 1 suitable or 2 not, `0`
    std::optional<bool> suitable{};  ///< where a list says it apart
    std::string eligibility{};       ///< `relevant former_relevant qualifying eligible other`
    std::string personal_adviser{};
    std::optional<Date> pathway_plan_reviewed_on{}, latest_contact_on{};
    std::string team{}, worker{};
    friend bool operator==(const CareLeaver&, const CareLeaver&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("year_ended_on", self.year_ended_on);
        visit("in_touch", self.in_touch);
        visit("activity", self.activity);
        visit("accommodation", self.accommodation);
        visit("suitable", self.suitable);
        visit("eligibility", self.eligibility);
        visit("personal_adviser", self.personal_adviser);
        visit("pathway_plan_reviewed_on", self.pathway_plan_reviewed_on);
        visit("latest_contact_on", self.latest_contact_on);
        visit("team", self.team);
        visit("worker", self.worker);
    }
};

/// A child's adoption (AD1), with what the lists of adoption add.
struct Adoption : Kept<Adoption> {
    static constexpr std::string_view table = "looked_after_adoptions";
    std::optional<Date> decided_on{};                     ///< DATE_INT: adoption is in the child's interest
    std::optional<Date> matched_on{};                     ///< DATE_MATCH
    std::optional<bool> foster_care{};                    ///< FOSTER_CARE: by the carer with whom the child already lived
    std::optional<int> adopters{};                        ///< NB_ADOPTR
    std::string adopters_sex{}, adopters_legal_status{};  ///< SEX_ADOPTR, LS_ADOPTR
    std::optional<Date> fostered_on{};                    ///< placed with that carer for fostering (fostering for adoption, concurrent planning)
    std::string family{};                                 ///< the adopters' identifier
    std::optional<Date> adopters_approved_on{};
    friend bool operator==(const Adoption&, const Adoption&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("decided_on", self.decided_on);
        visit("matched_on", self.matched_on);
        visit("foster_care", self.foster_care);
        visit("adopters", self.adopters);
        visit("adopters_sex", self.adopters_sex);
        visit("adopters_legal_status", self.adopters_legal_status);
        visit("fostered_on", self.fostered_on);
        visit("family", self.family);
        visit("adopters_approved_on", self.adopters_approved_on);
    }
};

/// The decision that a child should be placed for adoption, and its reversal (PlacedAdoption).
struct AdoptionPlacement : Kept<AdoptionPlacement> {
    static constexpr std::string_view table = "looked_after_adoption_placements";
    Date decided_on{};                  ///< DATE_PLACED: that the child should be placed; the placement itself is an episode
    std::optional<Date> reversed_on{};  ///< DATE_PLACED_CEASED
    std::string reversal_reason{};      ///< REASON_PLACED_CEASED: `RD1` to `RD4`
    friend bool operator==(const AdoptionPlacement&, const AdoptionPlacement&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("decided_on", self.decided_on);
        visit("reversed_on", self.reversed_on);
        visit("reversal_reason", self.reversal_reason);
    }
};

/// Permanence that a child had before and that did not last (PrevPerm).
struct PreviousPermanence : Kept<PreviousPermanence> {
    static constexpr std::string_view table = "looked_after_previous_permanence";
    std::string option{};     ///< PREV_PERM: `P1` to `P4`, `Z1` for none
    std::string authority{};  ///< LA_PERM
    std::string on{};         ///< DATE_PERM as written: `zz/05/2014` where the day is not known
    friend bool operator==(const PreviousPermanence&, const PreviousPermanence&) = default;
    template <class Self, class Visit>
    static constexpr void each(Self& self, Visit&& visit) {
        visit("permanence_option", self.option);
        visit("authority", self.authority);
        visit("date_text", self.on);
    }
};

}  // namespace holdfast::pathway
