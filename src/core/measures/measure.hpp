#pragma once

#include "base/period.hpp"
#include "core/figures/figure.hpp"
#include "core/measures/cohort.hpp"
#include "core/measures/dimension.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace holdfast::measures {

/// The days that are asked about, first and last included.
struct Span {
    Day from{}, to{};
    // Without a branch: of hundreds of thousands of rows it cannot be foreseen which belong.
    bool has(Day day) const { return (day >= from) & (day <= to); }
    /// Whether something is open at the end of the last day. What ends on a day is not open at its end.
    bool is_open(Day started, Day ended) const { return (started <= to) & (ended > to); }
};

/// Standards that partnerships set for themselves.
struct LocalStandards {
    int enquiry_days{6};            ///< working days for a section 47 enquiry
    int protection_visit_days{10};  ///< working days between visits to a child on a plan
};

/// What definitions are asked with.
struct Frame {
    const Cohort& cohort;
    const Almanac& almanac;
    Span span{};
    LocalStandards standards{};
    /// Whether `to` is not before `from` and at most so many working days after it.
    bool within(Day from, Day to, int days) const { return to != no_day && to >= from && almanac.working_days(from, to) <= days; }
};

/// What a definition is about: rows of a table of the cohort, or what it worked out of them, and the children they are of.
struct Selection {
    std::vector<Child> child{};
    std::vector<std::uint32_t> row{};
    void add(Child of, std::size_t which) {
        child.push_back(of);
        row.push_back(static_cast<std::uint32_t>(which));
    }
    /// A row that is an answer already.
    void answer(Child of, bool yes) { add(of, static_cast<std::size_t>(yes)); }
    bool ends_with(Child of) const { return !child.empty() && child.back() == of; }
    /// Adds the rows of a large table of which `chosen(row)` is true.
    template <class Chosen>
    void add_where(const std::vector<Child>& table, Chosen chosen) {
        add_in_blocks(table, chosen, [](Block&, std::size_t count) { return count; });
    }
    /// The first of each child's rows of which it is true.
    template <class Chosen>
    void add_first_where(const std::vector<Child>& table, Chosen chosen) {
        Child latest = -1;
        add_in_blocks(table, chosen, [&](Block& block, std::size_t count) {
            std::size_t kept = 0;
            for (std::size_t i = 0; i < count; ++i) {
                const Child of = block.child[i];
                block.child[kept] = of;
                block.row[kept] = block.row[i];
                kept += of != latest ? 1 : 0;
                latest = of;
            }
            return kept;
        });
    }

private:
    struct Block {
        static constexpr std::size_t size = 1024;
        std::array<std::uint8_t, size> is_chosen;
        std::array<Child, size> child;
        std::array<std::uint32_t, size> row;
    };
    /// Every row is put into a block, and the next one over it where it is not chosen: no branch depends on it, for nobody can foresee which are.
    template <class Chosen, class Thin>
    void add_in_blocks(const std::vector<Child>& table, Chosen chosen, Thin thin) {
        Block block;
        for (std::size_t begin = 0; begin < table.size(); begin += Block::size) {
            const std::size_t there_are = std::min(Block::size, table.size() - begin);
            for (std::size_t i = 0; i < there_are; ++i) block.is_chosen[i] = chosen(begin + i) ? 1 : 0;
            std::size_t count = 0;
            for (std::size_t i = 0; i < there_are; ++i) {
                block.child[count] = table[begin + i];
                block.row[count] = static_cast<std::uint32_t>(begin + i);
                count += block.is_chosen[i];
            }
            count = thin(block, count);
            child.insert(child.end(), block.child.data(), block.child.data() + count);
            row.insert(row.end(), block.row.data(), block.row.data() + count);
        }
    }
};

/// Sums by sex, ethnicity, disability and age together, and by place.
struct Tally {
    std::int64_t sum{};
    std::vector<std::uint32_t> traits{}, places{};
    std::vector<Child>* behind{};  ///< who was counted, where somebody asks
    void clear(std::size_t places_there_are);
    /// Adds sums of which each group has so many, one beside the other.
    static constexpr std::size_t lanes = 4;
    void add(std::span<const std::uint32_t> to_traits, std::span<const std::uint32_t> to_places);
};

/// Where children belong, for one period: traits with their age band, and their place.
struct Groups {
    std::vector<std::uint16_t> trait{};
    const std::vector<std::uint32_t>* place{};
};

using Select = void (*)(const Frame&, Selection&);
using Count = void (*)(const Frame&, const Selection&, const Groups&, Tally&);

/// Counts the rows of which `amount` (frame, row) says more than 0, by what it says: 1 for a row that belongs, or days.
template <auto amount>
void count(const Frame& frame, const Selection& selection, const Groups& groups, Tally& tally) {
    // Plain pointers and no branches: this is gone through some five million times for a year of a national return. Neighbours have sums of their own, since
    // most are of the same place, and a sum that is written cannot be read at once.
    const Child* const child = selection.child.data();
    const std::uint32_t *const row = selection.row.data(), *const place = groups.place->data();
    const std::uint16_t* const trait = groups.trait.data();
    std::vector<std::uint32_t> traits(tally.traits.size() * Tally::lanes), places(tally.places.size() * Tally::lanes);
    for (std::size_t i = 0; i < selection.row.size(); ++i) {
        const auto by = static_cast<std::uint32_t>(amount(frame, row[i]));
        const std::size_t lane = i % Tally::lanes;
        traits[trait[child[i]] * Tally::lanes + lane] += by;
        places[place[child[i]] * Tally::lanes + lane] += by;
    }
    tally.add(traits, places);
    if (!tally.behind) return;
    for (std::size_t i = 0; i < selection.row.size(); ++i)
        if (amount(frame, row[i])) tally.behind->push_back(child[i]);
}
inline std::uint32_t each_one(const Frame&, std::uint32_t) { return 1; }
/// For a selection whose rows are answers already.
inline std::uint32_t as_selected(const Frame&, std::uint32_t row) { return row; }

/// The definition of an indicator. A percentage is of the rows of its selection; a rate and a number are of the rows counted; days are their mean.
struct Measure {
    std::string_view code{};  ///< the scorecard's code, or one of ours: `referrals.rate`
    std::string_view label{};
    figures::Unit unit{};
    bool is_snapshot{};  ///< at the end of the last day, not over the period
    std::string_view numerator{}, denominator{};
    std::string_view authority{};
    Select select{};
    Count count{};
    std::string_view statistic{};  ///< what areas are compared by (core/statistics), where it is published
};

/// Every definition, in the order of the subjects.
std::span<const Measure> all();
const Measure* find(std::string_view code);

namespace detail {
std::vector<Measure> need_measures();
std::vector<Measure> protection_measures();
std::vector<Measure> care_measures();
std::vector<Measure> review_measures();
std::vector<Measure> health_measures();
std::vector<Measure> adoption_measures();
std::vector<Measure> leaver_measures();
}  // namespace detail

}  // namespace holdfast::measures
