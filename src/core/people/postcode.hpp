#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::people {

/// A postcode as it is printed, `CA1 1AA`, from however it was typed; nothing where it has not the form of a British one (BS 7666).
std::optional<std::string> postcode_of(std::string_view typed);

}  // namespace holdfast::people
