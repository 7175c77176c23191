#pragma once

#include "core/calendar/calendar.hpp"
#include "core/census/keeper.hpp"
#include "core/census/record.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::census {

/// What a made-up census is to be like. The same order gives the same census, on every machine.
struct SyntheticOrder {
    std::uint64_t children{1000};
    std::uint64_t seed{1};
    int collection{2026};  ///< the year in whose March the census year ends, 2017 to 2026
    std::string authority{"909"};
};

/// A random number generator that is the same everywhere (SplitMix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// From 0 to `count` - 1. Precondition: `count` is above 0.
    std::uint64_t below(std::uint64_t count) { return next() % count; }
    /// From `least` to `most`, both included.
    int between(int least, int most) { return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least + 1))); }
    /// True in so many of a thousand cases.
    bool in_1000(int cases) { return below(1000) < static_cast<std::uint64_t>(cases); }

private:
    std::uint64_t state_;
};

/// Makes up a census that keeps every rule: no real person, proportions of referrals, assessments, enquiries, conferences and plans near those that
/// England publishes. Its header says that it is synthetic.
class SyntheticCensus {
public:
    /// Throws std::invalid_argument for a collection that there was not.
    SyntheticCensus(SyntheticOrder order, const calendar::Calendar& calendar);

    const Header& header() const { return header_; }
    /// The next child, or nothing after the last; its texts live until the next.
    const Child* next();

private:
    SyntheticOrder order_;
    const calendar::Calendar& calendar_;
    Header header_{};
    Keeper header_texts_{};
    Child child_{};
    Keeper texts_{};
    std::uint64_t made_{0};
};

}  // namespace holdfast::census
