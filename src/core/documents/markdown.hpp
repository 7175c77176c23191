#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::documents {

/// A piece of text read from Markdown: a block (paragraph, list) or a run of words within one. Raw HTML and pictures are not read;
/// they stay the characters they are.
struct Words {
    enum class Kind { root, heading, paragraph, bullet_list, numbered_list, item, quote, text, strong, emphasis, code, link, figure, line_break };
    Kind kind{Kind::root};
    int level{};         ///< of a heading; the first number of a numbered list
    std::string text{};  ///< of a text; the address of a link; the key of a figure
    std::vector<Words> children{};
};

/// Reads Markdown (CommonMark without raw HTML). A link to anything but http, https or mailto loses its address and keeps its words.
Words read_markdown(std::string_view markdown);

/// A line as it was typed, with the figures that it names; nothing else in it means anything.
Words read_line(std::string_view line);

/// Whether the text names a figure.
bool names_figure(std::string_view text);

/// The keys named by `{{figure:key}}`, in the order in which they come, each once.
std::vector<std::string> figure_keys(std::string_view markdown);

/// How the figure begins that is opened and never closed, `{{figure:cpp.open@2017-03-31 were`; empty where each is closed.
std::string unclosed_figure(std::string_view markdown);

/// Numbers that stand in the words as they were typed, so that they lead nowhere: `525`, `16.2%`. Years, dates, codes (`CS2.3`) and the numbers of
/// sections are not numbers here.
std::vector<std::string> typed_numbers(const Words& words);

/// The words alone, figures left out.
std::string plain_text(const Words& words);

}  // namespace holdfast::documents
