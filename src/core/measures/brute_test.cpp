#include "core/measures/questions_test.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>

/// A second counting of the most used definitions, straight from their words, child by child and day by day; slow on purpose.
namespace holdfast::measures {

namespace {

using test::on;

struct Random {
    std::mt19937 engine;
    int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(engine); }
    bool often() { return below(3) != 0; }
    Day day() { return on("2014-01-01") + below(1400); }
    Day day_or_none(Day from) { return often() ? from + below(500) : no_day; }
};

test::World random_world(unsigned seed) {
    test::World world;
    Random random{std::mt19937(seed)};
    std::int64_t plan = 0;
    world.records.people.agencies = {"Not known", "one", "two", "three"};
    world.records.people.reviews_since = {on("2016-04-01"), always, no_day};  // and of the fourth nothing is said
    for (int i = 0; i < 60; ++i) {
        const auto child = world.child(iso(date_of(on("1998-01-01") + random.below(7000))));
        for (int n = random.below(5); n > 0; --n) {
            const Day from = random.day();
            world.records.referrals.push_back({child, from, random.day_or_none(from), static_cast<Flag>(random.below(3))});
            world.records.assessments.push_back({child, from + random.below(3), random.day_or_none(from)});
            world.records.enquiries.push_back({child, from, random.day_or_none(from)});
            world.records.conferences.push_back({child, from + random.below(40), random.often() ? from : no_day});
        }
        world.records.people.agency.back() = static_cast<std::uint16_t>(random.below(4));
        Day from = random.day() - 700;
        for (int n = random.below(4); n > 0; --n) {
            const Day until = from + 20 + random.below(900);
            world.records.plans.push_back({child, from, n == 1 && random.often() ? no_day : until, static_cast<std::int16_t>(random.below(3) - 1), ++plan});
            for (Day review = from + random.below(130); review < until; review += 60 + random.below(150)) world.records.plan_reviews.push_back({plan, review});
            from = until + random.below(900);
        }
        Day placed = random.day() - 500;
        char reason = random.below(5) == 0 ? "PL"[random.below(2)] : 'S';
        for (int n = random.below(6); n > 0; --n) {
            const Day moved = placed + 1 + random.below(400);
            auto& row = world.episode(child, iso(date_of(placed)), n == 1 && random.often() ? "" : iso(date_of(moved)), reason, n % 2 ? "U6" : "K2");
            row.purchased = static_cast<Flag>(random.below(3));
            for (Day review = placed + random.below(60); review < moved; review += 20 + random.below(200))
                world.records.care_reviews.push_back({{child, review}, 1});
            const bool gap = random.below(6) == 0;
            placed = gap ? moved + 1 + random.below(60) : moved;
            reason = gap && random.often() ? 'S' : "PTLUB"[random.below(5)];
        }
    }
    return world;
}

/// Words of a definition: which rows the denominator has and which the numerator.
struct Answer {
    int numerator{}, denominator{};
    void count(bool in) {
        ++denominator;
        numerator += in;
    }
    std::string string() const { return fmt::format("{}/{}", numerator, denominator); }
};

int working_days_one_by_one(Day from, Day to) {
    static const calendar::Calendar calendar;
    int counted = 0;
    for (Day day = from + 1; day <= to; ++day) counted += calendar.is_working(date_of(day));
    return counted;
}
/// The same day so many months later, found by walking.
Day months_later(Day from, int months) {
    const std::chrono::year_month_day start{date_of(from)};
    const int index = static_cast<int>(start.year()) * 12 + static_cast<int>(static_cast<unsigned>(start.month())) - 1 + months;
    Day day = from;
    for (;; ++day) {
        const std::chrono::year_month_day at{date_of(day)};
        const int now = static_cast<int>(at.year()) * 12 + static_cast<int>(static_cast<unsigned>(at.month())) - 1;
        if (now > index) return day - 1;
        if (now == index && at.day() == start.day()) return day;
    }
}

struct Brute {
    const test::World& world;
    Day from = day_of(world.question.from), to = day_of(world.question.to);
    bool in_period(Day day) const { return day >= from && day <= to; }
    bool open(Day started, Day ended) const { return started <= to && (ended == no_day || ended > to); }

