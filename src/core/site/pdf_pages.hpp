#pragma once

#include "core/site/page.hpp"

#include <functional>
#include <mutex>
#include <string>

namespace holdfast::site {

/// A PDF and what it is called.
struct PrintedPdf {
    std::string bytes{}, name{};
};
/// The PDF that `print` makes, as a file to keep. It keeps a thread busy for seconds: one is made at a time, so that the pages go on. Who asks meanwhile, and whoever asks where none can
/// be made, is told so with status 503 and what to do.
Outcome<Answer> pdf_file(std::mutex& press, const std::function<Outcome<PrintedPdf>()>& print);

}  // namespace holdfast::site
