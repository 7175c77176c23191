#pragma once

#include "core/figures/figure.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::figures {

/// The key of a figure of the period: `lado.allegations@2016-17/Physical`.
std::string key_of(std::string_view measure, const Period& period, std::string_view population = {});

/// The months of a reporting year, from April.
std::vector<Period> months_of(const Period& year);

/// What a slice measures, as the ledger calls it and as people do.
struct Measure {
    std::string_view key{};
    std::string_view label{};
};

/// So many of something, of so many.
struct Share {
    std::int64_t part{}, whole{};
};

/// Puts together what is counted of one reporting year.
class YearFigures {
public:
    /// `by` says how it was obtained: "counting allegations on record".
    YearFigures(const Period& year, Date today, std::string_view by, std::vector<Figure>& made) : year_(year), today_(today), by_(by), made_(made) {}

    Figure& add(const Measure& measure, std::string_view population, std::int64_t number);
    /// One of the parts, by this breakdown, that the population `whole` of the measure falls into; all of it where that is empty.
    Figure& add_part(const Measure& measure, std::string_view population, std::int64_t number, std::string_view whole, std::string_view by);
    /// The number of one month of the year; with the others it makes up the year's.
    Figure& add_month(const Measure& measure, const Period& month, std::int64_t number);
    /// A percentage with what it is worked out from; to be added only where there is anything of which it is a share.
    Figure& add_share(const Measure& measure, std::string_view population, Share share, int decimals);
    const Period& year() const { return year_; }
    /// The months of it that have begun.
    std::vector<Period> months() const;

private:
    Period year_;
    Date today_;
    std::string_view by_;
    std::vector<Figure>& made_;
};

}  // namespace holdfast::figures
