#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The question a group of controls answers.
struct Legend {
    std::string text{};
    Html html{};
    std::string classes{};
    bool is_page_heading{};
};

/// A group of controls under one legend.
struct Fieldset {
    std::string described_by{};
    Legend legend{};
    std::string classes{};
    std::string role{};
    Attributes attributes{};
    Html html{};
};

void add(Html& page, const Fieldset& options);
/// Adds the start of a fieldset with its legend and no more, for components that write what is in it themselves.
void open_fieldset(Html& page, const Fieldset& options, std::string_view described_by, std::string_view role = {});
inline void close_fieldset(Html& page) { page.add("</fieldset>\n"); }
inline Html fieldset(const Fieldset& options) { return made(options); }

}  // namespace holdfast::web::govuk
