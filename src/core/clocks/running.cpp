#include "core/clocks/running.hpp"

#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::clocks {

Rules::Rules(std::span<const Rule* const> rules, Timekeeping timekeeping) : timekeeping_(std::move(timekeeping)) {
    for (const Rule* rule : rules)
        if (!rules_.emplace(rule->key(), rule).second) throw std::logic_error(fmt::format("two clocks have the key {}", rule->key()));
}

const Rule& Rules::of(std::string_view key) const {
    const auto found = rules_.find(key);
    if (found == rules_.end()) throw std::logic_error(fmt::format("no clock has the key {}", key));
    return *found->second;
}

}  // namespace holdfast::clocks
