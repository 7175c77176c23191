#pragma once

#include <string>
#include <string_view>

namespace holdfast::attachments {

/// What a zip archive says it is.
struct PackageSaid {
    std::string token{};  ///< of its FileType; empty where it is no document that is taken
    std::string fault{};  ///< why it is not taken all the same, and what to do: "holds macros: save it without them"
};
/// Looks into an Office Open XML or OpenDocument file. Reads little of it and believes no size that it states.
PackageSaid look_into_package(std::string_view bytes);

}  // namespace holdfast::attachments
