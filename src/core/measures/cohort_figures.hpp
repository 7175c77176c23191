#pragma once

#include "core/measures/counting.hpp"
#include "core/trail/view.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace holdfast::measures {

/// Reads every record that indicators are worked out from. Records that were linked as one person's count as that person's.
Cohort load_cohort(trail::View& view);

/// What a cohort was read from, in one word: the same as long as no record and no fact of a child has changed.
std::string mark_of(trail::View& view);

/// A cohort kept in memory, read again when a record has changed, and what was counted of it.
class CohortKeeper {
public:
    using Answers = std::shared_ptr<const std::vector<Counted>>;
    /// Every indicator of the period.
    Answers count(trail::View& view, Date from, Date to);
    std::vector<Child> children_behind(trail::View& view, const Measure& measure, const Question& question, Part part);
    std::vector<Group> groups(trail::View& view, const Counted& counted, Dimension dimension);

private:
    void follow(trail::View& view);
    std::mutex mutex_{};
    std::string mark_{};
    std::unique_ptr<Counter> counter_{};
    std::map<std::tuple<Date, Date, std::optional<std::int64_t>>, Answers> answers_{};
};

}  // namespace holdfast::measures
