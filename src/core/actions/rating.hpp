#pragma once

#include "base/time.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// What was agreed to be done, by whom and by when, on a record of any kind.
namespace holdfast::actions {

using holdfast::in_words;

/// How an action stands, as plans of partnerships have it: blue, green, amber, red and nothing. The letters are C, G, A, R and nothing.
enum class Rating : std::uint8_t { complete, on_track, at_risk, off_track, not_rated };
inline constexpr std::array ratings{Rating::complete, Rating::on_track, Rating::at_risk, Rating::off_track, Rating::not_rated};
std::string_view letter(Rating rating);
/// `complete`, `on track`, `at risk`, `off track`, `not rated`.
std::string_view in_words(Rating rating);
std::optional<Rating> parse_rating(std::string_view letter);

}  // namespace holdfast::actions
