#include "core/documents/markdown.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <md4c.h>
#include <stdexcept>

namespace holdfast::documents {

using Kind = Words::Kind;

static constexpr std::string_view opening = "{{figure:", closing = "}}";
/// Characters of the private use area stand for a figure while the Markdown is read, so that no character of its key means anything.
static constexpr std::string_view mark_begin = "\uE000", mark_end = "\uE001";

static std::string without_marks(std::string_view text) {
    std::string kept(text);
    for (const auto mark : {mark_begin, mark_end})
        for (std::size_t at = kept.find(mark); at != std::string::npos; at = kept.find(mark, at)) kept.erase(at, mark.size());
    return kept;
}

static std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// Replaces every `{{figure:key}}` by its number between two marks, and keeps the keys.
static std::string with_marks(std::string_view markdown, std::vector<std::string>& keys) {
    const std::string text = without_marks(markdown);
    std::string marked;
    std::size_t done = 0;
    for (std::size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, done)) {
        const std::size_t end = text.find(closing, at);
        if (end == std::string::npos) break;
        marked.append(text, done, at - done).append(mark_begin).append(std::to_string(keys.size())).append(mark_end);
        keys.push_back(trimmed(std::string_view(text).substr(at + opening.size(), end - at - opening.size())));
        done = end + closing.size();
    }
    return marked.append(text, done, std::string::npos);
}

bool names_figure(std::string_view text) { return text.find(opening) != std::string_view::npos; }

std::vector<std::string> figure_keys(std::string_view markdown) {
    if (!names_figure(markdown)) return {};
    std::vector<std::string> all, once;
    with_marks(markdown, all);
    for (auto& key : all)
        if (std::find(once.begin(), once.end(), key) == once.end()) once.push_back(std::move(key));
    return once;
}

std::string unclosed_figure(std::string_view markdown) {
    std::size_t longest = 40;
    const auto last = markdown.rfind(opening);
    if (last == std::string_view::npos || markdown.find(closing, last) != std::string_view::npos) return {};
    auto begun = markdown.substr(last, markdown.find_first_of("\r\n", last) - last);
    while (longest < begun.size() && (static_cast<unsigned char>(begun[longest]) & 0xC0U) == 0x80U) ++longest;  // no character is torn apart
    return std::string(begun.substr(0, longest));
}

/// Builds the tree as md4c calls back; the last of `open` is the piece being filled.
struct Reading {
    const std::vector<std::string>& keys;
    std::vector<Words> open{1};

    void enter(Words words) { open.push_back(std::move(words)); }
    void leave() {
        Words done = std::move(open.back());
        open.pop_back();
        open.back().children.push_back(std::move(done));
    }
    void add_text(std::string_view text) {
        auto& siblings = open.back().children;
        if (!siblings.empty() && siblings.back().kind == Kind::text) siblings.back().text += text;
        else if (!text.empty()) siblings.push_back({Kind::text, 0, std::string(text), {}});
    }
    void add_figure(std::string_view number) {
        std::size_t index = 0;
        std::from_chars(number.data(), number.data() + number.size(), index);
        open.back().children.push_back({Kind::figure, 0, keys.at(index), {}});
    }
    void add_marked(std::string_view text) {
        for (std::size_t at = text.find(mark_begin); at != std::string_view::npos; at = text.find(mark_begin)) {
            const std::size_t end = text.find(mark_end, at);
            if (end == std::string_view::npos) throw std::logic_error("a figure in Markdown was torn apart");
            add_text(text.substr(0, at));
            add_figure(text.substr(at + mark_begin.size(), end - at - mark_begin.size()));
            text.remove_prefix(end + mark_end.size());
        }
        add_text(text);
    }
};

static bool is_followed(std::string_view address) {
    if (address.find(mark_begin) != std::string_view::npos) return false;
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (address.starts_with(scheme)) return true;
    return false;
}

static Words block(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
        case MD_BLOCK_H: return {Kind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level), {}, {}};
        case MD_BLOCK_UL: return {Kind::bullet_list, 0, {}, {}};
        case MD_BLOCK_OL: return {Kind::numbered_list, static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start), {}, {}};
        case MD_BLOCK_LI: return {Kind::item, 0, {}, {}};
        case MD_BLOCK_QUOTE: return {Kind::quote, 0, {}, {}};
        default: return {Kind::paragraph, 0, {}, {}};
    }
}

static Words span(MD_SPANTYPE type, void* detail) {
    switch (type) {
        case MD_SPAN_STRONG: return {Kind::strong, 0, {}, {}};
        case MD_SPAN_CODE: return {Kind::code, 0, {}, {}};
        case MD_SPAN_A: {
            const auto& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
            const std::string address(href.text, href.size);
            return {Kind::link, 0, is_followed(address) ? address : std::string{}, {}};
        }
        default: return {Kind::emphasis, 0, {}, {}};
    }
}

