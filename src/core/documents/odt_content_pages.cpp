#include "core/documents/odt_content_pages.hpp"

#include "core/documents/dress_pages.hpp"
#include "core/documents/markdown.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

namespace holdfast::documents {

using Kind = Words::Kind;
using pugi::xml_node;

static void add_namespaces(xml_node root) {
    static constexpr std::pair<const char*, const char*> spaces[] = {
        {"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},      {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
        {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},        {"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"},
        {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},        {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
        {"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"}, {"xmlns:xlink", "http://www.w3.org/1999/xlink"}};
    for (const auto& [name, address] : spaces) root.append_attribute(name) = address;
    root.append_attribute("office:version") = "1.2";
}

static constexpr std::size_t narrowest_column = 6, widest_column = 40;

/// `Column12`: a column twelve parts wide.
static std::string column_style(std::size_t width) { return "Column" + std::to_string(width); }

/// Fills `office:text`.
class OdtText {
public:
    OdtText(const Document& document, xml_node text) : document_(document), text_(text) {}

    std::vector<OdtPicture> write() {
        paragraph("Title").text() = document_.title.c_str();
        for (const auto& line : {document_.organisation, document_.edition + " – " + document_.status})
            if (!line.empty()) paragraph("Subtitle").text() = line.c_str();
        words(text_, read_markdown(document_.introduction), 1);
        contents();
        for (const auto& part : document_.parts) write(part);
        addenda();
        return std::move(pictures_);
    }

private:
    xml_node paragraph(const char* style) { return paragraph_in(text_, style); }
    static xml_node paragraph_in(xml_node parent, const char* style) {
        auto made = parent.append_child("text:p");
        made.append_attribute("text:style-name") = style;
        return made;
    }
    static xml_node heading_in(xml_node parent, int level) {
        auto made = parent.append_child("text:h");
        made.append_attribute("text:style-name") = fmt::format("Heading_20_{}", level).c_str();
        made.append_attribute("text:outline-level") = level;
        return made;
    }
    static void add_text(xml_node parent, std::string_view text) { parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str()); }

    void contents() {
        heading_in(text_, 1).text() = "Contents";
        auto list = list_in(text_, "Bullets");
        for (const auto& part : document_.parts) {
            auto link = paragraph_in(list.append_child("text:list-item"), "Text_20_body").append_child("text:a");
            link.append_attribute("xlink:type") = "simple";
            link.append_attribute("xlink:href") = ("#" + anchor_of(part)).c_str();
            link.text() = title_of(part).c_str();
        }
    }

    static std::string title_of(const Part& part) { return part.number > 0 ? fmt::format("{} {}", part.number, part.title) : part.title; }

    void write(const Part& part) {
        auto heading = heading_in(text_, 1);
        heading.append_child("text:bookmark").append_attribute("text:name") = anchor_of(part).c_str();
        add_text(heading, title_of(part));
        for (const auto& block : part.blocks) std::visit([&](const auto& piece) { write(piece); }, block);
    }

    void write(const Heading& heading) { heading_in(text_, 2).text() = heading.text.c_str(); }
    void write(const Markdown& markdown) { words(text_, read_markdown(markdown.text), 1); }
    void write(const Chart& chart) {
        std::string svg = chart_picture(chart);
        if (svg.empty()) return;
        paragraph("Caption").text() = chart.title.c_str();
        if (!chart.subtitle.empty()) paragraph("Note_20_above").text() = chart.subtitle.c_str();
        picture("chart-" + chart.name, std::move(svg), chart.title, chart.subtitle);
    }
    void write(const Tree& tree) {
        picture("tree-" + tree.name, tree_picture(tree), tree.caption, "The list after the drawing says the same in words.");
        node(list_in(text_, "Bullets"), tree.root);
    }

    void node(xml_node list, const Tree::Node& node_) {
        auto item = list.append_child("text:list-item");
        paragraph_in(item, "Text_20_body").text() = (node_.note.empty() ? node_.name : node_.name + " – " + node_.note).c_str();
        if (node_.children.empty()) return;
        auto inner = item.append_child("text:list");
        for (const auto& child : node_.children) node(inner, child);
    }

    static xml_node list_in(xml_node parent, const char* style) {
        auto list = parent.append_child("text:list");
        list.append_attribute("text:style-name") = style;
        return list;
    }

    /// A number of the drawing's own `width="680"`, in centimetres so that it is as wide as the column.
    static double pixels(std::string_view svg, std::string_view attribute) {
        const std::size_t at = svg.find(attribute);
        return at == std::string_view::npos ? 1 : std::stod(std::string(svg.substr(at + attribute.size(), 8)));
    }

    void picture(const std::string& name, std::string svg, const std::string& title, const std::string& description) {
        static constexpr double column_width = 17;
        const double height = column_width * pixels(svg, " height=\"") / pixels(svg, " width=\"");
        auto frame = paragraph("Text_20_body").append_child("draw:frame");
        frame.append_attribute("draw:name") = name.c_str();
        frame.append_attribute("text:anchor-type") = "as-char";
        frame.append_attribute("svg:width") = fmt::format("{:.2f}cm", column_width).c_str();
        frame.append_attribute("svg:height") = fmt::format("{:.2f}cm", height).c_str();
        auto image = frame.append_child("draw:image");
        const std::string path = "Pictures/" + name + ".svg";
        image.append_attribute("xlink:href") = path.c_str();
        image.append_attribute("xlink:type") = "simple";
        image.append_attribute("xlink:show") = "embed";
        image.append_attribute("xlink:actuate") = "onLoad";
        frame.append_child("svg:title").text() = title.c_str();
        frame.append_child("svg:desc").text() = description.c_str();
        pictures_.push_back({path, std::move(svg)});
    }

    void write(const Table& table) {
        paragraph("Caption").text() = table.caption.c_str();
        auto made = text_.append_child("table:table");
        made.append_attribute("table:name") = table.name.c_str();
        made.append_attribute("table:style-name") = "Table";
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            made.append_child("table:table-column").append_attribute("table:style-name") = column_style(width_of(table, column)).c_str();
        auto head = made.append_child("table:table-header-rows").append_child("table:table-row");
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            cell_in(head, is_numeric(table, column) ? "Table_20_Heading_20_Number" : "Table_20_Heading").text() = table.columns[column].label.c_str();
        for (const auto& row : table.rows) write_row(made.append_child("table:table-row"), table, row);
        for (const auto& note : table.notes) paragraph("Note").text() = with_prints(note, document_.figures).c_str();
    }

    static bool is_numeric(const Table& table, std::size_t column) { return column > 0 && column < table.columns.size() && table.columns[column].is_numeric; }

    static std::size_t longest_word(std::string_view text) {
        std::size_t longest = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find_first_of(" /", at), text.size());
            longest = std::max(longest, end - at);
            at = end + 1;
        }
        return longest;
    }

