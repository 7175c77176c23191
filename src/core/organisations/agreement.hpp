#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::organisations {

using holdfast::in_words;

/// An information-sharing agreement as it is on file: which edition an agency signed, when, and for which days it counts.
struct Agreement {
    std::string edition{};
    Date signed_on{};
    Date from{};
    std::optional<Date> until{};  ///< the last day; an open end counts until somebody closes it
    std::string note{};
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// How an agency stands on a day. Only `in_date` and `ends_soon` let its people have accounts.
enum class Standing { in_date, ends_soon, not_yet, ended, none };

/// An agreement that ends within so many days is listed, so that the next one can be signed in time.
inline constexpr int days_of_notice = 60;

bool is_in_date(const Agreement& agreement, Date day);
/// The standing that its agreements together give an agency. One that goes on after another ends is no reason to worry.
Standing standing_on(const std::vector<Agreement>& agreements, Date day);
/// The last day on which the agreements in force on `day` let the agency have accounts; nothing when that is open or when none is in force.
std::optional<Date> last_day_covered(const std::vector<Agreement>& agreements, Date day);
/// For people: "in date", "ends soon", "not yet in force", "ended", "none on file".
std::string_view in_words(Standing standing);
constexpr bool lets_in(Standing standing) { return standing == Standing::in_date || standing == Standing::ends_soon; }

/// What is wrong with the agreement's dates, or nothing.
std::string problem_of(const Agreement& agreement);

}  // namespace holdfast::organisations
