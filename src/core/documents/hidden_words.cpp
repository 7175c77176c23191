#include "core/documents/hidden_words.hpp"

#include "core/documents/markdown.hpp"

#include <algorithm>

namespace holdfast::documents {

/// Whether words state one of the numbers, as a number of its own: 3 is stated by `3`, `3%` and `3-5`, not by a date or by a figure that is named.
static bool states_any(const Words& words, const Prints& prints) {
    for (const auto& typed : typed_numbers(words))
        for (std::size_t at = 0; at < typed.size();) {
            const std::size_t end = std::min(typed.find_first_of("-/%", at), typed.size());
            if (prints.contains(std::string_view(typed).substr(at, end - at))) return true;
            at = end + 1;
        }
    return false;
}

/// Markdown without the paragraphs that state a hidden number.
static std::string without_statements(std::string_view markdown, const Prints& prints) {
    std::string kept;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find("\n\n", at), markdown.size());
        const std::string_view paragraph = markdown.substr(at, end - at);
        if (!kept.empty()) kept += "\n\n";
        kept += states_any(read_markdown(paragraph), prints) ? "A passage is not shown here because it states a number that is not shown." : paragraph;
        at = end + 2;
    }
    return kept;
}

static void hide_in_block(Block& block, const Prints& prints) {
    if (auto* words = std::get_if<Markdown>(&block)) words->text = without_statements(words->text, prints);
    if (auto* table = std::get_if<Table>(&block)) std::erase_if(table->notes, [&](const auto& note) { return states_any(read_line(note), prints); });
}

void hide_in_words(Document& document, const Prints& prints) {
    for (auto& part : document.parts) {
        if (states_any(read_line(part.title), prints)) part.title = "Title not shown";
        for (auto& block : part.blocks) hide_in_block(block, prints);
    }
    document.introduction = without_statements(document.introduction, prints);
    for (auto& addendum : document.addenda) addendum.text = without_statements(addendum.text, prints);
}

}  // namespace holdfast::documents
