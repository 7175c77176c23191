#pragma once

#include "core/census/rows.hpp"
#include "core/census/value.hpp"

namespace holdfast::census {

/// The records of a children-in-need census as the Department for Education lays them out (collections 2017 to 2026). Every record names its
/// elements in `each`, in the order of the standard: what reads, writes, copies and compares a census goes by that list alone. Texts
/// are views: they live as long as what they were read from says.
struct Record {
    bool is_there{false};
    Rows<Foreign> foreign{};  ///< what stands in the record and is no part of the census
    friend bool operator==(const Record&, const Record&) = default;
};

struct CollectionDetails : Record {
    Text collection{};
    Whole year{};
    Day reference_on{};
    friend bool operator==(const CollectionDetails&, const CollectionDetails&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("Collection", self.collection);
        visit("Year", self.year);
        visit("ReferenceDate", self.reference_on);
    }
};

struct SourceDetails : Record {
    Text level{};
    Text authority{};
    Text software{};
    Text release{};
    Text serial_number{};
    Text made_at{};  ///< as written; systems differ in its form
    friend bool operator==(const SourceDetails&, const SourceDetails&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("SourceLevel", self.level);
        visit("LEA", self.authority);
        visit("SoftwareCode", self.software);
        visit("Release", self.release);
        visit("SerialNo", self.serial_number);
        visit("DateTime", self.made_at);
    }
};

struct Levels : Record {
    Rows<Text> levels{};
    friend bool operator==(const Levels&, const Levels&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CBDSLevel", self.levels);
    }
};

/// Only in files before 2022.
struct Content : Record {
    Levels levels{};
    friend bool operator==(const Content&, const Content&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CBDSLevels", self.levels);
    }
};

struct Header : Record {
    CollectionDetails collection{};
    Rows<SourceDetails> sources{};
    Content content{};
    friend bool operator==(const Header&, const Header&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CollectionDetails", self.collection);
        visit("Source", self.sources);
        visit("Content", self.content);
    }
};

struct ChildIdentifiers : Record {
    Text la_child_id{};
    Text upn{};
    Text former_upn{};
    Text upn_unknown{};
    Day birth_on{};
    Day expected_birth_on{};
    Text gender_current{};  ///< up to the collection of 2024: 1 male, 2 female, 0 not recorded or unborn, 9 indeterminate
    Text sex{};             ///< from the collection of 2025: M, F, U
    Day death_on{};
    friend bool operator==(const ChildIdentifiers&, const ChildIdentifiers&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("LAchildID", self.la_child_id);
        visit("UPN", self.upn);
        visit("FormerUPN", self.former_upn);
        visit("UPNunknown", self.upn_unknown);
        visit("PersonBirthDate", self.birth_on);
        visit("ExpectedPersonBirthDate", self.expected_birth_on);
        visit("GenderCurrent", self.gender_current);
        visit("Sex", self.sex);
        visit("PersonDeathDate", self.death_on);
    }
};

struct Disabilities : Record {
    Rows<Text> codes{};
    friend bool operator==(const Disabilities&, const Disabilities&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("Disability", self.codes);
    }
};

struct ChildCharacteristics : Record {
    Text ethnicity{};
    Rows<Disabilities> disabilities{};
    friend bool operator==(const ChildCharacteristics&, const ChildCharacteristics&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("Ethnicity", self.ethnicity);
        visit("Disabilities", self.disabilities);
    }
};

struct Factors : Record {
    Rows<Text> codes{};
    friend bool operator==(const Factors&, const Factors&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("AssessmentFactors", self.codes);
    }
};

struct Assessment : Record {
    Day started_on{};
    Day internal_review_on{};
    Day authorised_on{};
    Rows<Factors> factors{};
    friend bool operator==(const Assessment&, const Assessment&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("AssessmentActualStartDate", self.started_on);
        visit("AssessmentInternalReviewDate", self.internal_review_on);
        visit("AssessmentAuthorisationDate", self.authorised_on);
        visit("FactorsIdentifiedAtAssessment", self.factors);
    }
};

struct CinPlan : Record {
    Day started_on{};
    Day ended_on{};
    friend bool operator==(const CinPlan&, const CinPlan&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CINPlanStartDate", self.started_on);
        visit("CINPlanEndDate", self.ended_on);
    }
};

struct Section47 : Record {
    Day started_on{};
    Day conference_target_on{};
    Day conference_on{};
    Flag conference_not_required{};
    friend bool operator==(const Section47&, const Section47&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("S47ActualStartDate", self.started_on);
        visit("InitialCPCtarget", self.conference_target_on);
        visit("DateOfInitialCPC", self.conference_on);
        visit("ICPCnotRequired", self.conference_not_required);
    }
};

/// One `Reviews` with all its dates, or one of several with a date each: both shapes are in use.
struct Reviews : Record {
    Rows<Day> held_on{};
    friend bool operator==(const Reviews&, const Reviews&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CPPreviewDate", self.held_on);
    }
};

struct ProtectionPlan : Record {
    Day started_on{};
    Day ended_on{};
    Text initial_category{};
    Text latest_category{};
    Whole earlier_plans{};
    Rows<Reviews> reviews{};
    friend bool operator==(const ProtectionPlan&, const ProtectionPlan&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CPPstartDate", self.started_on);
        visit("CPPendDate", self.ended_on);
        visit("InitialCategoryOfAbuse", self.initial_category);
        visit("LatestCategoryOfAbuse", self.latest_category);
        visit("NumberOfPreviousCPP", self.earlier_plans);
        visit("Reviews", self.reviews);
    }
};

/// Pre-proceedings and family group decision-making: on trial from 2026.
struct PreProceedings : Record {
    Day started_on{};
    Day letter_sent_on{};
    Flag meeting_offered{};
    Flag meeting_held{};
    Day first_meeting_on{};
    Whole review_meetings{};
    Day decided_on{};
    Text outcome{};
    Day court_application_on{};
    Day letter_of_conference_on{};
    friend bool operator==(const PreProceedings&, const PreProceedings&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("PPStartDate", self.started_on);
        visit("LBPSentDate", self.letter_sent_on);
        visit("FGDMMeetingOffer", self.meeting_offered);
        visit("FGDMMeetingFac", self.meeting_held);
        visit("InitialPPMeetingDate", self.first_meeting_on);
        visit("ReviewMeetingsCount", self.review_meetings);
        visit("StepDecisionDate", self.decided_on);
        visit("PPOutcome", self.outcome);
        visit("CourtAppDate", self.court_application_on);
        visit("LetterInitCPDate", self.letter_of_conference_on);
    }
};

/// One referral and what came of it: a "module" of the rules.
struct CinDetails : Record {
    Day referred_on{};
    Text referral_source{};
    Text primary_need{};
    Day closed_on{};
    Text closure_reason{};
    Day conference_on{};  ///< of a conference that no section 47 enquiry here led to, such as a transfer in
    Rows<Assessment> assessments{};
    Rows<CinPlan> cin_plans{};
    Rows<Section47> section_47{};
    Flag no_further_action{};
    Rows<ProtectionPlan> protection_plans{};
    Rows<PreProceedings> pre_proceedings{};
    friend bool operator==(const CinDetails&, const CinDetails&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("CINreferralDate", self.referred_on);
        visit("ReferralSource", self.referral_source);
        visit("PrimaryNeedCode", self.primary_need);
        visit("CINclosureDate", self.closed_on);
        visit("ReasonForClosure", self.closure_reason);
        visit("DateOfInitialCPC", self.conference_on);
        visit("Assessments", self.assessments);
        visit("CINPlanDates", self.cin_plans);
        visit("Section47", self.section_47);
        visit("ReferralNFA", self.no_further_action);
        visit("ChildProtectionPlans", self.protection_plans);
        visit("PreProceedingsandFGDM", self.pre_proceedings);
    }
};

struct Child : Record {
    ChildIdentifiers identifiers{};
    ChildCharacteristics characteristics{};
    Rows<CinDetails> details{};
    friend bool operator==(const Child&, const Child&) = default;
    template <class Self, class Visit>
    static void each(Self& self, Visit&& visit) {
        visit("ChildIdentifiers", self.identifiers);
        visit("ChildCharacteristics", self.characteristics);
        visit("CINdetails", self.details);
    }
};

}  // namespace holdfast::census