/// The character that a named entity stands for; an entity that is not known stays as it was written.
static std::string_view character_of(std::string_view entity) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> known{
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&nbsp;", "\u00A0"}, {"&pound;", "£"}, {"&ndash;", "–"}, {"&hellip;", "…"}}};
    for (const auto& [name, character] : known)
        if (name == entity) return character;
    return entity;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* reading_pointer) {
    auto& reading = *static_cast<Reading*>(reading_pointer);
    if (type == MD_TEXT_BR) reading.open.back().children.push_back({Kind::line_break, 0, {}, {}});
    else if (type == MD_TEXT_SOFTBR) reading.add_text(" ");
    else if (type == MD_TEXT_ENTITY) reading.add_text(character_of({text, size}));
    else if (type == MD_TEXT_NULLCHAR) reading.add_text("\uFFFD");
    else reading.add_marked(std::string_view(text, size));
    return 0;
}

static MD_PARSER parser() {
    MD_PARSER made{};
    made.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_COLLAPSEWHITESPACE;
    made.enter_block = [](MD_BLOCKTYPE type, void* detail, void* reading) {
        if (type != MD_BLOCK_DOC) static_cast<Reading*>(reading)->enter(block(type, detail));
        return 0;
    };
    made.leave_block = [](MD_BLOCKTYPE type, void*, void* reading) {
        if (type != MD_BLOCK_DOC) static_cast<Reading*>(reading)->leave();
        return 0;
    };
    made.enter_span = [](MD_SPANTYPE type, void* detail, void* reading) {
        static_cast<Reading*>(reading)->enter(span(type, detail));
        return 0;
    };
    made.leave_span = [](MD_SPANTYPE, void*, void* reading) {
        static_cast<Reading*>(reading)->leave();
        return 0;
    };
    made.text = on_text;
    return made;
}

Words read_markdown(std::string_view markdown) {
    std::vector<std::string> keys;
    const std::string marked = with_marks(markdown, keys);
    Reading reading{.keys = keys};
    const MD_PARSER callbacks = parser();
    if (md_parse(marked.data(), static_cast<MD_SIZE>(marked.size()), &callbacks, &reading) != 0) throw std::runtime_error("the Markdown could not be read");
    return std::move(reading.open.front());
}

Words read_line(std::string_view line) {
    std::vector<std::string> keys;
    const std::string marked = with_marks(line, keys);
    Reading reading{.keys = keys};
    reading.add_marked(marked);
    return std::move(reading.open.front());
}

std::string plain_text(const Words& words) {
    std::string text = words.kind == Kind::text ? words.text : words.kind == Kind::line_break ? " " : "";
    for (const auto& child : words.children) text += plain_text(child);
    return text;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static int number_in(std::string_view digits) {
    int number = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// `16/17`, `2016/17`, `24/4/17`.
static bool is_year_or_date_with_strokes(std::string_view token) {
    const std::size_t first = token.find('/'), last = token.rfind('/');
    if (first == std::string_view::npos || token.find_first_of(".,%-") != std::string_view::npos) return false;
    if (first != last) return true;
    return token.size() == last + 3 && number_in(token.substr(0, first)) % 100 + 1 == number_in(token.substr(last + 1));
}

/// `2016`, `2016-17` and the like: a year of this or the last century, with or without the one after, or a date.
static bool is_year(std::string_view token) {
    if (is_year_or_date_with_strokes(token)) return true;
    const bool begins = token.size() >= 4 && (token.starts_with("19") || token.starts_with("20")) && is_digit(token[2]) && is_digit(token[3]);
    return begins && (token.size() == 4 || (token.size() == 7 && token[4] == '-'));
}

/// `31` before ` March`.
static bool is_day(std::string_view token, std::string_view rest) {
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (token.size() > 2 || !rest.starts_with(' ')) return false;
    return std::ranges::any_of(months, [&](std::string_view month) { return rest.substr(1).starts_with(month); });
}

/// `CS2.3`, `CS7-0`, `Mar-17`, `L2`: digits that go on from letters.
static bool is_in_code(std::string_view before) {
    if (before.ends_with('-')) before.remove_suffix(1);
    return !before.empty() && is_letter(before.back());
}

static bool is_ordinal(std::string_view rest) { return rest.starts_with("st") || rest.starts_with("nd") || rest.starts_with("rd") || rest.starts_with("th"); }

static bool is_number_of_section(std::string_view before) { return before.ends_with("ection ") || before.ends_with("ections "); }

std::vector<std::string> typed_numbers(const Words& words) {
    static constexpr std::string_view inner = "0123456789.,-%/";
    std::vector<std::string> found;
    const std::string_view text = words.kind == Kind::text ? words.text : std::string_view{};
    for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos; at = text.find_first_of("0123456789", at)) {
        const std::string_view before = text.substr(0, at);
        std::string_view token = text.substr(at, text.find_first_not_of(inner, at) - at);
        at += token.size();
        while (token.ends_with('.') || token.ends_with(',') || token.ends_with('-') || token.ends_with('/')) token.remove_suffix(1);
        const std::string_view rest = text.substr(before.size() + token.size());
        if (is_year(token) || is_day(token, rest) || is_in_code(before) || is_ordinal(rest) || is_number_of_section(before)) continue;
        found.emplace_back(token);
    }
    for (const auto& child : words.children) std::ranges::move(typed_numbers(child), std::back_inserter(found));
    return found;
}

}  // namespace holdfast::documents
