#include "core/documents/ods.hpp"

#include "core/documents/opendocument.hpp"
#include "core/documents/sheets.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

namespace holdfast::documents {

using pugi::xml_node;

static constexpr std::string_view ods_type = "application/vnd.oasis.opendocument.spreadsheet";

static std::string as_text(const pugi::xml_document& xml) {
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

static void set(xml_node node, const char* name, const std::string& value) { node.append_attribute(name) = value.c_str(); }

static xml_node root_of(pugi::xml_document& xml, const char* name) {
    auto root = xml.append_child(name);
    for (const char* space : {"office", "style", "text", "table"}) {
        const std::string prefix = "xmlns:" + std::string(space);
        set(root, prefix.c_str(), "urn:oasis:names:tc:opendocument:xmlns:" + std::string(space) + ":1.0");
    }
    set(root, "xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0");
    set(root, "xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0");
    set(root, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    set(root, "office:version", "1.2");
    return root;
}

static xml_node add_style(xml_node styles, const std::string& name, const char* family) {
    auto style = styles.append_child("style:style");
    set(style, "style:name", name);
    set(style, "style:family", family);
    return style;
}

/// A number with this many decimals and no separators, as the CSV files have it.
static void add_number_style(xml_node styles, int decimals) {
    auto format = styles.append_child("number:number-style");
    set(format, "style:name", fmt::format("digits{}", decimals));
    auto number = format.append_child("number:number");
    set(number, "number:decimal-places", std::to_string(decimals));
    set(number, "number:min-integer-digits", "1");
    auto style = add_style(styles, fmt::format("number{}", decimals), "table-cell");
    set(style, "style:parent-style-name", "Default");
    set(style, "style:data-style-name", fmt::format("digits{}", decimals));
}

static std::string column_style(double width) { return fmt::format("column{}", static_cast<int>(width)); }

static void add_automatic_styles(xml_node styles, const std::vector<Sheet>& sheets) {
    std::vector<double> widths;
    int most_decimals = 0;
    for (const auto& sheet : sheets) {
        widths.insert(widths.end(), sheet.widths.begin(), sheet.widths.end());
        for (const auto& row : sheet.rows)
            for (const auto& cell : row)
                if (cell.number) most_decimals = std::max(most_decimals, cell.number->decimals());
    }
    std::ranges::sort(widths);
    widths.erase(std::unique(widths.begin(), widths.end()), widths.end());
    constexpr double character = 0.2;  // centimetres, at the size of the text
    for (const double width : widths)
        set(add_style(styles, column_style(width), "table-column").append_child("style:table-column-properties"), "style:column-width",
            fmt::format("{:.1f}cm", width * character));
    for (int decimals = 0; decimals <= most_decimals; ++decimals) add_number_style(styles, decimals);
}

/// Words as OpenDocument keeps them: a paragraph for each line, and spaces that XML would lose as elements.
static void add_words(xml_node into, std::string_view words) {
    std::string run;
    const auto end_run = [&](xml_node paragraph) {
        if (!run.empty()) paragraph.append_child(pugi::node_pcdata).set_value(run.c_str());
        run.clear();
    };
    auto paragraph = into.append_child("text:p");
    bool is_after_space = true;
    for (const char letter : words) {
        const bool is_lost = letter == ' ' && is_after_space;
        if (letter == '\n' || letter == '\t' || is_lost) end_run(paragraph);
        if (letter == '\n') paragraph = into.append_child("text:p");
        else if (letter == '\t') paragraph.append_child("text:tab");
        else if (is_lost) paragraph.append_child("text:s");
        else if (letter != '\r') run += letter;
        is_after_space = letter == ' ' || letter == '\n' || letter == '\t';
    }
    end_run(paragraph);
}

static std::string address_of(const std::string& sheet, std::string_view cell) { return fmt::format("'{}'.{}", sheet, cell); }

static void add_cell(xml_node row, const SheetCell& cell) {
    static constexpr std::array<const char*, 3> styles{"Default", "Heading", "Header"};
    auto node = row.append_child("table:table-cell");
    if (cell.number) {
        set(node, "table:style-name", fmt::format("number{}", cell.number->decimals()));
        set(node, "office:value-type", "float");
        set(node, "office:value", cell.number->string());
        node.append_child("text:p").text() = cell.number->string().c_str();
        return;
    }
    set(node, "table:style-name", styles.at(static_cast<std::size_t>(cell.look)));
    if (cell.text.empty()) return;
    set(node, "office:value-type", "string");
    if (cell.link.empty()) return add_words(node, cell.text);
    auto link = node.append_child("text:p").append_child("text:a");
    set(link, "xlink:type", "simple");
    set(link, "xlink:href", "#" + address_of(cell.link, "A1"));
    link.text() = cell.text.c_str();
}

static void add_row(xml_node into, const std::vector<SheetCell>& cells) {
    auto row = into.append_child("table:table-row");
    for (const auto& cell : cells) add_cell(row, cell);
}

static void add_sheet(xml_node book, const Sheet& sheet) {
    auto table = book.append_child("table:table");
    set(table, "table:name", sheet.name);
    for (const double width : sheet.widths) {
        auto column = table.append_child("table:table-column");
        set(column, "table:style-name", column_style(width));
        set(column, "table:default-cell-style-name", "Default");
    }
    for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        add_row(i == 0 && sheet.is_table ? table.append_child("table:table-header-rows") : table, sheet.rows[i]);
}

static std::string letters_of(std::size_t column) {
    std::string letters;
    for (; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

/// Names the range of a table and says that its first row is the headers, for programs and screen readers.
static void add_range(xml_node ranges, const Sheet& sheet) {
    if (sheet.widths.empty()) return;
    auto range = ranges.append_child("table:database-range");
    set(range, "table:name", range_name_of(sheet));
    const std::string last = fmt::format("{}{}", letters_of(sheet.widths.size()), sheet.rows.size());
    set(range, "table:target-range-address", address_of(sheet.name, "A1") + ":" + address_of(sheet.name, last));
    set(range, "table:contains-header", "true");
    set(range, "table:display-filter-buttons", "false");
}

static std::string content_of(const std::vector<Sheet>& sheets) {
    pugi::xml_document xml;
    auto root = root_of(xml, "office:document-content");
    add_automatic_styles(root.append_child("office:automatic-styles"), sheets);
    auto book = root.append_child("office:body").append_child("office:spreadsheet");
    for (const auto& sheet : sheets) add_sheet(book, sheet);
    auto ranges = book.append_child("table:database-ranges");
    for (const auto& sheet : sheets)
        if (sheet.is_table) add_range(ranges, sheet);
    return as_text(xml);
}

static void add_cell_style(xml_node styles, const char* name, const char* size, bool is_bold) {
    auto style = add_style(styles, name, "table-cell");
    auto cell = style.append_child("style:table-cell-properties");
    set(cell, "fo:wrap-option", "wrap");
    set(cell, "style:vertical-align", "top");
    auto text = style.append_child("style:text-properties");
    set(text, "fo:font-family", "'Liberation Sans', Arial, sans-serif");
    set(text, "fo:font-size", size);
    set(text, "fo:language", "en");
    set(text, "fo:country", "GB");
    if (is_bold) set(text, "fo:font-weight", "bold");
}

static std::string styles_of_cells() {
    pugi::xml_document xml;
    auto styles = root_of(xml, "office:document-styles").append_child("office:styles");
    add_cell_style(styles, "Default", "11pt", false);
    add_cell_style(styles, "Header", "11pt", true);
    add_cell_style(styles, "Heading", "16pt", true);
    return as_text(xml);
}

void write_ods(const Document& document, const std::string& file) {
    const std::string content = content_of(sheets_of(document)), styles = styles_of_cells();
    write_opendocument(file, ods_type, document, {{"content.xml", "text/xml", content}, {"styles.xml", "text/xml", styles}});
}

}  // namespace holdfast::documents
