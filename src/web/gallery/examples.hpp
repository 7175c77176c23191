#pragma once

#include "web/gallery/gallery.hpp"

namespace holdfast::web::gallery {

void add_controls(std::vector<Example>& all);
void add_content(std::vector<Example>& all);
void add_navigation(std::vector<Example>& all);
void add_moj(std::vector<Example>& all);

}  // namespace holdfast::web::gallery
