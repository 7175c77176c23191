#include "core/actions/rating.hpp"

namespace holdfast::actions {

struct RatingWords {
    std::string_view letter, words;
};
static constexpr std::array<RatingWords, ratings.size()> rating_words{
    {{"C", "complete"}, {"G", "on track"}, {"A", "at risk"}, {"R", "off track"}, {"", "not rated"}}};

std::string_view letter(Rating rating) { return rating_words[static_cast<std::size_t>(rating)].letter; }
std::string_view in_words(Rating rating) { return rating_words[static_cast<std::size_t>(rating)].words; }

std::optional<Rating> parse_rating(std::string_view text) {
    for (const Rating rating : ratings)
        if (letter(rating) == text) return rating;
    return std::nullopt;
}

}  // namespace holdfast::actions
