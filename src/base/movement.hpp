#pragma once

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
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
    if (**first == **last) return fmt::format("was equal in {} and {}", name(*first), name(*last));
    return fmt::format("{} from {} to {}", **first < **last ? "rose" : "fell", name(*first), name(*last));
}

/// The first of several ways to say it that has at most ten words, as many as the title of a chart may have by the guidance of the Government
/// Analysis Function; the last where all are longer.
inline std::string in_ten_words(std::initializer_list<std::string> ways) {
    const auto is_short = [](const std::string& way) { return std::ranges::count(way, ' ') < 10; };
    const auto* const found = std::ranges::find_if(ways, is_short);
    return found == ways.end() ? *(ways.end() - 1) : *found;
}

}  // namespace holdfast