    Answer repeated_referrals() const {
        Answer answer;
        for (const auto& one : world.records.referrals) {
            if (!in_period(one.on)) continue;
            bool is_repeated = false;
            for (const auto& other : world.records.referrals)
                is_repeated |= other.child == one.child && other.on < one.on && months_later(other.on, 12) >= one.on;
            answer.count(is_repeated);
        }
        return answer;
    }
    Answer assessed_in_time() const {
        Answer answer;
        for (const auto& one : world.records.assessments)
            if (one.ended != no_day && in_period(one.ended)) answer.count(one.ended >= one.started && working_days_one_by_one(one.started, one.ended) <= 45);
        return answer;
    }
    Answer conferred_in_time() const {
        Answer answer;
        for (const auto& one : world.records.conferences)
            if (one.enquired != no_day && in_period(one.held)) answer.count(one.held >= one.enquired && working_days_one_by_one(one.enquired, one.held) <= 15);
        return answer;
    }
    Answer plans_again() const {
        Answer answer;
        for (const auto& one : world.records.plans) {
            if (!in_period(one.started)) continue;
            std::set<Day> ended;
            for (const auto& other : world.records.plans)
                if (other.child == one.child && other.number != one.number && other.started <= one.started && other.ended <= one.started)
                    ended.insert(other.ended);
            answer.count(!ended.empty() && months_later(*ended.rbegin(), 24) >= one.started);
        }
        return answer;
    }
    Answer long_plans() const {
        Answer answer;
        for (const auto& one : world.records.plans)
            if (one.ended != no_day && in_period(one.ended)) answer.count(months_later(one.started, 24) <= one.ended);
        return answer;
    }
    /// Day by day: on each day of the plan it is known by when the next review is due; a day after that without one is late.
    Answer plans_reviewed() const {
        Answer answer;
        for (const auto& one : world.records.plans) {
            if (!open(one.started, one.ended) || months_later(one.started, 3) > to) continue;
            std::set<Day> reviews;
            for (const auto& review : world.records.plan_reviews)
                if (review.plan == one.number && review.on > one.started) reviews.insert(review.on);
            bool is_late = false;
            Day due = months_later(one.started, 3);
            for (Day day = one.started; day <= to; ++day) {
                if (reviews.contains(day)) {
                    is_late |= day > due && day >= from;
                    due = months_later(day, 6);
                }
            }
            answer.count(!is_late && due > to);
        }
        return answer;
    }

