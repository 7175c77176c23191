#pragma once

#include "web/gallery/gallery.hpp"

namespace holdfast::web::gallery {

/// Where the links of an example lead: to the example itself.
inline constexpr const char* nowhere = "#main-content";

void add_controls(std::vector<Example>& all);
void add_content(std::vector<Example>& all);
void add_navigation(std::vector<Example>& all);
void add_moj(std::vector<Example>& all);
void add_own(std::vector<Example>& all);
void add_charts(std::vector<Example>& all);

}  // namespace holdfast::web::gallery
