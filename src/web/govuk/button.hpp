#pragma once

#include <optional>

#include "web/govuk/markup.hpp"

namespace holdfast::web::govuk {

/// A button; with `href`, a link that looks like one. Without `type` it submits its form.
struct Button {
    std::string text{};
    Html html{};
    std::string type{};
    std::string name{};
    std::string value{};
    bool disabled{};
    std::string href{};
    std::string classes{};
    Attributes attributes{};
    std::optional<bool> prevent_double_click{};
    bool is_start_button{};
    std::string id{};
};

void add(Html& page, const Button& options);
inline Html button(const Button& options) { return made(options); }

}  // namespace holdfast::web::govuk
