#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// What a tab shows.
struct TabPanel {
    std::string text{};
    Html html{};
    Attributes attributes{};
};

/// One tab. Without `id` it is numbered after the prefix; `omitted` leaves it out and yet counts it.
struct TabsItem {
    std::string id{};
    std::string label;
    Attributes attributes{};
    TabPanel panel{};
    bool omitted{};
};

/// Sections of a page of which one shows at a time; all of them where no script runs. Items without an id need `id_prefix`.
struct Tabs {
    std::string id{};
    std::string id_prefix{};
    std::string title{"Contents"};
    std::vector<TabsItem> items{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Tabs& options);
inline Html tabs(const Tabs& options) { return made(options); }

}  // namespace holdfast::web::govuk
