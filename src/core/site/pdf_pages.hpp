#pragma once

#include "core/site/page.hpp"

#include <functional>
#include <mutex>
#include <string>

namespace holdfast::site {

/// The PDF that `print` makes, as a file of this name. It keeps a thread busy for seconds: one is made at a time, so that the pages go on. Who asks meanwhile, and whoever asks where none can
/// be made, is told so with status 503 and what to do.
Outcome<Answer> pdf_file(std::mutex& press, const std::string& name, const std::function<Outcome<std::string>()>& print);

}  // namespace holdfast::site
