#include "core/pathway/census_child.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::pathway {

namespace {

/// Takes what can be read and notes what cannot.
class Taking {
public:
    std::optional<Date> day(std::string_view element, const census::Day& day) {
        if (day.is_given() && !day.on) note(element, fmt::format("\"{}\" is not a date", day.written));
        return day.on;
    }
    Date needed(std::string_view element, const census::Day& day) {
        if (!day.is_given()) note(element, "is missing");
        return this->day(element, day).value_or(Date{});
    }
    std::optional<bool> flag(std::string_view element, const census::Flag& flag) {
        if (flag.is_given() && !flag.is) note(element, fmt::format("\"{}\" is not 0, 1, true or false", flag.written));
        return flag.is;
    }
    std::optional<int> whole(std::string_view element, const census::Whole& whole) {
        if (whole.is_given() && !whole.number) note(element, fmt::format("\"{}\" is not a whole number", whole.written));
        return whole.number;
    }
    std::vector<FieldError> errors{};

private:
    void note(std::string_view element, std::string message) { errors.push_back({std::string(element), std::move(message)}); }
};

std::string code(const census::Text& text) { return std::string(text.written); }

Assessment assessment_of(const census::Assessment& from, Taking& taking) {
    Assessment assessment;
    assessment.started_on = taking.needed("AssessmentActualStartDate", from.started_on);
    assessment.internal_review_on = taking.day("AssessmentInternalReviewDate", from.internal_review_on);
    assessment.authorised_on = taking.day("AssessmentAuthorisationDate", from.authorised_on);
    for (const auto& group : from.factors)
        for (const auto& factor : group.codes) {
            if (!factor.is_given()) continue;
            if (!assessment.factors.empty()) assessment.factors += ' ';
            assessment.factors += factor.written;
        }
    return assessment;
}

EnquiryPart enquiry_of(const census::Section47& from, Taking& taking) {
    EnquiryPart part;
    part.enquiry.started_on = taking.needed("S47ActualStartDate", from.started_on);
    part.enquiry.conference_target_on = taking.day("InitialCPCtarget", from.conference_target_on);
    part.enquiry.conference_not_required = taking.flag("ICPCnotRequired", from.conference_not_required);
    if (const auto held_on = taking.day("DateOfInitialCPC", from.conference_on)) part.conference.emplace().held_on = *held_on;
    return part;
}

PlanPart plan_of(const census::ProtectionPlan& from, Taking& taking) {
    PlanPart part;
    part.plan.started_on = taking.needed("CPPstartDate", from.started_on);
    part.plan.ended_on = taking.day("CPPendDate", from.ended_on);
    part.plan.initial_category = code(from.initial_category);
    part.plan.latest_category = code(from.latest_category);
    part.plan.earlier_plans = taking.whole("NumberOfPreviousCPP", from.earlier_plans);
    for (const auto& group : from.reviews)
        for (const auto& day : group.held_on)
            if (day.is_given()) part.reviews.emplace_back().held_on = taking.needed("CPPreviewDate", day);
    return part;
}

PreProceedings pre_proceedings_of(const census::PreProceedings& from, Taking& taking) {
    PreProceedings stage;
    stage.started_on = taking.day("PPStartDate", from.started_on);
    stage.letter_sent_on = taking.day("LBPSentDate", from.letter_sent_on);
    stage.meeting_offered = taking.flag("FGDMMeetingOffer", from.meeting_offered);
    stage.meeting_held = taking.flag("FGDMMeetingFac", from.meeting_held);
    stage.first_meeting_on = taking.day("InitialPPMeetingDate", from.first_meeting_on);
    stage.review_meetings = taking.whole("ReviewMeetingsCount", from.review_meetings);
    stage.decided_on = taking.day("StepDecisionDate", from.decided_on);
    stage.outcome = code(from.outcome);
    stage.court_application_on = taking.day("CourtAppDate", from.court_application_on);
    stage.letter_of_conference_on = taking.day("LetterInitCPDate", from.letter_of_conference_on);
    return stage;
}

Episode episode_of(const census::CinDetails& from, Taking& taking) {
    Episode episode;
    Referral& referral = episode.referral;
    referral.referred_on = taking.needed("CINreferralDate", from.referred_on);
    referral.source = code(from.referral_source);
    referral.primary_need = code(from.primary_need);
    referral.closed_on = taking.day("CINclosureDate", from.closed_on);
    referral.closure_reason = code(from.closure_reason);
    referral.no_further_action = taking.flag("ReferralNFA", from.no_further_action);
    if (const auto held_on = taking.day("DateOfInitialCPC", from.conference_on)) episode.transfer.emplace().held_on = *held_on;
    for (const auto& each : from.assessments) episode.assessments.push_back(assessment_of(each, taking));
    for (const auto& each : from.cin_plans) {
        auto& plan = episode.need_plans.emplace_back();
        plan.started_on = taking.needed("CINPlanStartDate", each.started_on);
        plan.ended_on = taking.day("CINPlanEndDate", each.ended_on);
    }
    for (const auto& each : from.section_47) episode.enquiries.push_back(enquiry_of(each, taking));
    for (const auto& each : from.protection_plans) episode.plans.push_back(plan_of(each, taking));
    for (const auto& each : from.pre_proceedings) episode.pre_proceedings.push_back(pre_proceedings_of(each, taking));
    return episode;
}

/// Collections to 2024 had numbers for the gender, which say no more than the letters do.
std::string sex_of(const census::ChildIdentifiers& who) {
    if (who.sex.is_given()) return code(who.sex);
    const std::string_view gender = who.gender_current.written;
    return gender == "1" ? "M" : gender == "2" ? "F" : gender.empty() ? "" : "U";
}

std::vector<people::Fact> facts_of(const census::Child& child, Taking& taking) {
    using people::Characteristic, people::IdentifierKind;
    std::vector<people::Fact> facts;
    const auto number = [&](IdentifierKind kind, const census::Text& text) {
        if (text.is_given()) facts.emplace_back(people::Identifier{.kind = kind, .value = code(text)});
    };
    const auto trait = [&](Characteristic characteristic, std::string code) {
        if (!code.empty()) facts.emplace_back(people::Trait{characteristic, std::move(code)});
    };
    const auto& who = child.identifiers;
    number(IdentifierKind::upn, who.upn);
    number(IdentifierKind::former_upn, who.former_upn);
    if (const auto born = taking.day("PersonBirthDate", who.birth_on)) facts.emplace_back(people::Birth{*born, people::BirthPrecision::exact});
    if (const auto due = taking.day("ExpectedPersonBirthDate", who.expected_birth_on))
        facts.emplace_back(people::Birth{*due, people::BirthPrecision::expected});
    if (const auto died = taking.day("PersonDeathDate", who.death_on)) facts.emplace_back(people::Death{*died});
    trait(Characteristic::sex, sex_of(who));
    trait(Characteristic::upn_unknown, code(who.upn_unknown));
    trait(Characteristic::ethnicity, code(child.characteristics.ethnicity));
    for (const auto& group : child.characteristics.disabilities)
        for (const auto& each : group.codes) trait(Characteristic::disability, code(each));
    return facts;
}

}  // namespace

