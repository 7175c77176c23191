#include "core/census/synthetic_child.hpp"
#include "core/census/weighted.hpp"

#include <algorithm>

namespace holdfast::census {

using std::chrono::days;

namespace {

constexpr std::array<Weighted, 12> sources{
    {{"6", 290}, {"2A", 190}, {"1A", 60}, {"3A", 30}, {"3B", 40}, {"3E", 45}, {"3F", 40}, {"5B", 80}, {"5C", 40}, {"7", 35}, {"8", 90}, {"10", 60}}};
constexpr std::array<Weighted, 8> needs{{{"N1", 560}, {"N2", 80}, {"N3", 30}, {"N4", 90}, {"N5", 150}, {"N6", 30}, {"N8", 30}, {"N9", 30}}};
constexpr std::array<Weighted, 5> abuses{{{"NEG", 480}, {"EMO", 390}, {"PHY", 75}, {"SAB", 40}, {"MUL", 15}}};
constexpr std::array<Weighted, 6> closures{{{"RC7", 860}, {"RC5", 50}, {"RC3", 35}, {"RC4", 25}, {"RC1", 15}, {"RC6", 15}}};
constexpr std::array<Weighted, 16> factors{{{"3B", 180},
                                            {"4B", 150},
                                            {"17A", 110},
                                            {"16A", 100},
                                            {"2B", 80},
                                            {"1B", 80},
                                            {"4A", 70},
                                            {"18C", 55},
                                            {"14A", 40},
                                            {"15A", 30},
                                            {"2A", 30},
                                            {"11A", 20},
                                            {"10A", 20},
                                            {"19C", 20},
                                            {"20", 10},
                                            {"7A", 5}}};

}  // namespace

void ChildMaker::begin(CinDetails& details, Date referred) {
    put(details.referred_on, referred);
    put(details.referral_source, pick(chance_, sources));
    put(details.primary_need, pick(chance_, needs));
    put(details.no_further_action, setting_.number % 2 == 0 ? "0" : "false");
    clock_ = referred;
}

void ChildMaker::make_nfa(CinDetails& details) {
    begin(details, later(setting_.first, 0, 364));
    details.primary_need = {};
    put(details.no_further_action, setting_.number % 2 == 0 ? "1" : "true");
}

/// Closed early in the year, so that there is time for another referral.
void ChildMaker::make_first_of_two(CinDetails& details) {
    begin(details, later(setting_.first, 0, 120));
    (void)assess(details, true);
    close_after_assessment(details, clock_);
    clock_ = later(clock_, 20, 100);
}

/// An assessment, and what comes of it.
void ChildMaker::make_episode(CinDetails& details) {
    begin(details, clock_);
    const int kind = chance_.between(0, 999);
    if (kind < 20) {
        const Date moved = working_day(clock_, 3);
        if (moved < setting_.reference - days{1}) put(details.conference_on, moved), protect(details, moved);
        return;
    }
    const bool finds_nothing = kind < 300;
    if (!assess(details, finds_nothing)) return;
    if (finds_nothing || chance_.in_1000(150)) return close_after_assessment(details, clock_);
    if (kind < 660) return plan_need(details, later(clock_, 0, 20));
    const bool leads_to_conference = kind < 900;
    const Date concluded = enquire(details, leads_to_conference);
    if (concluded == Date{}) return;
    if (leads_to_conference && !chance_.in_1000(120)) return protect(details, concluded);
    plan_need(details, later(concluded, 1, 20));
}

/// The assessment ends at `clock_`; false when it is still open at the end of the year, and nothing comes after it.
bool ChildMaker::assess(CinDetails& details, bool finds_nothing) {
    auto& assessment = details.assessments.add();
    const Date start = std::min(later(clock_, 0, 3), setting_.reference);
    put(assessment.started_on, start);
    const int length = chance_.in_1000(90) ? chance_.between(46, 75) : chance_.between(1, 45);
    Date end = working_day(start, length);
    if (end > setting_.reference) {
        if (start >= working_day(setting_.reference, -45)) return false;
        end = setting_.reference;
    }
    if (chance_.in_1000(500)) put(assessment.internal_review_on, std::min(end, working_day(start, std::min(10, length))));
    put(assessment.authorised_on, end);
    add_factors(assessment, finds_nothing);
    clock_ = end;
    return true;
}

void ChildMaker::add_factors(Assessment& assessment, bool finds_nothing) {
    auto& codes = assessment.factors.add().codes;
    if (is_disabled_) put(codes.add(), chance_.in_1000(600) ? "5A" : "6A");
    else if (finds_nothing && chance_.in_1000(500)) return put(codes.add(), "21");
    for (int more = chance_.between(is_disabled_ ? 0 : 1, 4); more > 0; --more) {
        std::string_view code = pick(chance_, factors);
        if (setting_.order.collection < 2021 && (code == "18C" || code == "19C")) code = code == "18C" ? "18A" : "19A";
        if (std::ranges::none_of(codes, [&](const Text& other) { return other.written == code; })) put(codes.add(), code);
    }
}

void ChildMaker::close_after_assessment(CinDetails& details, Date day) {
    put(details.closed_on, day);
    put(details.closure_reason, setting_.order.collection >= 2023 && chance_.in_1000(350) ? "RC9" : "RC8");
    clock_ = day;
}

/// The day the enquiry was concluded, by a conference or without one; no day where that is still to come.
Date ChildMaker::enquire(CinDetails& details, bool leads_to_conference) {
    auto& enquiry = details.section_47.add();
    const Date start = std::min(later(clock_, 0, 10), setting_.reference);
    put(enquiry.started_on, start);
    if (!leads_to_conference) {
        put(enquiry.conference_not_required, setting_.number % 2 == 0 ? "1" : "true");
        return start;
    }
    put(enquiry.conference_target_on, working_day(start, 15));
    put(enquiry.conference_not_required, setting_.number % 2 == 0 ? "0" : "false");
    Date held = working_day(start, chance_.in_1000(780) ? chance_.between(8, 15) : chance_.between(16, 30));
    if (held > setting_.reference && start >= working_day(setting_.reference, -15)) return {};
    held = std::min(held, working_day(setting_.reference, -1));
    put(enquiry.conference_on, held);
    return held;
}

/// Up to two years and more; a plan that has ended steps down to a child in need plan or the case closes.
void ChildMaker::protect(CinDetails& details, Date start) {
    auto& plan = details.protection_plans.add();
    put(plan.started_on, start);
    const std::string_view abuse = pick(chance_, abuses);
    put(plan.initial_category, abuse);
    put(plan.latest_category, chance_.in_1000(100) ? pick(chance_, abuses) : abuse);
    put(plan.earlier_plans, chance_.in_1000(200) ? (chance_.in_1000(200) ? "2" : "1") : "0");
    const int kind = chance_.between(0, 999);
    const Date end = kind < 200   ? later(start, 60, 91)
                     : kind < 400 ? later(start, 92, 182)
                     : kind < 800 ? later(start, 183, 365)
                     : kind < 970 ? later(start, 366, 730)
                                  : later(start, 731, 1100);
    const bool is_ended = end >= setting_.first && end <= setting_.reference;
    review(plan, start, is_ended ? end : setting_.reference + days{1});
    if (!is_ended) return;
    put(plan.ended_on, end);
    clock_ = end;
    if (setting_.order.collection < 2022 || chance_.in_1000(200)) close(details, end);
    else plan_need(details, end);
}

/// The first within three months, the others at most six months apart.
void ChildMaker::review(ProtectionPlan& plan, Date start, Date end) {
    Date held = later(start, 60, 91);
    while (held < end) {
        if (plan.reviews.empty() || setting_.number % 3 == 0) plan.reviews.add();
        put(plan.reviews.back().held_on.add(), held);
        held = later(held, 120, 182);
    }
}

/// Child in need plans are part of the census from the collection of 2022 on.
void ChildMaker::plan_need(CinDetails& details, Date start) {
    const Date begun = std::min(start, setting_.reference);
    const Date end = later(begun, 30, 300);
    const bool is_ended = end >= setting_.first && end <= setting_.reference;
    if (setting_.order.collection >= 2022) {
        auto& plan = details.cin_plans.add();
        put(plan.started_on, begun);
        if (is_ended) put(plan.ended_on, end);
    }
    if (is_ended) close(details, end);
}

void ChildMaker::close(CinDetails& details, Date day) {
    clock_ = std::min(later(day, 0, 7), setting_.reference);
    put(details.closed_on, clock_);
    put(details.closure_reason, pick(chance_, closures));
}

/// Open on the first day of the year: what was finished before it is in the return of the year before.
void ChildMaker::make_carried_over(CinDetails& details) {
    const Date referred = later(setting_.first, -700, -90);
    begin(details, referred);
    if (chance_.in_1000(250)) {
        const Date start = later(referred, 20, 60);
        protect(details, std::max(start, setting_.first - days{500}));
        return;
    }
    const Date start = later(setting_.first, -85, -1);
    plan_need(details, start);
}

}  // namespace holdfast::census
