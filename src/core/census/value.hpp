#pragma once

#include "base/time.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>

namespace holdfast::census {

/// What an element holds, as it is written, without white space around it.
struct Text {
    std::string_view written{};
    bool is_there{false};  ///< whether the element is, empty or not
    bool is_given() const { return !written.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

/// A day. What is written and is no day stays beside nothing.
struct Day : Text {
    std::optional<Date> on{};
    friend bool operator==(const Day&, const Day&) = default;
};

/// `0`, `1`, `true` or `false`, in whatever case.
struct Flag : Text {
    std::optional<bool> is{};
    bool is_true() const { return is && *is; }
    bool is_false() const { return is && !*is; }
    friend bool operator==(const Flag&, const Flag&) = default;
};

/// A whole number.
struct Whole : Text {
    std::optional<int> number{};
    friend bool operator==(const Whole&, const Whole&) = default;
};

/// An element or text that is no part of the census, as it is written, and how many elements that are stand before it in its record.
struct Foreign {
    static constexpr std::size_t last = std::numeric_limits<std::size_t>::max();
    std::string_view xml{};
    std::size_t after{};  ///< `last` for an element of the census that is there once too often or is not what it should be
    friend bool operator==(const Foreign&, const Foreign&) = default;
};

/// Where something that is no part of the census stands, outside children and header.
enum class Place { before_header, before_children, among_children, after_children };

/// Takes what is written and, for the kinds that have one, its meaning: the day, the answer, the number. Whether it could be read.
bool take(Text& field, std::string_view written);
bool take(Day& field, std::string_view written);
bool take(Flag& field, std::string_view written);
bool take(Whole& field, std::string_view written);

/// `2017-03-31` and no other form.
std::optional<Date> day_in(std::string_view text);

}  // namespace holdfast::census
