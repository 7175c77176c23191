#include "core/county/maker.hpp"

#include <algorithm>

namespace holdfast::county {

using namespace published;
using std::chrono::days;

/// Days before or after which a plan of the year cannot have begun, so that its enquiry began in the year too.
constexpr days room_for_enquiry{50};

void Maker::want_plans(std::span<const Band> bands, bool is_open, bool is_of_year, std::vector<PlanWanted>& plans) {
    for (const int length : lengths_of(bands)) {
        PlanWanted plan{.is_of_year = is_of_year};
        if (is_open) {
            plan.from = last - days{length};
        } else if (is_of_year) {
            const auto room = static_cast<std::uint64_t>((last - first - room_for_enquiry).count() - length);
            plan.from = first + room_for_enquiry + days{chance_.below(room)};
            plan.until = plan.from + days{length};
        } else {
            plan.until = first + days{chance_.between(0, std::min(length - 1, 364))};
            plan.from = *plan.until - days{length};
        }
        while (!calendar_.is_working(plan.from)) plan.from += days{1};
        plans.push_back(plan);
    }
}

/// Each with as many working days from its enquiry to its conference as are wanted of the year's conferences.
std::vector<Maker::PlanWanted> Maker::plans_wanted() {
    std::vector<PlanWanted> plans, earlier;
    want_plans(plans_open_of_year, true, true, plans);
    want_plans(plans_ended_of_year, false, true, plans);
    conference_days_ = lengths_of(conferences);
    for (auto& plan : plans) {
        // Where a scale rounds to fewer conferences than plans, the rest were in time to the day.
        plan.working_days = conference_days_.empty() ? 15 : conference_days_.back();
        if (!conference_days_.empty()) conference_days_.pop_back();
    }
    want_plans(plans_open_of_earlier, true, false, earlier);
    want_plans(plans_ended_of_earlier, false, false, earlier);
    for (auto& plan : earlier) plan.working_days = chance_.between(8, 15);
    plans.insert(plans.end(), earlier.begin(), earlier.end());
    std::ranges::stable_sort(plans, {}, [&](const PlanWanted& plan) { return working_day(plan.from, -plan.working_days); });
    return plans;
}

/// The child who was referred last before the enquiry; of those in need for longer, one whose referral can be as early.
Case* Maker::case_for(const PlanWanted& plan, Date enquired_on) {
    Case* found = nullptr;
    for (auto& one : cases_) {
        if (one.is_of_year != plan.is_of_year || one.is_enquired || one.finds_no_need) continue;
        if (!plan.is_of_year) {
            if (one.referred_on <= enquired_on) return &one;
            if (found == nullptr) found = &one;
        } else if (one.referred_on <= enquired_on && (found == nullptr || one.referred_on > found->referred_on)) {
            found = &one;
        }
    }
    if (found != nullptr && found->referred_on > enquired_on) {
        found->referred_on = enquired_on - days{chance_.between(0, 20)};
        episode_of(*found).referral.referred_on = found->referred_on;
    }
    return found;
}

void Maker::add_reviews(pathway::PlanPart& part, Date until, bool is_late) {
    part.reviews.clear();
    Date held = is_late ? later(part.plan.started_on, 100, 115) : later(part.plan.started_on, 60, 88);
    for (; held < until; held = later(held, 120, 178)) {
        auto& review = part.reviews.emplace_back();
        review.held_on = held;
        review.goes_on = true;
        review.is_quorate = !chance_.in_1000(40);
        review.participation = chance_.in_1000(500) ? "PN1" : chance_.in_1000(600) ? "PN3" : "PN0";
    }
    if (!part.reviews.empty() && part.plan.ended_on) part.reviews.back().goes_on = false;
}

void Maker::add_plan(Case& one, const PlanWanted& wanted, Date enquired_on, std::string_view category, bool is_repeated) {
    auto& episode = episode_of(one);
    auto& enquiry = episode.enquiries.emplace_back();
    enquiry.enquiry.started_on = enquired_on;
    enquiry.enquiry.ended_on = working_day(enquired_on, std::min(wanted.working_days, chance_.between(2, 8)));
    enquiry.enquiry.conference_target_on = working_day(enquired_on, 15);
    enquiry.enquiry.conference_not_required = false;
    enquiry.enquiry.outcome = "conference";
    auto& conference = enquiry.conference.emplace();
    conference.held_on = wanted.from;
    conference.led_to_plan = true;
    conference.is_quorate = true;
    auto& part = episode.plans.emplace_back();
    part.plan.started_on = wanted.from;
    part.plan.ended_on = wanted.until;
    part.plan.initial_category = category;
    part.plan.latest_category = chance_.in_1000(80) ? "EMO" : category;
    part.plan.earlier_plans = is_repeated ? 1 : 0;
    add_reviews(part, wanted.until.value_or(last + days{1}), false);
    one.is_enquired = true;
    one.stays_open = one.stays_open || !wanted.until;
    one.busy_until = std::max(one.busy_until, wanted.until.value_or(last));
}

void Maker::make_plans() {
    auto categories = codes_of(plans_by_category);
    std::vector<bool> is_repeated(categories.size());
    for (std::size_t i = 0; i < is_repeated.size(); ++i) is_repeated[i] = i < static_cast<std::size_t>(scaled(plans_repeated));
    std::size_t of_year = 0;
    for (const auto& plan : plans_wanted()) {
        const Date enquired_on = working_day(plan.from, -plan.working_days);
        Case* one = case_for(plan, enquired_on);
        if (one == nullptr) continue;
        const std::size_t at = plan.is_of_year ? of_year++ : chance_.below(categories.size());
        add_plan(*one, plan, enquired_on, categories[at % categories.size()], plan.is_of_year && is_repeated[at % is_repeated.size()]);
    }
    make_late_reviews();
}

/// Of those open for three months and more, as many as were not reviewed in time.
void Maker::make_late_reviews() {
    int late = 0;
    for (const auto& band : {plans_open_of_year[1], plans_open_of_year[2], plans_open_of_earlier[0], plans_open_of_earlier[1]}) late += scaled(band.count);
    late -= scaled(plans_reviewed_in_time);
    for (auto& one : cases_)
        for (auto& part : episode_of(one).plans) {
            const bool can_be_late = !part.plan.ended_on && part.plan.started_on >= first && part.plan.started_on <= last - days{130};
            if (late > 0 && can_be_late) --late, add_reviews(part, last + days{1}, true);
        }
}

/// Those that led to no plan: to a conference that found none was needed, or to none.
void Maker::make_enquiries() {
    std::vector<Case*> open;
    for (auto& one : cases_)
        if (one.is_of_year && !one.is_enquired && !one.finds_no_need) open.push_back(&one);
    shuffle(open);
    int without = scaled(enquiries);
    for (const auto& band : conferences) without -= scaled(band.count);
    for (Case* one : open) {
        if (conference_days_.empty() && without <= 0) break;
        const Date start = working_day(one->referred_on, chance_.between(0, 3));
        if (start > last) continue;
        const bool has_conference = !conference_days_.empty() && working_day(start, conference_days_.back()) <= last;
        if (!has_conference && without <= 0) continue;
        auto& part = episode_of(*one).enquiries.emplace_back();
        part.enquiry.started_on = start;
        part.enquiry.conference_not_required = !has_conference;
        part.enquiry.outcome = has_conference ? "conference" : "services";
        one->is_enquired = true;
        if (!has_conference) {
            part.enquiry.ended_on = std::min(working_day(start, chance_.between(2, 9)), last);
            --without;
        } else {
            part.enquiry.conference_target_on = working_day(start, 15);
            part.enquiry.ended_on = working_day(start, std::min(conference_days_.back(), 6));
            auto& conference = part.conference.emplace();
            conference.held_on = working_day(start, conference_days_.back());
            conference.led_to_plan = false;
            conference_days_.pop_back();
        }
        one->busy_until = std::max({one->busy_until, *part.enquiry.ended_on, part.conference ? part.conference->held_on : start});
    }
}

}  // namespace holdfast::county
