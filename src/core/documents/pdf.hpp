#pragma once

#include "base/outcome.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// What a PDF says about itself, and which browser prints it.
struct PdfOptions {
    std::string title{};
    std::string author{};
    /// Absolute path; the installed Chromium where empty.
    std::string browser{};
};

/// The Chromium of this machine, if there is one.
std::optional<std::string> find_browser();

/// Prints an HTML document as a tagged PDF with bookmarks, by a headless Chromium of its own: a temporary profile, an unprivileged user where this
/// program runs as root, no scripts and no network. Refused with a sentence for the operator when there is no Chromium or it fails.
Outcome<Done> write_pdf(std::string_view html, const std::string& file, const PdfOptions& options);

/// The document with the number of its page after each entry of the contents, as the PDF printed from it has them.
std::string with_page_numbers(std::string_view html, const std::string& pdf);

/// Gives a PDF its title, author and producer, and asks viewers to show the title. Refused when it is not tagged or names no language.
Outcome<Done> finish_pdf(const std::string& from, const std::string& to, const PdfOptions& options);

}  // namespace holdfast::documents
