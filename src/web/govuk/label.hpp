#pragma once

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// The label of a form control. `for_id` is the documented option `for`; components that hold a label set it themselves.
struct Label {
    std::string text{};
    Html html{};
    std::string for_id{};
    bool is_page_heading{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Label& options);
/// Adds a label for the control with this id, whatever `for_id` says.
void add_label(Html& page, const Label& options, std::string_view for_id);
inline Html label(const Label& options) { return made(options); }

}  // namespace holdfast::web::govuk
