#pragma once

#include "features/scorecard/definition.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What agencies have to hand in for a year, and how far they are. Rules only.
namespace holdfast::scorecard {

/// How a value stands that is wanted: nothing was handed in, what was is to be put right, it waits for approval, it is approved, or its period is
/// not over yet.
enum class Standing { missing, to_put_right, submitted, approved, not_due };

/// A value was approved, and its period then opened again for this reason.
struct Reopening {
    std::string by{};
    std::string reason{};
};

/// A value that is wanted.
struct DueValue {
    const Defined* indicator{};
    Period period{Period::year(2000)};
    std::optional<Reading> reading{};
    Standing standing{Standing::missing};
    std::string to_put_right{};  ///< what is, in words
};

/// The periods of the year for which there should be a value on this basis, as far as they have begun: every month or quarter of it, or the one
/// period that ends with the year.
std::vector<Period> periods_wanted(Basis basis, const Period& year, Date today);

/// What is held of a year: values and reopenings by indicator.
struct Held {
    std::multimap<std::int64_t, Reading> readings{};
    std::map<std::pair<std::int64_t, std::string>, Reopening> reopenings{};  ///< of the indicator's period; none since which a value came
};

/// Each value that is wanted of the indicator for the year. To be put right is one whose approval was taken back, and one that is not what its counts
/// come to.
std::vector<DueValue> due_of(const Defined& indicator, const Held& held, const Period& year, Date today);

}  // namespace holdfast::scorecard