    Answer plans_up_to_date() const {
        Answer answer;
        for (const auto& one : world.records.plans) {
            if (!open(one.started, one.ended)) continue;
            Day latest = one.started;
            for (const auto& review : world.records.plan_reviews)
                if (review.plan == one.number && review.on > one.started && review.on <= to) latest = std::max(latest, review.on);
            answer.count(months_later(latest, latest == one.started ? 3 : 6) >= to);
        }
        return answer;
    }
    /// The times in care of each child, by the rows that meet one another.
    std::vector<std::vector<EpisodeRow>> times_in_care() const {
        std::vector<std::vector<EpisodeRow>> times;
        for (const auto& row : world.records.episodes) {
            const bool goes_on = !times.empty() && times.back().back().child == row.child && times.back().back().ended >= row.started && row.reason != 'S';
            if (!goes_on) times.emplace_back();
            times.back().push_back(row);
        }
        return times;
    }
    /// What is known of a time in care by a day: by when the next review is due, day by day, and whether one was late.
    struct Reviewed {
        bool is_late{}, is_judged{};
        Day due{no_day};
    };
    Reviewed reviewed(const std::vector<EpisodeRow>& time) const {
        const auto& people = world.records.people;
        const auto agency = people.agency[static_cast<std::size_t>(time.front().child)];
        const Day since = agency < 3 ? people.reviews_since[agency] : always, started = time.front().started;
        std::set<Day> reviews;
        for (const auto& each : world.records.care_reviews)
            if (each.child == time.front().child && each.on >= started && each.on <= to && each.on < time.back().ended) reviews.insert(each.on);
        if (since != no_day) std::erase_if(reviews, [&](Day day) { return day < since; });
        const bool is_entry = time.front().reason == 'S', is_only_latest = since == no_day;
        const bool is_from_entry = is_entry && (started >= since || (is_only_latest && reviews.empty()));
        Reviewed found;
        int held = 0;
        Day anchor = is_from_entry || is_only_latest ? started : std::max(started, since);
        if (!is_from_entry && !reviews.empty()) anchor = *reviews.begin();
        const auto next = [&] {
            if (!is_from_entry || held > 1) return months_later(anchor, 6);
            if (held == 1) return months_later(anchor, 3);
            Day day = anchor;
            while (working_days_one_by_one(anchor, day) < 20) ++day;
            return day;
        };
        for (found.due = next(); const Day day : reviews) {
            if (day <= anchor) continue;
            found.is_judged |= in_period(day) || in_period(found.due);
            found.is_late |= day > found.due && (in_period(day) || in_period(found.due));
            anchor = day;
            ++held;
            found.due = next();
        }
        return found;
    }
    Answer care_reviewed() const {
        Answer answer;
        for (const auto& time : times_in_care()) {
            const Day ended = time.back().ended;
            const bool is_open = open(time.front().started, ended);
            if (!is_open && !in_period(ended)) continue;
            const auto found = reviewed(time);
            const bool is_missing = found.due <= to && found.due < ended && (is_open || found.due >= from);
            if (found.is_judged || is_missing) answer.count(!found.is_late && !is_missing);
        }
        return answer;
    }
    Answer care_up_to_date() const {
        Answer answer;
        for (const auto& time : times_in_care())
            if (open(time.front().started, time.back().ended)) answer.count(reviewed(time).due >= to);
        return answer;
    }

    /// The days on which the child was looked after.
    std::map<Child, std::set<Day>> days_in_care() const {
        std::map<Child, std::set<Day>> days;
        for (const auto& one : world.records.episodes)
            for (Day day = one.started; day < std::min(one.ended, to + 1); ++day) days[one.child].insert(day);
        return days;
    }
    Answer looked_after() const {
        Answer answer{.denominator = 10'000};
        for (const auto& [child, days] : days_in_care()) answer.numerator += days.contains(to);
        return answer;
    }
    Answer moved_often() const {
        Answer answer;
        const Day since = from;  // the period is the 12 months
        for (const auto& [child, days] : days_in_care()) {
            if (!days.contains(to)) continue;
            std::vector<EpisodeRow> rows;
            for (const auto& row : world.records.episodes)
                if (row.child == child) rows.push_back(row);
            std::set<std::size_t> carers;  // by the episode with which each began
            std::size_t carer = 0;
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const bool was_away = i > 0 && rows[i].started > rows[i - 1].ended;
                if (was_away || rows[i].reason == 'S' || rows[i].reason == 'P' || rows[i].reason == 'B') carer = i;
                for (Day day = std::max(rows[i].started, since); day < std::min(rows[i].ended, to + 1); ++day) carers.insert(carer);
            }
            answer.count(carers.size() >= 3);
        }
        return answer;
    }
    int entered() const {
        std::set<Child> children;
        for (const auto& one : world.records.episodes)
            if (one.reason == 'S' && in_period(one.started)) children.insert(one.child);
        return static_cast<int>(children.size());
    }
};

}  // namespace

