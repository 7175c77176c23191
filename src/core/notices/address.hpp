#pragma once

#include <string>
#include <string_view>

/// What the product writes to people by mail: the queue, and how it is delivered. Never case detail.
namespace holdfast::notices {

/// Whether mail can be sent to it: `name@domain` of printable ASCII, without blanks, quotes, lists or anything that could become a header.
bool is_address(std::string_view text);
/// What stands behind the @.
std::string domain_of(std::string_view address);

}  // namespace holdfast::notices
