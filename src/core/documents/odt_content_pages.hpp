#pragma once

#include "core/documents/document.hpp"

#include <string>
#include <vector>

namespace holdfast::documents {

/// A picture that an OpenDocument text holds beside its content.
struct OdtPicture {
    std::string path{};  ///< within the package: `Pictures/chart-cpp.svg`
    std::string svg{};
};

/// `content.xml`, and the pictures it names.
struct OdtContent {
    std::string xml{};
    std::vector<OdtPicture> pictures{};
};
OdtContent odt_content(const Document& document);

/// `styles.xml`: headings, lists, tables and an A4 page with its number at the foot.
std::string odt_styles();

}  // namespace holdfast::documents
