#pragma once

#include "core/calendar/calendar.hpp"
#include "core/census/synthetic.hpp"
#include "core/pathway/care_outcome.hpp"
#include "core/pathway/census_child.hpp"

#include <cstdint>
#include <vector>

/// A made-up county: children who were never born, whose records add up to what is published of Cumbria for 2016-17.
namespace holdfast::county {

/// A child of the county with all that its agencies recorded by the end of the year.
struct CountyChild {
    pathway::CensusChild census{};
    std::vector<pathway::CareEpisode> care{};
    std::vector<pathway::CareReview> care_reviews{};
    std::vector<pathway::CareHealth> health{};
    std::vector<pathway::CareLeaver> leavers{};
};

/// How many children a county of scale 1 has.
inline constexpr int children_of_published = 3654 + 3081 + 167;

/// How large a county is to be. The same order gives the same county, on every machine.
struct CountyOrder {
    std::uint64_t seed{2017};
    double scale{1.0};  ///< 1 for the published figures; others grow or shrink with it, rounded
};

/// The whole county. With a scale of 1 it has exactly the figures of `published` (figures.hpp).
std::vector<CountyChild> make_county(const CountyOrder& order, const calendar::Calendar& calendar);

}  // namespace holdfast::county
