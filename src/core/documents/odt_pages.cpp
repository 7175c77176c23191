#include "core/documents/odt_pages.hpp"

#include "core/documents/odt_content_pages.hpp"
#include "core/documents/opendocument.hpp"

namespace holdfast::documents {

static constexpr std::string_view odt_type = "application/vnd.oasis.opendocument.text";

void write_odt(const Document& document, const std::string& file) {
    const OdtContent content = odt_content(document);
    const std::string styles = odt_styles();
    std::vector<PackagePart> parts{{"content.xml", "text/xml", content.xml}, {"styles.xml", "text/xml", styles}};
    for (const auto& picture : content.pictures) parts.push_back({picture.path, "image/svg+xml", picture.svg});
    write_opendocument(file, odt_type, document, parts);
}

}  // namespace holdfast::documents
