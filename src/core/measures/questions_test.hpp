#pragma once

#include "core/measures/counting.hpp"
#include "core/measures/records.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace holdfast::measures::test {

inline Day on(std::string_view text) { return day_of(parse_date(text).value()); }

/// Children who are made up one after another, and questions about them.
struct World {
    Records records{};
    Question question{.from = make_date(2016, 4, 1), .to = make_date(2017, 3, 31), .population = 10'000};

    Child child(std::string_view born = "2010-05-05") {
        if (records.people.born.empty()) records.people.resize(1);
        records.people.resize(records.people.size() + 1);
        records.people.born.back() = on(born);
        return static_cast<Child>(records.people.size() - 1);
    }
    /// An episode of care of a new child's or of one who is given.
    EpisodeRow& episode(Child of, std::string_view started, std::string_view ended, char reason = 'S', std::string_view placement = "U6") {
        EpisodeRow row{.child = of, .started = on(started), .ended = ended.empty() ? no_day : on(ended), .reason = reason};
        row.placement[0] = placement[0];
        row.placement[1] = placement[1];
        row.where = std::hash<std::string_view>{}(placement);
        return records.episodes.emplace_back(row);
    }
    std::vector<Counted> all() const {
        auto copy = records;
        Counter counter(std::make_shared<const Cohort>(cohort_of(std::move(copy))), calendar::Calendar());
        return counter.count(question, 1);
    }
    /// `1/3`, or `1` where there is no denominator.
    std::string answer(std::string_view code) const {
        REQUIRE(find(code));
        for (const auto& one : all())
            if (one.measure->code == code) return one.denominator ? fmt::format("{}/{}", one.numerator, *one.denominator) : fmt::format("{}", one.numerator);
        return "none";
    }
    std::vector<Child> behind(std::string_view code, Part part) const {
        auto copy = records;
        Counter counter(std::make_shared<const Cohort>(cohort_of(std::move(copy))), calendar::Calendar());
        return counter.children_behind(*find(code), question, part);
    }
};

}  // namespace holdfast::measures::test
