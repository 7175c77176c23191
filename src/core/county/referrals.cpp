#include "core/county/maker.hpp"

#include "core/census/weighted.hpp"

#include <algorithm>

namespace holdfast::county {

using namespace published;
using census::Weighted;

namespace {

constexpr std::array<Weighted, 7> needs{{{"N1", 640}, {"N2", 80}, {"N3", 30}, {"N4", 90}, {"N5", 120}, {"N6", 20}, {"N8", 20}}};
constexpr std::chrono::year_month april = std::chrono::year{2016} / std::chrono::April;

}  // namespace

std::vector<Maker::Slot> Maker::make_slots() {
    auto sources = codes_of(referrals_by_source);
    std::vector<Slot> slots;
    auto month = april;
    for (const int count : referrals_by_month) {
        for (int i = scaled(count); i > 0; --i) slots.push_back({working_day_of(month), sources[slots.size() % sources.size()]});
        month += std::chrono::months{1};
    }
    std::ranges::stable_sort(slots, {}, &Slot::on);
    return slots;
}

std::size_t Maker::add_child() {
    children_.emplace_back();
    return children_.size() - 1;
}

Case& Maker::add_case(std::size_t child, const Slot& slot) {
    auto& episode = children_[child].census.episodes.emplace_back();
    episode.referral.referred_on = slot.on;
    episode.referral.source = slot.source;
    episode.referral.primary_need = census::pick(chance_, needs);
    episode.referral.no_further_action = false;
    return cases_.emplace_back(Case{
        .child = child, .episode = children_[child].census.episodes.size() - 1, .referred_on = slot.on, .is_of_year = slot.on >= first, .busy_until = slot.on});
}

void Maker::add_not_pursued(std::size_t child, const Slot& slot) {
    auto& referral = children_[child].census.episodes.emplace_back().referral;
    referral.referred_on = slot.on;
    referral.source = slot.source;
    referral.no_further_action = true;
}

/// A referral of which nothing came, before the year and within the 12 months before this one.
void Maker::add_year_before(std::size_t child, Date again_on) {
    const Date earliest = std::max(again_on - std::chrono::days{350}, make_date(2015, 6, 1));
    const Date latest = first - std::chrono::days{1};
    add_not_pursued(child, {earliest + std::chrono::days{chance_.below(static_cast<std::uint64_t>((latest - earliest).count()) + 1)}, "6"});
}

/// The first referral until October, the second from November on.
void Maker::make_children_referred_twice(std::vector<Slot>& slots) {
    constexpr Date november = make_date(2016, 11, 1);
    const auto pivot = std::ranges::find_if(slots, [&](const Slot& slot) { return slot.on >= november; });
    std::vector<Slot> early(slots.begin(), pivot), late(pivot, slots.end());
    shuffle(early);
    shuffle(late);
    const auto pairs = std::min({static_cast<std::size_t>(scaled(referred_twice)), early.size(), late.size()});
    std::vector<Slot> firsts(early.end() - static_cast<std::ptrdiff_t>(pairs), early.end()),
        seconds(late.end() - static_cast<std::ptrdiff_t>(pairs), late.end());
    early.resize(early.size() - pairs);
    late.resize(late.size() - pairs);
    std::ranges::stable_sort(firsts, {}, &Slot::on);
    std::ranges::stable_sort(seconds, {}, &Slot::on);
    for (std::size_t i = 0; i < pairs; ++i) {
        const auto child = add_child();
        if (i < static_cast<std::size_t>(scaled(referred_twice_and_before))) add_year_before(child, firsts[i].on);
        // Spread over the year: of each 466, 150 of which nothing came.
        const bool is_not_pursued = i * static_cast<std::size_t>(first_of_two_not_pursued) / referred_twice !=
                                    (i + 1) * static_cast<std::size_t>(first_of_two_not_pursued) / referred_twice;
        if (is_not_pursued) {
            add_not_pursued(child, firsts[i]);
        } else {
            Case& one = add_case(child, firsts[i]);
            one.finds_no_need = true;
            one.ends_by = seconds[i].on - std::chrono::days{14};
        }
        add_case(child, seconds[i]);
    }
    slots = std::move(early);
    slots.insert(slots.end(), late.begin(), late.end());
}

void Maker::make_children_referred_once(std::vector<Slot>& slots) {
    std::ranges::stable_sort(slots, {}, &Slot::on);
    constexpr Date new_year = make_date(2017, 1, 1), last_to_find_no_need = make_date(2017, 1, 10);
    const auto before_new_year = std::ranges::count_if(slots, [&](const Slot& slot) { return slot.on < new_year; });
    const auto early_enough = std::ranges::count_if(slots, [&](const Slot& slot) { return slot.on <= last_to_find_no_need; });
    // Each is drawn with the chance that leaves as many as are wanted for those that can still be drawn.
    int before = scaled(referred_once_and_before), not_pursued = scaled(no_further_action) - scaled(first_of_two_not_pursued);
    int no_need = scaled(found_not_in_need) - (scaled(referred_twice) - scaled(first_of_two_not_pursued));
    auto left_before = before_new_year, left_early = early_enough;
    auto left = static_cast<std::int64_t>(slots.size());
    const auto drawn = [&](int& wanted, std::int64_t from) {
        const bool is_drawn = wanted > 0 && from > 0 && static_cast<std::int64_t>(chance_.below(static_cast<std::uint64_t>(from))) < wanted;
        wanted -= is_drawn ? 1 : 0;
        return is_drawn;
    };
    for (const auto& slot : slots) {
        const auto child = add_child();
        if (slot.on < new_year && drawn(before, left_before--)) add_year_before(child, slot.on);
        const bool is_early = slot.on <= last_to_find_no_need;
        const bool finds_no_need = is_early && drawn(no_need, left_early);
        left_early -= is_early ? 1 : 0;
        if (!finds_no_need && drawn(not_pursued, left - no_need)) add_not_pursued(child, slot);
        else add_case(child, slot).finds_no_need = finds_no_need;
        --left;
    }
}

void Maker::make_children_in_need_at_start() {
    for (int i = scaled(in_need_at_start); i > 0; --i) {
        const int days_before = std::min(chance_.between(10, 1100), chance_.between(10, 1500));
        add_case(add_child(), {first - std::chrono::days{days_before}, referrals_by_source[chance_.below(referrals_by_source.size())].code});
    }
}

void Maker::make_referrals() {
    auto slots = make_slots();
    make_children_referred_twice(slots);
    make_children_referred_once(slots);
    make_children_in_need_at_start();
}

}  // namespace holdfast::county
