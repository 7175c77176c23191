#include "core/exchange/look_alike.hpp"

#include "core/exchange/unicode.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace holdfast::exchange {

namespace {
struct Pair {
    char32_t point;
    char latin;
};
/// Letters drawn alike in common fonts, from the confusables of Unicode Technical Standard 39.
constexpr std::array pairs = std::to_array<Pair>({
    // Greek
    {0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'}, {0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'},
    {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'}, {0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'}, {0x03F2, 'c'}, {0x03F9, 'C'},
    // Cyrillic
    {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'}, {0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'},
    {0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0423, 'Y'}, {0x0425, 'X'}, {0x0430, 'a'}, {0x0435, 'e'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
});

struct Word {
    std::string_view text{};
    std::size_t letters{};
    bool has_latin{false};
    bool has_foreign{false};       ///< Greek or Cyrillic
    bool is_replaceable{true};     ///< every foreign letter looks like a Latin one
    bool is_foreign_capital{true};  ///< every foreign letter is a capital
};
}  // namespace

static char latin_of(char32_t point) {
    const auto* found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair& pair) { return pair.point == point; });
    return found == pairs.end() ? '\0' : found->latin;
}

static bool is_latin(char32_t point) {
    return (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z') || (point >= 0xC0 && point <= 0x24F && point != 0xD7 && point != 0xF7);
}

static bool is_foreign(char32_t point) { return point >= 0x370 && point <= 0x52F; }

static void note_letter(Word& word, char32_t point) {
    ++word.letters;
    word.has_latin = word.has_latin || is_latin(point);
    if (!is_foreign(point)) return;
    const char latin = latin_of(point);
    word.has_foreign = true;
    word.is_replaceable = word.is_replaceable && latin != '\0';
    word.is_foreign_capital = word.is_foreign_capital && latin >= 'A' && latin <= 'Z';
}

/// The text cut into words and what stands between them, in order.
static std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    std::size_t begin = 0;
    bool was_letter = false;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = first_letter(text.substr(at));
        const bool is_letter = letter.is_valid && (is_latin(letter.point) || is_foreign(letter.point));
        if (at == 0 || is_letter != was_letter) {
            words.emplace_back();
            begin = at;
        }
        if (is_letter) note_letter(words.back(), letter.point);
        at += letter.bytes;
        words.back().text = text.substr(begin, at - begin);
        was_letter = is_letter;
    }
    return words;
}

static std::string replaced(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const Letter letter = first_letter(text);
        const char latin = latin_of(letter.point);
        if (letter.is_valid && latin != '\0') out += latin;
        else out.append(text.substr(0, letter.bytes));
        text.remove_prefix(letter.bytes);
    }
    return out;
}

static bool is_slip(const Word& word, bool is_beside_latin, bool is_code) {
    if (!word.has_foreign || !word.is_replaceable) return false;
    if (word.has_latin) return true;
    if (is_beside_latin) return word.letters == 1 || word.is_foreign_capital;
    return is_code && (word.letters == 1 || word.is_foreign_capital);
}

/// A code is short and has no space: `C`, `CS1.0`, `CTB`.
static bool is_code(std::string_view text) { return text.find(' ') == std::string_view::npos && count_letters(text) <= 8; }

std::string without_look_alikes(std::string_view text) {
    const bool is_ascii = std::all_of(text.begin(), text.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x80; });
    if (is_ascii) return std::string(text);
    const auto words = words_of(text);
    const bool is_beside_latin = std::any_of(words.begin(), words.end(), [](const Word& word) { return word.has_latin; });
    std::string out;
    for (const auto& word : words) out += is_slip(word, is_beside_latin, is_code(text)) ? replaced(word.text) : std::string(word.text);
    return out;
}

}  // namespace holdfast::exchange
