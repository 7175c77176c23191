#pragma once

#include "base/id.hpp"
#include "base/record_ref.hpp"
#include "core/clocks/due.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::clocks {

/// How a clock came to its end: what it waited for was done, or it no longer applies to the record.
enum class Ending { met, cancelled };

/// A clock that was started on a record, and what its rule makes of it now.
struct Running {
    Id<Running> id{};
    const Rule* rule{};
    std::string kind{};
    std::string reference{};
    Instant started_at{};
    std::vector<Pause> pauses{};
    std::optional<Date> agreed_on{};  ///< by when it is to be done as people agreed, sooner than the rule asks
    Due due{};
    std::optional<Instant> ended_at{};
    std::optional<Ending> ending{};

    RecordRef record() const { return {kind, reference}; }
    bool is_paused() const { return !ended_at && !pauses.empty() && !pauses.back().until; }
    /// Whether it was met too late, or runs and was due before `now`.
    bool is_late(Instant now) const { return ending != Ending::cancelled && due.at && *due.at < ended_at.value_or(now); }
};

/// The rules of all slices by their keys, and the days and hours they count in.
class Rules {
public:
    /// Throws std::logic_error when two rules have one key.
    Rules(std::span<const Rule* const> rules, Timekeeping timekeeping);

    /// Throws std::logic_error for a key that no rule has: the database is of another version of the product.
    const Rule& of(std::string_view key) const;
    const Timekeeping& timekeeping() const { return timekeeping_; }

private:
    std::map<std::string_view, const Rule*> rules_{};
    Timekeeping timekeeping_;
};

}  // namespace holdfast::clocks
