#pragma once

#include <string>
#include <string_view>

namespace holdfast::web {

/// The gzip form at a level fast enough for pages made on the spot; a long page is packed more thoroughly than others.
std::string gzip(std::string_view text);

/// Whether the client's Accept-Encoding allows gzip, q-values respected.
bool accepts_gzip(std::string_view accept_encoding);

/// Whether it names Brotli; `*` is not enough, for who sends it may know gzip alone.
bool accepts_brotli(std::string_view accept_encoding);

/// Whether a body of this type shrinks: text, JSON, XML, SVG, scripts.
bool is_compressible(std::string_view content_type);

}  // namespace holdfast::web
