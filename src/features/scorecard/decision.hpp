#pragma once

#include "base/outcome.hpp"
#include "base/period.hpp"
#include "features/scorecard/scorecard_row.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::scorecard {

/// What a person's word stands in place of.
enum class Overrides { rating, trend };
std::string_view token(Overrides what);

/// Which rating or trend was decided on.
struct Decided {
    Id<Definition> indicator{};
    Period period{Period::year(2000)};
    Overrides what{Overrides::rating};
};

/// Whether the word is one that the rating or the trend can be: `amber`, `Improving`.
bool is_word_of(Overrides what, std::string_view word);

/// What a decision lacks: a word, a reason, a name.
std::vector<FieldError> problems(Overrides what, const Decision& decision);

inline constexpr std::size_t longest_reason = 1000;
inline constexpr std::size_t longest_narrative = 4000;

}  // namespace holdfast::scorecard
