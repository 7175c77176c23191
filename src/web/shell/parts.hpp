#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "web/html.hpp"

/// Small pieces of page that are the product's own and no component of a design system, with the classes of styles/.
namespace holdfast::web::shell {

enum class Rating { red, amber, green, none };

/// A rating as a tag with its letter and its word, so that colour is never alone. `none` reads "Not rated".
Html rating_tag(Rating rating);

enum class Trend { improving, declining, static_, sustained };

/// Direction of travel as an arrow and its word. The arrow says better or worse, not more or less.
Html trend(Trend trend);

/// A wide table in a region of its own, which scrolls sideways by touch and by keyboard while the page stands still.
Html table_region(std::string_view label, const Html& table);

/// One large number with what it counts, and a note where there is something to add.
struct Stat {
    Html number{};
    std::string_view label{};
    std::string label_link{};  ///< where the label leads, if anywhere
    std::string_view note{};
    std::optional<Rating> rating{};
};
/// Large numbers side by side.
Html stats(const std::vector<Stat>& stats);

/// A link to where a number comes from, such as `/figures/cpp.open@2017-03-31`.
Html figure_link(std::string_view href, std::string_view number);

/// A chart with the words that say where its numbers are: in the table of the page with this id, and in a file.
Html charted(const Html& chart, std::string_view table_id, std::string_view file);

/// A link of the line "Download: CSV, ODS".
struct Download {
    std::string_view text{};
    std::string_view href{};
};
Html downloads(const std::vector<Download>& downloads);

}  // namespace holdfast::web::shell
