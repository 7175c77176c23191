#pragma once

#include "core/documents/document.hpp"

#include <set>
#include <string>

namespace holdfast::documents {

/// Numbers as they are printed: `3`, `1,186`.
using Prints = std::set<std::string, std::less<>>;

/// What people typed may say a number that the tables no longer show: takes the paragraphs that state one of the numbers out of sections, of the
/// introduction and of addenda, and the notes that do from under tables.
void hide_in_words(Document& document, const Prints& prints);

}  // namespace holdfast::documents
