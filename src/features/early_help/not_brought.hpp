#pragma once

#include <string_view>

/// Of a child one does not say that they did not attend: whoever cares for them did not bring them, and that can be a sign of neglect.
namespace holdfast::early_help {

/// Whether words say that somebody "did not attend", "didn't attend" or "failed to attend", in any case, or call them a DNA.
bool says_did_not_attend(std::string_view words);
/// What is then suggested. It is never a reason to refuse anything.
inline constexpr std::string_view suggestion_not_brought =
    "It says that somebody did not attend. Of a child, say “was not brought”, who was to bring them, and what that means for the child.";

}  // namespace holdfast::early_help
