#pragma once

#include <optional>

#include "base/time.hpp"
#include "web/govuk/markup.hpp"

namespace holdfast::web::moj {

/// When something happened: for machines (`timestamp`) and for readers (`words`, in place of the documented `type` and `format`).
struct TimelineDatetime {
    std::string timestamp;
    std::string words;
};
inline TimelineDatetime on_day(Date day) { return {iso(day), in_words(day)}; }
inline TimelineDatetime at_moment(Instant moment) { return {iso(moment), in_words(moment)}; }

/// One thing that happened. `byline` names who did it.
struct TimelineItem {
    govuk::Content label;
    std::string text{};
    Html html{};
    TimelineDatetime datetime;
    std::optional<govuk::Content> byline{};
    std::string classes{};
    govuk::Attributes attributes{};
};

/// What happened, the latest first.
struct Timeline {
    std::vector<TimelineItem> items;
    int heading_level{2};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const Timeline& options);
inline Html timeline(const Timeline& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
