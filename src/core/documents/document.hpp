#pragma once

#include "core/documents/block.hpp"
#include "core/figures/figure.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::documents {

/// A figure as the document shows it, with every other value stated for it elsewhere.
struct Traced {
    figures::Figure figure{};
    std::vector<figures::Figure> others{};  ///< values of the same key from other places
    std::string print{};                    ///< `82.1%`; `[c]` where it is suppressed
    bool is_suppressed{false};              ///< its numbers have been removed from `figure` and `others`
};
using TracedFigures = std::map<std::string, Traced, std::less<>>;

/// How a part stands on the page: one thing after another, or one panel for each heading of its words.
enum class Layout { flow, panels };

/// A section with its content resolved. A part without a number (0) is not numbered in the contents.
struct Part {
    int number{};
    std::string title{};
    Layout layout{Layout::flow};
    std::vector<Block> blocks{};
};

/// What was added after publication.
struct Addendum {
    Date on{};
    std::string by{};  ///< empty in a public edition
    std::string text{};
};

/// Everything that the writers need to make one edition of a document in any format. Plain values; nothing is looked up later.
struct Document {
    std::string title{};         ///< "Annual report 2016-17"
    std::string organisation{};  ///< the partnership's name, empty where none is set
    std::string introduction{};  ///< Markdown under the title
    std::string edition{};       ///< "Internal edition", "Public edition"
    std::string status{};        ///< "Draft", "Published on 31 March 2018"
    bool is_public{false};
    bool has_suppressed_numbers{false};
    std::vector<Part> parts{};
    TracedFigures figures{};
    std::vector<Addendum> addenda{};
};

/// What stands for a suppressed number.
inline constexpr std::string_view suppressed_mark = "[c]";

/// Whether the cell shows a number, so that it must say where it comes from.
inline bool is_number(const Cell& cell) { return cell.number.has_value(); }
/// Whether the place in the table shows a number: as such, or in words in a column of numbers (`5% to 7.5%`).
bool shows_number(const Table& table, std::size_t row, std::size_t column);
/// Words in which the print of a figure stands in place of each `{{figure:key}}`; "not available" for one that the document does not hold.
std::string with_prints(std::string_view words, const TracedFigures& figures);
/// The keys of the figures that the words of a block name: its Markdown, the cells and notes of a table.
std::vector<std::string> keys_in_words(const Block& block);
/// The same and those of a table's cells.
std::vector<std::string> keys_of(const Block& block);
/// As the cell is printed: its own words, else its figure's print, else its number with thousands separated.
std::string printed(const Cell& cell, const TracedFigures& figures);
/// The figure of a cell where the document holds it.
const Traced* figure_of(const Cell& cell, const TracedFigures& figures);

/// Where a number that is no figure of the ledger comes from: the total of a table's rows or columns, or the table's own records.
enum class Origin { figure, total, records };
Origin origin_of(const Table& table, std::size_t row, std::size_t column, const TracedFigures& figures);

}  // namespace holdfast::documents
