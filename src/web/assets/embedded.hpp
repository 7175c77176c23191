#pragma once

#include <string_view>
#include <vector>

namespace holdfast::web::assets {

/// A file that the build put into the program (dev/cmake/embed.cmake), with the first digits of its SHA-256 and its gzip and Brotli forms.
struct Embedded {
    std::string_view name;
    std::string_view hash;
    std::string_view content;
    std::string_view gzip;
    std::string_view brotli;
};
std::vector<Embedded> embedded();

}  // namespace holdfast::web::assets
