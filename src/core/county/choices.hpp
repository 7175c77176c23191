#pragma once

#include <array>
#include <string_view>

namespace holdfast::county {

/// Which of two published numbers the county's children add up to.
struct Choice {
    std::string_view key{};  ///< of the figure
    int number{};            ///< what a county of scale 1 has
    std::string_view why{};
};

inline constexpr std::array chosen{
    Choice{"cpp.open@2017-03-31", 523, "Chosen: 523, which section 4 of the report and the Department for Education state, not the 525 of section 12."},
    Choice{"cla.open@2017-03-31", 627, "Chosen: 627, which section 4 of the report states, not the 631 of section 12."},
    Choice{"cin.open@2017-03-31", 3104,
           "Chosen: 3,104, which the Department for Education states; the 3,081 of section 4 is what its tables give for a year before, 6,032 less 2,951."},
};

}  // namespace holdfast::county
