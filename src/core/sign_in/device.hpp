#pragma once

#include <string>
#include <string_view>

namespace holdfast::sign_in {

/// The browser and system of a User-Agent header in words a person knows them by: "Firefox on Windows". What is not recognised is "a browser"
/// or left out; nothing of the header itself is kept.
std::string device_in_words(std::string_view user_agent);

}  // namespace holdfast::sign_in
