#include "features/early_help/plan.hpp"

#include "core/clocks/due.hpp"
#include "features/early_help/standards.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::early_help {

std::optional<std::string> drift_of(const Assessment& assessment, const std::optional<Date>& said_on, Date today) {
    if (assessment.stage != Stage::open) return std::nullopt;
    const Date since = std::max(assessment.started_on, said_on.value_or(assessment.started_on));
    const auto due = clocks::due(progress_clock, since);
    if (!due.on || today <= *due.on) return std::nullopt;
    const auto days = (today - since).count();
    if (!said_on) return fmt::format("No action is agreed, {} days after the start", days);
    return fmt::format("Nothing was said of the plan for {} days, since {}", days, in_words(since));
}

Date silent_since(Date today) {
    Date since = today;
    while (clocks::due(progress_clock, since - std::chrono::days{1}).on >= std::optional(today)) since = since - std::chrono::days{1};
    return since;
}

}  // namespace holdfast::early_help
