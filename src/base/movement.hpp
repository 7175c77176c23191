#pragma once

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <vector>

namespace holdfast {

/// What a line does between its first number and its last, for the title of its chart: `rose from March 2016 to March 2017`. Empty with fewer than
/// two numbers. `categories` name the values, in order.
template <class Number>
std::string movement(const std::vector<std::string>& categories, const std::vector<std::optional<Number>>& values) {
    const auto is_there = [](const auto& value) { return value.has_value(); };
    const auto first = std::ranges::find_if(values, is_there);
    const auto last = std::find_if(values.rbegin(), values.rend(), is_there);
    if (first == values.end() || &*first == &*last) return {};
    const auto name = [&](const auto& value) -> const std::string& { return categories.at(static_cast<std::size_t>(&value - values.data())); };
    if (**first == **last) return fmt::format("stood in {} where it stood in {}", name(*last), name(*first));
    return fmt::format("{} from {} to {}", **first < **last ? "rose" : "fell", name(*first), name(*last));
}

}  // namespace holdfast
