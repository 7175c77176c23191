#include "core/documents/format_pages.hpp"

#include "core/documents/file.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/ods.hpp"
#include "core/documents/odt_pages.hpp"
#include "core/documents/pdf.hpp"
#include "core/documents/workbook.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace holdfast::documents {

std::optional<Format> parse_format(std::string_view text) {
    const auto found = std::ranges::find(formats, text, &FormatWords::token);
    if (found == formats.end()) return std::nullopt;
    return static_cast<Format>(found - formats.begin());
}

Outcome<Done> write_file(const Document& document, Format format, const std::string& path) {
    switch (format) {
        case Format::html: replace_file(path, standalone_html(document)); break;
        case Format::pdf: return write_pdf(standalone_html(document), path, {.title = document.title, .author = document.organisation, .browser = {}});
        case Format::xlsx: replace_file(path, [&](const std::string& temporary) { write_workbook(document, temporary); }); break;
        case Format::ods: replace_file(path, [&](const std::string& temporary) { write_ods(document, temporary); }); break;
        case Format::odt: replace_file(path, [&](const std::string& temporary) { write_odt(document, temporary); }); break;
        case Format::csv: break;
    }
    return Done{};
}

Outcome<std::string> bytes_of(const Document& document, Format format) {
    if (format == Format::html) return standalone_html(document);
    const TemporaryFolder folder;
    const std::string path = folder.path() + "/document";
    TRY(write_file(document, format, path));
    std::ifstream in(path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(in), {}};
}

}  // namespace holdfast::documents
