#include "base/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace holdfast {

/// How many letters must be added, dropped or replaced to make one word of the other.
static std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> costs(b.size() + 1);
    std::iota(costs.begin(), costs.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = costs[0];
        costs[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = costs[j];
            costs[j] = std::min({replace, costs[j] + 1, costs[j - 1] + 1});
        }
    }
    return costs.back();
}

/// The one word that begins as typed, where it is the only one: `--data` for `--database`.
static std::string_view only_beginning(std::string_view typed, std::span<const std::string_view> words) {
    constexpr std::size_t least_typed = 4;
    std::string_view found;
    if (typed.size() < least_typed) return found;
    for (const auto word : words) {
        if (!word.starts_with(typed)) continue;
        if (!found.empty()) return {};
        found = word;
    }
    return found;
}

std::string_view nearest(std::string_view typed, std::span<const std::string_view> words) {
    if (const auto begun = only_beginning(typed, words); !begun.empty()) return begun;
    std::string_view found;
    std::size_t least = typed.size();
    for (const auto word : words) {
        const std::size_t cost = distance(typed, word);
        if (cost >= least || cost > 1 + word.size() / 3) continue;
        least = cost;
        found = word;
    }
    return found;
}

}  // namespace holdfast
