#pragma once

#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::web {

/// A request target taken apart.
struct Target {
    std::string path{};  ///< percent-decoded once, UTF-8, begins with `/`
    Fields query{};
};

/// Reads `/path?query`. Nothing when it is malformed or the decoded path has a control character, a backslash, an empty segment, or a
/// segment `.` or `..`: there is one way only to write a path.
std::optional<Target> parse_target(std::string_view target);

}  // namespace holdfast::web
