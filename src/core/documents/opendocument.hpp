#pragma once

#include "core/documents/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::documents {

/// A file of an OpenDocument package.
struct PackagePart {
    std::string path{};  ///< within the package
    std::string type{};  ///< its media type
    std::string_view bytes{};
};

/// Writes an OpenDocument package of this media type (OpenDocument 1.2, part 3): the type first and as it is, the parts, what they are about
/// (title, organisation, language) and the manifest. Throws std::runtime_error when the file cannot be written.
void write_opendocument(const std::string& file, std::string_view type, const Document& document, const std::vector<PackagePart>& parts);

}  // namespace holdfast::documents
