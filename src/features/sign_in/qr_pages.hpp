#pragma once

#include "web/html.hpp"

#include <string_view>

namespace holdfast::sign_in {

/// The text as a QR code, an SVG picture of its own size; read aloud as `label`. Throws std::runtime_error where the text is too long for one.
web::Html qr_code(std::string_view text, std::string_view label);

}  // namespace holdfast::sign_in
