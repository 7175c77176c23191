#pragma once

#include <string>
#include <string_view>

namespace holdfast::exchange {

/// The text with Greek and Cyrillic letters that only look Latin (a Cyrillic А for A) replaced by the Latin ones, where they are slips:
/// in a word that mixes them with Latin letters, in a capital abbreviation or single letter beside Latin words, and in a code or a single
/// letter that stands alone. Greek and Cyrillic words of other letters, or in small letters, stay as they are.
std::string without_look_alikes(std::string_view text);

}  // namespace holdfast::exchange
