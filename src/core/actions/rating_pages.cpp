#include "core/actions/rating_pages.hpp"

#include <string>

namespace holdfast::actions {

web::Html rating_tag(Rating rating) {
    static constexpr std::array<std::string_view, ratings.size()> colours{"blue", "green", "amber", "red", "none"};
    if (rating == Rating::not_rated) return web::Html::text("Not rated");
    std::string words(in_words(rating));
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return web::html("<strong class=\"app-rating app-rating--{}\"><span class=\"app-rating__letter\" aria-hidden=\"true\">{}</span>{}</strong>",
                     colours[static_cast<std::size_t>(rating)], letter(rating), words);
}

}  // namespace holdfast::actions
