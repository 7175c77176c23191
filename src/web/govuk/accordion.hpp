#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// One section. `omitted` leaves it out and yet counts it, so that the ids of the others stay.
struct AccordionItem {
    Content heading{};
    Content summary{};
    Content content{};
    bool expanded{};
    bool omitted{};
};

/// Sections that open and close; all open where no script runs.
struct Accordion {
    std::string id;
    int heading_level{2};
    std::string classes{};
    Attributes attributes{};
    std::optional<bool> remember_expanded{};
    std::string hide_all_sections_text{};
    std::string hide_section_text{};
    std::string hide_section_aria_label_text{};
    std::string show_all_sections_text{};
    std::string show_section_text{};
    std::string show_section_aria_label_text{};
    std::vector<AccordionItem> items;
};

void add(Html& page, const Accordion& options);
inline Html accordion(const Accordion& options) { return made(options); }

}  // namespace holdfast::web::govuk
