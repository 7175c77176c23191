#include "core/county/maker.hpp"

#include "core/census/weighted.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::county {

using namespace published;
using census::Weighted;
using std::chrono::days;

namespace {

constexpr std::array<Weighted, 3> statuses{{{"C2", 600}, {"V2", 260}, {"C1", 140}}};
constexpr std::array<Weighted, 5> placements{{{"U6", 560}, {"U3", 170}, {"K2", 130}, {"P1", 110}, {"H5", 30}}};
constexpr std::array<Weighted, 5> endings{{{"E4A", 400}, {"E4B", 100}, {"E44", 250}, {"E41", 100}, {"E8", 150}}};

std::string_view provider_of(std::string_view placement, census::Chance& chance) {
    if (placement == "P1") return "PR0";
    return chance.in_1000(560) ? "PR1" : "PR4";
}

Date born_on(const CountyChild& child) {
    for (const auto& fact : child.census.facts)
        if (const auto* birth = std::get_if<people::Birth>(&fact)) return birth->on;
    return {};
}

}  // namespace

/// One row, or three where the child moved twice in the last year.
void Maker::make_care_of(CountyChild& child, Stay stay) {
    const std::string status(pick(chance_, statuses));
    const auto add_row = [&](Date from, std::string_view reason) {
        auto& row = child.care.emplace_back();
        const auto placement = pick(chance_, placements);
        row.started_on = from;
        row.start_reason = reason;
        row.legal_status = status;
        row.need = "N1";
        row.placement = placement;
        row.provider = provider_of(placement, chance_);
        row.home_postcode = "CA1 1ZZ";
        row.placement_postcode = stay.is_outside ? "M1 1ZZ" : "CA1 2ZZ";
        row.placement_location = stay.is_outside ? "OUT" : "IN";
    };
    const auto end_row = [&](Date until, std::string_view reason) {
        child.care.back().ended_on = until;
        child.care.back().end_reason = reason;
    };
    add_row(stay.from, "S");
    for (const Date moved : stay.moves) {
        end_row(moved, "X1");
        child.care.back().placement_change_reason = "CARPL";
        add_row(moved, "P");
    }
    if (stay.until) end_row(*stay.until, pick(chance_, endings));
    Date held = working_day(stay.from, chance_.between(12, 19));
    for (const Date end = stay.until.value_or(last + days{1}); held < end;
         held = child.care_reviews.size() == 1 ? later(held, 60, 88) : later(held, 120, 178)) {
        auto& review = child.care_reviews.emplace_back();
        review.held_on = held;
        const bool is_under_four = held < born_on(child) + days{4 * 365 + 1};
        review.participation = is_under_four ? "PN0" : chance_.in_1000(71) ? "PN7" : chance_.in_1000(700) ? "PN1" : "PN3";
    }
}

void Maker::make_care() {
    std::vector<Case*> long_open, new_open, long_closed, new_closed;
    for (auto& one : cases_) {
        if (one.finds_no_need) continue;
        const auto& closed_on = episode_of(one).referral.closed_on;
        const bool has_time = one.referred_on + days{20} < closed_on.value_or(last);
        if (!has_time) continue;
        if (closed_on) (one.is_of_year ? new_closed : long_closed).push_back(&one);
        else (one.is_of_year ? new_open : long_open).push_back(&one);
    }
    for (auto* group : {&long_open, &new_open, &long_closed, &new_closed}) shuffle(*group);
    const int ended_of_year = scaled(looked_after_started) / 10;
    const int open_of_year = scaled(looked_after_started) - ended_of_year;
    const int open_of_earlier = scaled(looked_after) - open_of_year;
    const int ended_of_earlier = scaled(looked_after_a_year_before) - open_of_earlier;
    int outside = scaled(placed_outside), moved_twice = scaled(looked_after_moved_twice);
    const auto place = [&](std::vector<Case*>& group, int count) {
        for (std::size_t i = 0; count > 0 && i < group.size(); ++i, --count) {
            Case& one = *group[i];
            const auto& closed_on = episode_of(one).referral.closed_on;
            Stay stay{.from = std::min(later(one.referred_on, 0, 10), one.is_of_year ? last : first - days{1})};
            if (closed_on) stay.until = std::max(stay.from + days{3}, std::max(*closed_on - days{chance_.between(0, 20)}, first));
            else stay.is_outside = outside-- > 0;
            const bool has_moved = !closed_on && !one.is_of_year && moved_twice-- > 0;
            if (has_moved) stay.moves = {later(first, 20, 150), later(first, 170, 340)};
            make_care_of(children_[one.child], stay);
        }
    };
    place(long_open, open_of_earlier);
    place(new_open, open_of_year);
    place(long_closed, ended_of_earlier);
    place(new_closed, ended_of_year);
}

void Maker::make_health() {
    std::vector<pathway::CareHealth*> rows;
    for (auto& child : children_) {
        if (child.care.empty() || child.care.back().ended_on || child.care.front().started_on > first) continue;
        auto& row = child.health.emplace_back();
        row.year_ended_on = last;
        row.convicted = row.substance_misuse = false;
    }
    for (auto& child : children_)
        for (auto& row : child.health) rows.push_back(&row);
    const auto deal = [&](std::optional<bool> pathway::CareHealth::*flag, int thousandths) {
        shuffle(rows);
        const auto yes = static_cast<std::size_t>(std::lround(static_cast<double>(rows.size()) * thousandths / 1000.0));
        for (std::size_t i = 0; i < rows.size(); ++i) rows[i]->*flag = i < yes;
    };
    deal(&pathway::CareHealth::health_assessment, health_assessed);
    deal(&pathway::CareHealth::teeth_check, teeth_checked);
    deal(&pathway::CareHealth::immunisations, immunised);
}

void Maker::make_leavers() {
    const int count = scaled(care_leavers), housed = scaled(leavers_housed), active = scaled(leavers_active), reviewed = scaled(leavers_with_plan);
    for (int i = 0; i < count; ++i) {
        auto& leaver = children_[add_child()].leavers.emplace_back();
        leaver.year_ended_on = last;
        leaver.in_touch = "YES";
        leaver.accommodation = i < housed ? "C1" : "C2";
        leaver.activity = (i + 1) * active / count != i * active / count ? "F2" : "G4";  // spread over those with and without suitable homes
        leaver.eligibility = "former_relevant";
        leaver.pathway_plan_reviewed_on = last - days{(i + 1) * reviewed / count != i * reviewed / count ? 90 : 250};
    }
}

}  // namespace holdfast::county