TEST_CASE("the indicators of many made-up children are what a slow second counting gives") {
    for (unsigned seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        auto world = random_world(seed);
        const Brute brute{world};
        CHECK(world.answer("CS1.0") == brute.repeated_referrals().string());
        CHECK(world.answer("CS1.1") == brute.assessed_in_time().string());
        CHECK(world.answer("CS2.1") == brute.conferred_in_time().string());
        CHECK(world.answer("CS2.5") == brute.plans_again().string());
        CHECK(world.answer("CS2.7") == brute.long_plans().string());
        CHECK(world.answer("CS6.0") == brute.plans_reviewed().string());
        CHECK(world.answer("CS6.1") == brute.plans_up_to_date().string());
        CHECK(world.answer("CS6.2") == brute.care_reviewed().string());
        CHECK(world.answer("CS6.3") == brute.care_up_to_date().string());
        CHECK(world.answer("CS3.0") == brute.looked_after().string());
        CHECK(world.answer("CS3.5") == brute.moved_often().string());
        CHECK(world.answer("CS3.1") == std::to_string(brute.entered()));
    }
}

TEST_CASE("every breakdown adds up to the figure, and two threads count what one does") {
    auto world = random_world(99);
    Counter counter(std::make_shared<const Cohort>(cohort_of(std::move(world.records))), calendar::Calendar());
    const auto one = counter.count(world.question, 1), two = counter.count(world.question, 2);
    REQUIRE(one.size() == all().size());
    CHECK(one.size() >= 35);
    for (std::size_t i = 0; i < one.size(); ++i) {
        CAPTURE(one[i].measure->code);
        CHECK(one[i].numerator == two[i].numerator);
        CHECK(one[i].denominator == two[i].denominator);
        for (const auto dimension : dimensions) {
            std::int64_t above = 0, below = 0;
            for (const auto& group : breakdown(counter.cohort().people, one[i], dimension)) {
                above += group.numerator;
                below += group.denominator.value_or(0);
            }
            CHECK(above == one[i].numerator);
            if (one[i].of.sum > 0) CHECK(below == *one[i].denominator);
        }
        const auto behind = counter.children_behind(*one[i].measure, world.question, Part::numerator);
        CHECK((one[i].numerator == 0) == behind.empty());
    }
}

TEST_CASE("a public edition hides a small number and what would give it away") {
    std::vector<Group> groups{{.label = "a", .numerator = 3, .denominator = 30},
                              {.label = "b", .numerator = 9, .denominator = 40},
                              {.label = "c", .numerator = 0, .denominator = 20}};
    const auto shown = for_the_public(groups, figures::Unit::percent);
    CHECK(shown[0].is_hidden);
    CHECK(shown[0].numerator == 0);
    CHECK(!shown[0].denominator);
    CHECK(std::ranges::count_if(shown, [](const Group& group) { return group.is_hidden; }) >= 2);
    CHECK(!for_the_public({{.label = "a", .numerator = 5}, {.label = "b", .numerator = 0}}, figures::Unit::count)[0].is_hidden);
}

TEST_CASE("the basis of a figure is said by the length of its period") {
    const auto basis = [](const char* code, const char* from, const char* to) {
        return token(basis_of(*find(code), parse_date(from).value(), parse_date(to).value()));
    };
    CHECK(basis("CS1.0", "2016-04-01", "2017-03-31") == "year");
    CHECK(basis("CS1.0", "2016-07-01", "2017-06-30") == "rolling_12_months");
    CHECK(basis("CS1.0", "2017-02-01", "2017-02-28") == "month");
    CHECK(basis("CS1.0", "2016-07-01", "2016-09-30") == "quarter");
    CHECK(basis("CS1.0", "2016-04-01", "2016-08-31") == "year_to_date");
    CHECK(basis("CS2.3", "2016-04-01", "2017-03-31") == "snapshot");
}

}  // namespace holdfast::measures
