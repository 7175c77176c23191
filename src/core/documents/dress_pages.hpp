#pragma once

#include "core/documents/document.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/markdown.hpp"
#include "web/html.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::documents {

/// The class attributes of each element, empty for a document with a stylesheet of its own.
struct Dress {
    web::Html section_heading, heading, small_heading, paragraph, bullets, numbers, link, figure_link, quote;
    web::Html table, caption, header, number_header, cell, number_cell, row, total_row, head, body, note;
    web::Html panels, panel, scroll, figure;
};
const Dress& plain_dress();
const Dress& site_dress();

/// What is under way while a document is written as HTML.
struct Writing {
    const Document& document;
    const Dress& dress;
    bool is_in_site{false};  ///< a number leads to the page of its figure, otherwise to an entry at the end of the document itself
    int part_level{2};       ///< of a part's own heading
    std::string tables{};    ///< on the site: the folder of its tables as CSV files, ending in a slash
    std::map<std::string, std::vector<std::size_t>, std::less<>> parts_of{};  ///< the parts in which a figure stands

    /// Where a number that is this figure leads.
    std::string address_of(const Traced& traced) const;
};
/// Where a figure's entry at the end stands: its key in the characters that an address takes as they are.
std::string anchor_of(std::string_view key);
/// The anchor of a part: `section-10`.
std::string anchor_of(const Part& part);

/// A figure's print, linked to where it comes from.
web::Html linked_figure(const Writing& writing, const Traced& traced);
/// Words as blocks; headings stand one below `level`, never skipping one.
web::Html words_html(const Writing& writing, const Words& words, int level);
/// Each heading of the words begins a panel.
web::Html panels_html(const Writing& writing, const Words& words);
/// Where the number in a cell leads; nothing where it is no number, or one that words beside it already name.
std::optional<std::string> address_of_cell(const Writing& writing, const Table& table, std::size_t row, std::size_t column);
web::Html table_html(const Writing& writing, const Table& table);
web::Html chart_html(const Writing& writing, const Chart& chart, const Table* table);
/// One drawing of a chart as a picture of its own, for documents that are no web page. Empty where there is nothing to draw.
std::string chart_picture(const Chart& chart);
web::Html tree_html(const Writing& writing, const Tree& tree);
std::string tree_picture(const Tree& tree);
/// A drawing made for web pages, as the viewers of office documents understand it.
std::string for_office(std::string svg);
/// The end of the document: how each figure was obtained.
web::Html sources_html(const Writing& writing);
/// Where the numbers of a part's tables come from that are no figures of the ledger. Empty where all are.
web::Html derived_entries(const Writing& writing, const Part& part);

}  // namespace holdfast::documents
