#pragma once

#include <string>
#include <string_view>

namespace holdfast::contracts {

/// What a browser makes of a piece of markup, one line a node: attributes sorted by name, classes in order, each once, text with
/// white space as HTML sees it (runs are one space, none at the edges of blocks; `pre` and `textarea` as they are), no comments.
/// Two pieces are the same page exactly if their outlines are equal.
std::string outline(std::string_view markup);

/// The first line in which two outlines differ, from both.
std::string first_difference(std::string_view expected, std::string_view actual);

}  // namespace holdfast::contracts
