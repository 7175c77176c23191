#pragma once

#include "core/documents/document.hpp"

#include <string>
#include <string_view>

namespace holdfast::documents {

/// A part with all its content as JSON text, to keep with a published edition.
std::string to_json(const Part& part);
/// The part that `to_json` wrote. Throws std::runtime_error for anything else.
Part part_from_json(std::string_view json);

}  // namespace holdfast::documents
