#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A way to leave at once, for pages someone in danger may be reading.
struct ExitThisPage {
    std::string text{};
    Html html{};
    std::string redirect_url{};
    std::string id{};
    std::string classes{};
    Attributes attributes{};
    std::string activated_text{};
    std::string timed_out_text{};
    std::string press_two_more_times_text{};
    std::string press_one_more_time_text{};
};

void add(Html& page, const ExitThisPage& options);
inline Html exit_this_page(const ExitThisPage& options) { return made(options); }

}  // namespace holdfast::web::govuk
