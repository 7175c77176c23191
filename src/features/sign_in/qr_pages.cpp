#include "features/sign_in/qr_pages.hpp"

#include <fmt/format.h>
#include <memory>
#include <qrencode.h>
#include <stdexcept>
#include <string>

namespace holdfast::sign_in {

using web::html;

static constexpr int quiet_zone = 4;  // modules around the code (ISO/IEC 18004)
static constexpr int pixels_a_module = 5;

/// The dark modules as one path, a rectangle for each run in a row.
static std::string dark_runs(const QRcode& code) {
    std::string path;
    const auto is_dark = [&](int x, int y) { return (code.data[y * code.width + x] & 1) != 0; };
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width; ++x) {
            if (!is_dark(x, y)) continue;
            const int from = x;
            while (x < code.width && is_dark(x, y)) ++x;
            path += fmt::format("M{} {}h{}v1H{}z", from + quiet_zone, y + quiet_zone, x - from, from + quiet_zone);
        }
    return path;
}

web::Html qr_code(std::string_view text, std::string_view label) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code{QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free};
    if (!code) throw std::runtime_error("the text does not fit into a QR code");
    const int modules = code->width + 2 * quiet_zone;
    return html(
        "<svg role=\"img\" aria-label=\"{}\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" shape-rendering=\"crispEdges\">"
        "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/><path fill=\"#000000\" d=\"{}\"/></svg>",
        label, modules * pixels_a_module, modules * pixels_a_module, modules, modules, dark_runs(*code));
}

}  // namespace holdfast::sign_in
