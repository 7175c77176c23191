#pragma once

#include "core/documents/markdown.hpp"
#include "core/figures/ledger.hpp"
#include "web/html.hpp"

#include <string>

namespace holdfast::documents {

/// Advice for who writes: the numbers in the words that are not figures, each with the figures of the ledger that are printed alike, as they would
/// be named. Empty where there are none.
web::Html remark_on_numbers(const Words& words, const figures::Ledger& ledger);

/// The same to end a message with: ". Numbers in these words that are not figures: 12, 525". Empty where there are none.
std::string sentence_on_numbers(const Words& words);

}  // namespace holdfast::documents
