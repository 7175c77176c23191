#include "core/county/maker.hpp"

#include "core/census/weighted.hpp"

#include <algorithm>
#include <iterator>

namespace holdfast::county {

using namespace published;
using census::Weighted;
using std::chrono::days;

namespace {

constexpr std::array<Weighted, 14> factors{{{"3B", 200},
                                            {"4B", 150},
                                            {"17A", 110},
                                            {"16A", 100},
                                            {"2B", 80},
                                            {"1B", 80},
                                            {"4A", 70},
                                            {"18A", 60},
                                            {"14A", 40},
                                            {"15A", 30},
                                            {"2A", 30},
                                            {"11A", 20},
                                            {"10A", 20},
                                            {"7A", 10}}};
constexpr std::array<Weighted, 5> closures{{{"RC7", 880}, {"RC5", 50}, {"RC3", 35}, {"RC4", 20}, {"RC6", 15}}};

}  // namespace

bool is_disabled(std::size_t child) { return child % 9 == 4; }

std::string Maker::factors_of(bool is_disabled, bool finds_no_need) {
    if (finds_no_need && !is_disabled && chance_.in_1000(500)) return "21";
    std::string found = is_disabled ? (chance_.in_1000(600) ? "5A" : "6A") : std::string(pick(chance_, factors));
    for (int more = chance_.between(0, 3); more > 0; --more) {
        const std::string code(pick(chance_, factors));
        if ((" " + found + " ").find(" " + code + " ") == std::string::npos) found += " " + code;
    }
    return found;
}

/// An assessment of the year with one of the lengths that are left; open at its end where none is short enough.
bool Maker::assess(Case& one, std::multiset<int>& lengths) {
    const Date limit = one.ends_by.value_or(last);
    Date start = one.referred_on;
    if (!one.is_of_year) {
        if (lengths.empty()) return false;
        const int longest = *lengths.rbegin();
        start = first + days{chance_.below(static_cast<std::uint64_t>((working_day(last, -longest) - first).count()))};
    }
    while (!calendar_.is_working(start)) start += days{1};
    const auto end_of_fitting = lengths.upper_bound(calendar_.working_days_between(start, limit));
    const auto fitting = static_cast<std::uint64_t>(std::distance(lengths.begin(), end_of_fitting));
    auto& assessment = episode_of(one).assessments.emplace_back();
    assessment.started_on = start;
    assessment.child_seen = true;
    if (fitting == 0) {
        one.stays_open = true;
        return false;
    }
    const auto length = std::next(lengths.begin(), static_cast<std::ptrdiff_t>(one.is_of_year ? chance_.below(fitting) : fitting - 1));
    assessment.authorised_on = working_day(start, *length);
    assessment.needs_support = !one.finds_no_need;
    assessment.factors = factors_of(is_disabled(one.child), one.finds_no_need);
    one.busy_until = std::max(one.busy_until, *assessment.authorised_on);
    lengths.erase(length);
    return true;
}

/// The assessment that followed the referral, before the year.
void Maker::assess_early(Case& one) {
    const Date start = working_day(one.referred_on, 1), end = working_day(start, chance_.between(8, 44));
    if (end >= first) return;
    auto& assessment = episode_of(one).assessments.emplace_back();
    assessment.started_on = start;
    assessment.authorised_on = end;
    assessment.child_seen = true;
    assessment.needs_support = true;
    assessment.factors = factors_of(is_disabled(one.child), false);
}

/// Those with the least time first, so that each finds a length that fits.
void Maker::make_assessments() {
    const auto wanted = lengths_of(assessments);
    std::multiset<int> lengths(wanted.begin(), wanted.end());
    std::vector<Case*> of_year, earlier;
    for (auto& one : cases_) (one.is_of_year ? of_year : earlier).push_back(&one);
    const auto room = [](const Case* one) { return one->ends_by.value_or(last) - one->referred_on; };
    std::ranges::stable_sort(of_year, {}, room);
    for (Case* one : of_year) assess(*one, lengths);
    for (Case* one : earlier) assess_early(*one);
    shuffle(earlier);
    for (Case* one : earlier)
        if (!lengths.empty()) assess(*one, lengths);
}

void Maker::close(Case& one, Date day, std::string_view reason) {
    auto& referral = episode_of(one).referral;
    referral.closed_on = day;
    referral.closure_reason = reason;
}

void Maker::make_closures() {
    std::vector<Case*> of_year, earlier;
    for (auto& one : cases_) {
        if (one.finds_no_need) close(one, one.busy_until, "RC8");
        else if (!one.stays_open) (one.is_of_year ? of_year : earlier).push_back(&one);
    }
    const auto close_some = [&](std::vector<Case*>& open, int wanted) {
        shuffle(open);
        for (Case* one : open) {
            if (wanted == 0) return;
            const Date earliest = std::max(one->busy_until, first);
            close(*one, earliest + days{chance_.below(static_cast<std::uint64_t>((last - earliest).count()) + 1)}, pick(chance_, closures));
            --wanted;
        }
    };
    close_some(earlier, scaled(need_ended_of_earlier));
    close_some(of_year, scaled(need_ended) - scaled(need_ended_of_earlier));
}

}  // namespace holdfast::county
