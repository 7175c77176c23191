#pragma once

#include <string>
#include <string_view>

namespace holdfast::returns {

/// The return that entries of this source come from, in words.
std::string_view return_in_words(std::string_view source);
/// What breaks the rule, and what to do; empty for a rule that is no longer known.
std::string message_of(std::string_view source, std::string_view rule);
/// `Section 47 enquiries` for `children_in_need_enquiries`.
std::string_view records_in_words(std::string_view table);

}  // namespace holdfast::returns