    /// How wide a column should be beside the others: by its longest content, within reason; a heading is bold and breaks between words.
    std::size_t width_of(const Table& table, std::size_t column) const {
        std::size_t longest = longest_word(table.columns[column].label) + 4;
        for (const auto& row : table.rows)
            if (column < row.size()) longest = std::max(longest, printed(row[column], document_.figures).size() + 3);
        return std::clamp(longest, narrowest_column, widest_column);
    }

    static xml_node cell_in(xml_node row, const char* style) {
        auto cell = row.append_child("table:table-cell");
        cell.append_attribute("table:style-name") = "Cell";
        cell.append_attribute("office:value-type") = "string";
        return paragraph_in(cell, style);
    }

    void write_row(xml_node row, const Table& table, const std::vector<Cell>& cells) {
        for (std::size_t column = 0; column < cells.size(); ++column) {
            cell_in(row, is_numeric(table, column) ? "Table_20_Number" : "Table_20_Contents").text() = printed(cells[column], document_.figures).c_str();
        }
    }

    void addenda() {
        if (document_.addenda.empty()) return;
        heading_in(text_, 1).text() = "Addenda";
        for (const auto& addendum : document_.addenda) {
            heading_in(text_, 2).text() = (in_words(addendum.on) + (addendum.by.empty() ? "" : ", " + addendum.by)).c_str();
            words(text_, read_markdown(addendum.text), 2);
        }
    }

    void words(xml_node parent, const Words& root, int level) {
        for (const auto& child : root.children) block(parent, child, level);
    }

