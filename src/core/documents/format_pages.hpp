#pragma once

#include "base/outcome.hpp"
#include "core/documents/document.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// The kinds of file that a document is written as. `csv` has a file for each table.
enum class Format { html, pdf, xlsx, ods, odt, csv };

/// A format by the ending of its files, by its type for browsers and by what a page calls it.
struct FormatWords {
    std::string_view token{}, type{}, words{};
};
inline constexpr std::array<FormatWords, 6> formats{{
    {"html", "text/html; charset=utf-8", "HTML"},
    {"pdf", "application/pdf", "PDF"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"},
    {"odt", "application/vnd.oasis.opendocument.text", "OpenDocument text"},
    {"csv", "text/csv; charset=utf-8", "CSV"},
}};
constexpr const FormatWords& words_of(Format format) { return formats[static_cast<std::size_t>(format)]; }
std::optional<Format> parse_format(std::string_view token);

/// Writes the document as one file, whole or not at all; nothing for `csv`. Refused where there is no browser to print a PDF with.
Outcome<Done> write_file(const Document& document, Format format, const std::string& path);
/// The bytes of such a file, for a download.
Outcome<std::string> bytes_of(const Document& document, Format format);

}  // namespace holdfast::documents
