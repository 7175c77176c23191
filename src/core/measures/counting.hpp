#pragma once

#include "base/decimal.hpp"
#include "core/measures/measure.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::measures {

/// What is counted, for which days.
struct Question {
    Date from{}, to{};
    LocalStandards standards{};
    /// Children of 0 to 17 in the area in the middle of the year before; without it no rate has a value.
    std::optional<std::int64_t> population{};
};

/// An indicator's numbers for a period.
struct Counted {
    const Measure* measure{};
    std::int64_t numerator{};
    std::optional<std::int64_t> denominator{};  ///< none for a number; the population for a rate
    std::optional<Decimal> value{};             ///< to one decimal; none where the denominator is 0 or not known
    Tally counted{}, of{};                      ///< the same in groups
};

/// A group of a breakdown.
struct Group {
    std::string label{};
    std::int64_t numerator{};
    std::optional<std::int64_t> denominator{};
    std::optional<Decimal> value{};
    bool is_hidden{};  ///< in a public edition: a small number, or one from which a small number could be worked out
};

/// What is to be known of who is behind a figure.
enum class Part { numerator, denominator };

/// The value of an indicator by its numbers.
std::optional<Decimal> value_of(figures::Unit unit, std::int64_t numerator, std::optional<std::int64_t> denominator);
/// The numbers in groups; groups with nobody in them are left out. The groups of a rate have no population of their own.
std::vector<Group> breakdown(const People& people, const Counted& counted, Dimension dimension);
/// Hides what a public edition may not show (core/figures/suppression.hpp).
std::vector<Group> for_the_public(std::vector<Group> groups, figures::Unit unit);
/// Whether one of its numbers is from 1 to 4, which a public edition does not show, or what is left of one is.
bool is_small(const Counted& counted);
/// The basis of the figures of a period, by its length; a snapshot's is a snapshot.
Basis basis_of(const Measure& measure, Date from, Date to);

/// Counts over a cohort that stays as it is. Keeps its working memory from one question to the next: one question at a time.
class Counter {
public:
    Counter(std::shared_ptr<const Cohort> cohort, const calendar::Calendar& calendar);

    /// Every indicator, in the order of `all()`, by so many threads.
    std::vector<Counted> count(const Question& question, int threads = 2);
    /// The children behind a figure, each once, by the numbers of their records.
    std::vector<Child> children_behind(const Measure& measure, const Question& question, Part part);

    const Cohort& cohort() const { return *cohort_; }

private:
    Frame frame_of(const Question& question) const;
    void group(const Span& span, std::size_t part, std::size_t parts);

    std::shared_ptr<const Cohort> cohort_;
    Almanac almanac_;
    std::vector<Select> selects_{};
    std::vector<Selection> selections_{};
    std::vector<std::size_t> selection_of_{};  ///< for each measure
    Groups groups_{};
};

}  // namespace holdfast::measures