    void block(xml_node parent, const Words& words_, int level) {
        switch (words_.kind) {
            case Kind::heading: return inlines(heading_in(parent, std::min(level + words_.level, 4)), words_);
            case Kind::paragraph: return inlines(paragraph_in(parent, "Text_20_body"), words_);
            case Kind::quote: return words(parent, words_, level);
            case Kind::bullet_list:
            case Kind::numbered_list: return list(list_in(parent, words_.kind == Kind::bullet_list ? "Bullets" : "Numbers"), words_, level);
            default: return inlines(paragraph_in(parent, "Text_20_body"), words_);
        }
    }

    static bool is_block(const Words& words_) {
        return words_.kind == Kind::paragraph || words_.kind == Kind::bullet_list || words_.kind == Kind::numbered_list || words_.kind == Kind::quote ||
               words_.kind == Kind::heading;
    }

    /// The item of a tight list holds its words without a paragraph.
    void list(xml_node list_, const Words& words_, int level) {
        for (const auto& item : words_.children) {
            auto made = list_.append_child("text:list-item");
            xml_node line;
            for (const auto& child : item.children) {
                if (is_block(child)) block(made, child, level);
                else {
                    if (!line) line = paragraph_in(made, "Text_20_body");
                    one(line, child);
                }
            }
        }
    }

    void inlines(xml_node parent, const Words& words_) {
        for (const auto& child : words_.children) one(parent, child);
    }

    void span(xml_node parent, const char* style, const Words& words_) {
        auto made = parent.append_child("text:span");
        made.append_attribute("text:style-name") = style;
        inlines(made, words_);
    }

    void one(xml_node parent, const Words& words_) {
        switch (words_.kind) {
            case Kind::text: return add_text(parent, words_.text);
            case Kind::line_break: parent.append_child("text:line-break"); return;
            case Kind::strong: return span(parent, "Strong_20_Emphasis", words_);
            case Kind::emphasis: return span(parent, "Emphasis", words_);
            case Kind::figure: {
                const auto found = document_.figures.find(words_.text);
                return add_text(parent, found == document_.figures.end() ? "not available" : found->second.print);
            }
            case Kind::link: return link(parent, words_);
            default: return inlines(parent, words_);
        }
    }

    void link(xml_node parent, const Words& words_) {
        if (words_.text.empty()) return inlines(parent, words_);
        auto made = parent.append_child("text:a");
        made.append_attribute("xlink:type") = "simple";
        made.append_attribute("xlink:href") = words_.text.c_str();
        inlines(made, words_);
    }

    const Document& document_;
    xml_node text_;
    std::vector<OdtPicture> pictures_{};
};

static void add_automatic_styles(xml_node root) {
    auto automatic = root.append_child("office:automatic-styles");
    auto table = automatic.append_child("style:style");
    table.append_attribute("style:name") = "Table";
    table.append_attribute("style:family") = "table";
    auto properties = table.append_child("style:table-properties");
    properties.append_attribute("style:width") = "17cm";
    properties.append_attribute("table:align") = "margins";
    auto cell = automatic.append_child("style:style");
    cell.append_attribute("style:name") = "Cell";
    cell.append_attribute("style:family") = "table-cell";
    auto edges = cell.append_child("style:table-cell-properties");
    edges.append_attribute("fo:padding") = "0.08cm";
    edges.append_attribute("fo:border-bottom") = "0.5pt solid #b1b4b6";
    for (std::size_t width = narrowest_column; width <= widest_column; ++width) {
        auto column = automatic.append_child("style:style");
        column.append_attribute("style:name") = column_style(width).c_str();
        column.append_attribute("style:family") = "table-column";
        column.append_child("style:table-column-properties").append_attribute("style:rel-column-width") = (std::to_string(width * 100) + "*").c_str();
    }
}

OdtContent odt_content(const Document& document) {
    pugi::xml_document xml;
    auto root = xml.append_child("office:document-content");
    add_namespaces(root);
    add_automatic_styles(root);
    auto text = root.append_child("office:body").append_child("office:text");
    OdtContent content;
    content.pictures = OdtText(document, text).write();
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    content.xml = out.str();
    return content;
}

}  // namespace holdfast::documents
