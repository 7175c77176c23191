#include "outline.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <vector>

namespace holdfast::contracts {

namespace {

/// Elements that stand in a line of text, so that a space beside them shows.
constexpr std::array inline_tags{GUMBO_TAG_A,      GUMBO_TAG_ABBR, GUMBO_TAG_B,   GUMBO_TAG_BDI,      GUMBO_TAG_BUTTON, GUMBO_TAG_CITE,  GUMBO_TAG_CODE,
                                 GUMBO_TAG_EM,     GUMBO_TAG_I,    GUMBO_TAG_IMG, GUMBO_TAG_INPUT,    GUMBO_TAG_KBD,    GUMBO_TAG_LABEL, GUMBO_TAG_MARK,
                                 GUMBO_TAG_OUTPUT, GUMBO_TAG_Q,    GUMBO_TAG_S,   GUMBO_TAG_SELECT,   GUMBO_TAG_SMALL,  GUMBO_TAG_SPAN,  GUMBO_TAG_STRONG,
                                 GUMBO_TAG_SUB,    GUMBO_TAG_SUP,  GUMBO_TAG_SVG, GUMBO_TAG_TEXTAREA, GUMBO_TAG_TIME,   GUMBO_TAG_U};
/// Those whose inside is a block of its own.
constexpr std::array boxed_tags{GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_SVG};

template <std::size_t N>
bool is_one_of(const std::array<GumboTag, N>& tags, GumboTag tag) {
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r' || letter == '\f'; }

std::string with_single_spaces(std::string_view text) {
    std::string single;
    for (const char letter : text) {
        if (!is_space(letter)) single += letter;
        else if (single.empty() || single.back() != ' ') single += ' ';
    }
    return single;
}

void trim_left(std::string& text) { text.erase(0, text.find_first_not_of(' ')); }
void trim_right(std::string& text) { text.erase(text.find_last_not_of(' ') + 1); }

/// The names of a class attribute as the DOM has them: in order, each once.
std::string as_class_list(std::string_view value) {
    std::string list;
    std::set<std::string> seen;
    std::istringstream names{std::string(value)};
    for (std::string name; names >> name;)
        if (seen.insert(name).second) list += list.empty() ? name : " " + name;
    return list;
}

/// A child to write down: an element, or the text between two elements.
struct Piece {
    const GumboNode* element{};
    std::string text{};
};

class Outliner {
public:
    std::string take() && { return std::move(lines_); }

    void add_children(const GumboElement& parent, int depth, bool is_raw) {
        std::vector<Piece> pieces = pieces_of(parent, is_raw);
        if (!is_raw) trim(pieces, parent);
        for (const auto& piece : pieces) {
            if (piece.element) add_element(*piece.element, depth);
            else if (!piece.text.empty()) lines_.append(static_cast<std::size_t>(depth) * 2, ' ').append("\"" + piece.text + "\"\n");
        }
    }

private:
    static std::vector<Piece> pieces_of(const GumboElement& parent, bool is_raw) {
        std::vector<Piece> pieces;
        for (unsigned i = 0; i < parent.children.length; ++i) {
            const auto* node = static_cast<const GumboNode*>(parent.children.data[i]);
            if (node->type == GUMBO_NODE_COMMENT) continue;
            if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
                pieces.push_back({.element = node});
                continue;
            }
            if (pieces.empty() || pieces.back().element) pieces.emplace_back();
            pieces.back().text += node->v.text.text;
        }
        if (!is_raw)
            for (auto& piece : pieces) piece.text = with_single_spaces(piece.text);
        return pieces;
    }

    /// A space shows only between words and inline elements: not at the edge of a block, nor beside one.
    static void trim(std::vector<Piece>& pieces, const GumboElement& parent) {
        const bool is_block = !is_one_of(inline_tags, parent.tag) || is_one_of(boxed_tags, parent.tag);
        const bool is_svg = parent.tag_namespace == GUMBO_NAMESPACE_SVG;
        const auto is_edge = [&](std::size_t at) {
            return at >= pieces.size() ? is_block : pieces[at].element && !is_one_of(inline_tags, pieces[at].element->v.element.tag);
        };
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (is_svg || is_edge(i - 1)) trim_left(pieces[i].text);
            if (is_svg || is_edge(i + 1)) trim_right(pieces[i].text);
        }
    }

    void add_element(const GumboNode& node, int depth) {
        const GumboElement& element = node.v.element;
        std::string name = gumbo_normalized_tagname(element.tag);
        if (element.tag == GUMBO_TAG_UNKNOWN) {
            GumboStringPiece tag = element.original_tag;
            gumbo_tag_from_original_text(&tag);
            name.assign(tag.data, tag.length);
        }
        std::map<std::string, std::string> attributes;
        for (unsigned i = 0; i < element.attributes.length; ++i) {
            const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
            attributes[attribute->name] = attribute->value;
        }
        lines_.append(static_cast<std::size_t>(depth) * 2, ' ').append("<" + name);
        for (auto& [attribute, value] : attributes) {
            if (attribute == "class") {
                value = as_class_list(value);
            }
            lines_.append(" " + attribute + "=\"" + value + "\"");
        }
        lines_.append(">\n");
        add_children(element, depth + 1, element.tag == GUMBO_TAG_PRE || element.tag == GUMBO_TAG_TEXTAREA);
    }

    std::string lines_;
};

}  // namespace

std::string outline(std::string_view markup) {
    GumboOptions options = kGumboDefaultOptions;
    options.fragment_context = GUMBO_TAG_BODY;
    GumboOutput* parsed = gumbo_parse_with_options(&options, markup.data(), markup.size());
    Outliner outliner;
    outliner.add_children(parsed->root->v.element, 0, false);
    gumbo_destroy_output(&options, parsed);
    return std::move(outliner).take();
}

std::string first_difference(std::string_view expected, std::string_view actual) {
    while (!expected.empty() && !actual.empty()) {
        const auto wanted = expected.substr(0, expected.find('\n'));
        const auto got = actual.substr(0, actual.find('\n'));
        if (wanted != got) break;
        expected.remove_prefix(wanted.size() + 1);
        actual.remove_prefix(got.size() + 1);
    }
    return "    wanted " + std::string(expected.substr(0, expected.find('\n'))) + "\n    got    " + std::string(actual.substr(0, actual.find('\n'))) + "\n";
}

}  // namespace holdfast::contracts