Outcome<CensusChild> read_census_child(const census::Child& child) {
    Taking taking;
    CensusChild read{.la_child_id = code(child.identifiers.la_child_id)};
    if (read.la_child_id.empty()) taking.errors.push_back({"LAchildID", "is missing"});
    read.facts = facts_of(child, taking);
    for (const auto& each : child.details) read.episodes.push_back(episode_of(each, taking));
    if (!taking.errors.empty()) return invalid(std::move(taking.errors));
    return read;
}

Date first_of_census_year(Date reference_on) {
    const std::chrono::year_month_day last{reference_on};
    return Date{(last.year() - std::chrono::years{1}) / std::chrono::April / 1};
}

bool is_in_census(const Referral& referral, Date reference_on) {
    const Date first = first_of_census_year(reference_on);
    if (referral.referred_on > reference_on) return false;
    if (referral.closed_on) return *referral.closed_on >= first;
    return referral.referred_on >= first || !referral.no_further_action.value_or(false);
}

namespace {

/// Fills elements with what was known on the reference day.
class Filling {
public:
    Filling(Date reference_on, census::Keeper& texts) : reference_on_(reference_on), texts_(texts) {}

    bool is_later(Date day) const { return day > reference_on_; }
    /// Whether something that began and perhaps ended on these days belongs to the census year.
    bool is_of_year(Date began, std::optional<Date> ended) const { return !is_later(began) && (!ended || *ended >= first_of_census_year(reference_on_)); }
    bool is_of_year(const EnquiryPart& part) const {
        const bool is_pending = !part.conference && !part.enquiry.conference_not_required.value_or(false);
        return is_pending ? !is_later(part.enquiry.started_on)
                          : is_of_year(part.enquiry.started_on, part.conference ? part.conference->held_on : part.enquiry.started_on);
    }
    void put(census::Day& field, std::optional<Date> day) {
        if (day && !is_later(*day)) take(field, texts_.text(iso(*day))), field.is_there = true;
    }
    /// A day that is planned may lie ahead.
    void put_planned(census::Day& field, std::optional<Date> day) {
        if (day) take(field, texts_.text(iso(*day))), field.is_there = true;
    }
    void put(census::Text& field, std::string_view code) {
        if (!code.empty()) field.written = texts_.text(code), field.is_there = true;
    }
    void put(census::Flag& field, std::optional<bool> is) {
        if (is) take(field, *is ? "true" : "false"), field.is_there = true;
    }
    void put(census::Whole& field, std::optional<int> number) {
        if (number) take(field, texts_.text(std::to_string(*number))), field.is_there = true;
    }

private:
    Date reference_on_;
    census::Keeper& texts_;
};

void fill(const Assessment& from, census::Assessment& to, Filling& filling) {
    filling.put(to.started_on, from.started_on);
    filling.put(to.internal_review_on, from.internal_review_on);
    filling.put(to.authorised_on, from.authorised_on);
    const bool is_known_by_then = !from.authorised_on || to.authorised_on.is_there;
    if (from.factors.empty() || !is_known_by_then) return;
    auto& group = to.factors.add();
    for (std::size_t at = 0; at < from.factors.size();) {
        const std::size_t end = std::min(from.factors.find(' ', at), from.factors.size());
        filling.put(group.codes.add(), std::string_view(from.factors).substr(at, end - at));
        at = end + 1;
    }
}

void fill(const EnquiryPart& from, census::Section47& to, Filling& filling) {
    filling.put(to.started_on, from.enquiry.started_on);
    filling.put_planned(to.conference_target_on, from.enquiry.conference_target_on);
    if (from.conference) filling.put(to.conference_on, from.conference->held_on);
    filling.put(to.conference_not_required, from.enquiry.conference_not_required);
}

void fill(const PlanPart& from, census::ProtectionPlan& to, Filling& filling) {
    filling.put(to.started_on, from.plan.started_on);
    filling.put(to.ended_on, from.plan.ended_on);
    filling.put(to.initial_category, from.plan.initial_category);
    filling.put(to.latest_category, from.plan.latest_category);
    filling.put(to.earlier_plans, from.plan.earlier_plans);
    census::Reviews* group = nullptr;
    for (const auto& review : from.reviews) {
        if (filling.is_later(review.held_on)) continue;
        if (group == nullptr) group = &to.reviews.add();
        filling.put(group->held_on.add(), review.held_on);
    }
}

void fill(const PreProceedings& from, census::PreProceedings& to, Filling& filling) {
    filling.put(to.started_on, from.started_on);
    filling.put(to.letter_sent_on, from.letter_sent_on);
    filling.put(to.meeting_offered, from.meeting_offered);
    filling.put(to.meeting_held, from.meeting_held);
    filling.put(to.first_meeting_on, from.first_meeting_on);
    filling.put(to.review_meetings, from.review_meetings);
    filling.put(to.decided_on, from.decided_on);
    filling.put(to.outcome, from.outcome);
    filling.put(to.court_application_on, from.court_application_on);
    filling.put(to.letter_of_conference_on, from.letter_of_conference_on);
}

void fill(const Episode& from, census::CinDetails& to, Filling& filling) {
    filling.put(to.referred_on, from.referral.referred_on);
    filling.put(to.referral_source, from.referral.source);
    filling.put(to.primary_need, from.referral.primary_need);
    filling.put(to.closed_on, from.referral.closed_on);
    if (!from.referral.closed_on || to.closed_on.is_there) filling.put(to.closure_reason, from.referral.closure_reason);
    if (from.transfer && filling.is_of_year(from.transfer->held_on, from.transfer->held_on)) filling.put(to.conference_on, from.transfer->held_on);
    for (const auto& each : from.assessments)
        if (filling.is_of_year(each.started_on, each.authorised_on)) fill(each, to.assessments.add(), filling);
    for (const auto& each : from.need_plans) {
        if (!filling.is_of_year(each.started_on, each.ended_on)) continue;
        auto& plan = to.cin_plans.add();
        filling.put(plan.started_on, each.started_on);
        filling.put(plan.ended_on, each.ended_on);
    }
    for (const auto& each : from.enquiries)
        if (filling.is_of_year(each)) fill(each, to.section_47.add(), filling);
    filling.put(to.no_further_action, from.referral.no_further_action);
    for (const auto& each : from.plans)
        if (filling.is_of_year(each.plan.started_on, each.plan.ended_on)) fill(each, to.protection_plans.add(), filling);
    for (const auto& each : from.pre_proceedings) fill(each, to.pre_proceedings.add(), filling);
}

void fill_sex(std::string_view sex, int collection, census::ChildIdentifiers& who, Filling& filling) {
    constexpr int first_with_sex = 2025;
    if (collection >= first_with_sex) filling.put(who.sex, sex.empty() ? "U" : sex);
    else filling.put(who.gender_current, sex == "M" ? "1" : sex == "F" ? "2" : "0");
}

void fill_who(const CensusChild& from, int collection, census::Child& to, Filling& filling) {
    using people::Characteristic, people::IdentifierKind;
    auto& who = to.identifiers;
    who.is_there = to.characteristics.is_there = true;
    filling.put(who.la_child_id, from.la_child_id);
    std::string_view sex;
    census::Disabilities* disabilities = nullptr;
    for (const auto& fact : from.facts) {
        if (const auto* number = std::get_if<people::Identifier>(&fact)) {
            if (number->kind == IdentifierKind::upn) filling.put(who.upn, number->value);
            if (number->kind == IdentifierKind::former_upn) filling.put(who.former_upn, number->value);
        } else if (const auto* birth = std::get_if<people::Birth>(&fact)) {
            if (birth->precision == people::BirthPrecision::expected) filling.put_planned(who.expected_birth_on, birth->on);
            else filling.put(who.birth_on, birth->on);
        } else if (const auto* death = std::get_if<people::Death>(&fact)) {
            filling.put(who.death_on, death->on);
        } else if (const auto* trait = std::get_if<people::Trait>(&fact)) {
            if (trait->characteristic == Characteristic::sex) sex = trait->code;
            if (trait->characteristic == Characteristic::upn_unknown) filling.put(who.upn_unknown, trait->code);
            if (trait->characteristic == Characteristic::ethnicity) filling.put(to.characteristics.ethnicity, trait->code);
            if (trait->characteristic != Characteristic::disability) continue;
            if (disabilities == nullptr) disabilities = &to.characteristics.disabilities.add();
            filling.put(disabilities->codes.add(), trait->code);
        }
    }
    fill_sex(sex, collection, who, filling);
}

}  // namespace

census::Child as_census_child(const CensusChild& child, int collection, Date reference_on, census::Keeper& texts) {
    census::Child written;
    written.is_there = true;
    Filling filling(reference_on, texts);
    fill_who(child, collection, written, filling);
    for (const auto& episode : child.episodes)
        if (is_in_census(episode.referral, reference_on)) fill(episode, written.details.add(), filling);
    return written;
}

}  // namespace holdfast::pathway
