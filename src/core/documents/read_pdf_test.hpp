#pragma once

#include "core/documents/file.hpp"
#include "core/documents/parsed_html_test.hpp"
#include "core/documents/process.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <regex>
#include <set>
#include <string>
#include <vector>

/// A PDF as those read it who cannot see it, and the rules that it is held to.
namespace holdfast::documents::test {

/// One element of the tree of tags, in reading order.
struct Tag {
    std::string kind{};  ///< "H2", "TH"
    QPDFObjectHandle element{};
};

class ReadPdf {
public:
    explicit ReadPdf(const std::string& file) : file_(file) {
        pdf_.processFile(file.c_str());
        walk(pdf_.getRoot().getKey("/StructTreeRoot"));
    }

    std::vector<Tag> tags(const std::string& kind) const {
        std::vector<Tag> found;
        for (const auto& tag : tags_)
            if (tag.kind == kind) found.push_back(tag);
        return found;
    }
    const std::vector<Tag>& tags() const { return tags_; }
    QPDFObjectHandle root() { return pdf_.getRoot(); }

    /// The titles of the bookmarks, from the top, each with those below it.
    std::vector<std::string> bookmarks() {
        std::vector<std::string> titles;
        QPDFOutlineDocumentHelper outlines(pdf_);
        for (auto& top : outlines.getTopLevelOutlines()) gather(top, titles);
        return titles;
    }

    /// The page of each bookmark, counted from 1, by its title without white space; of several of one title the first.
    std::map<std::string, int> pages_of_bookmarks() {
        std::map<QPDFObjGen, int> pages;
        for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) pages.emplace(page.getObjectHandle().getObjGen(), static_cast<int>(pages.size()) + 1);
        std::map<std::string, int> found;
        QPDFOutlineDocumentHelper outlines(pdf_);
        for (auto& top : outlines.getTopLevelOutlines()) gather_pages(top, pages, found);
        return found;
    }

    /// The words as a reader has them, in the order in which they are drawn, without the numbers of the pages and without white space.
    std::string letters() const {
        const TemporaryFolder folder;
        const std::string log = folder.path() + "/text";
        REQUIRE(run({.path = "/usr/bin/pdftotext", .arguments = {"-raw", "-enc", "UTF-8", file_, "-"}, .environment = {"LANG=C.UTF-8"}, .log_file = log}) == 0);
        std::ifstream in(log, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        return without_spaces(std::regex_replace(text, std::regex(R"(Page \d+ of \d+)"), ""));
    }

    static std::string without_spaces(std::string_view text) {
        std::string letters;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text.substr(i, 2) == "\u00a0") ++i;  // a space that does not break
            else if (static_cast<unsigned char>(text[i]) > ' ') letters += text[i];
        }
        return letters;
    }

private:
    void walk(QPDFObjectHandle element) {
        if (element.isArray()) {
            for (int i = 0; i < element.getArrayNItems(); ++i) walk(element.getArrayItem(i));
            return;
        }
        if (!element.isDictionary()) return;
        if (element.getKey("/S").isName()) tags_.push_back({element.getKey("/S").getName().substr(1), element});
        walk(element.getKey("/K"));
    }

    static void gather(QPDFOutlineObjectHelper& one, std::vector<std::string>& titles) {
        titles.push_back(one.getTitle());
        for (auto& below : one.getKids()) gather(below, titles);
    }

    static void gather_pages(QPDFOutlineObjectHelper& one, const std::map<QPDFObjGen, int>& pages, std::map<std::string, int>& found) {
        const auto page = pages.find(one.getDestPage().getObjGen());
        if (page != pages.end()) found.emplace(without_spaces(one.getTitle()), page->second);
        for (auto& below : one.getKids()) gather_pages(below, pages, found);
    }

    std::string file_;
    QPDF pdf_{};
    std::vector<Tag> tags_{};
};

/// Whether paper has nothing of this element: what only screens or their readers are given.
inline bool is_left_out_of_print(const GumboNode& node) {
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_DESC) return true;
    const std::string classes = ParsedHtml::attribute(node, "class");
    return classes == "skip" || classes == "app-no-print" || classes.find("app-chart__drawing--narrow") != std::string::npos;
}

/// What begins a piece that stands for the number of a page, which paper alone has: the title that stands on the page follows.
inline constexpr char page_of = '\x01';

/// The pieces of text of a page in order, each as it stands between two marks.
inline void pieces_of(const GumboNode& node, std::vector<std::string>& pieces) {
    if (node.type == GUMBO_NODE_TEXT) {
        auto letters = ReadPdf::without_spaces(node.v.text.text);
        if (!letters.empty()) pieces.push_back(std::move(letters));
    }
    if (node.type != GUMBO_NODE_ELEMENT || is_left_out_of_print(node)) return;
    if (ParsedHtml::attribute(node, "class") == "page-number") pieces.push_back(page_of + ReadPdf::without_spaces(ParsedHtml::text(*node.parent)));
    for (unsigned i = 0; i < node.v.element.children.length; ++i) pieces_of(*static_cast<const GumboNode*>(node.v.element.children.data[i]), pieces);
}

inline bool is_heading(const GumboNode& node) { return node.v.element.tag >= GUMBO_TAG_H1 && node.v.element.tag <= GUMBO_TAG_H6; }

inline bool has_scope(QPDFObjectHandle header) {
    auto attributes = header.getKey("/A");
    if (attributes.isDictionary()) return attributes.hasKey("/Scope");
    for (int i = 0; attributes.isArray() && i < attributes.getArrayNItems(); ++i)
        if (attributes.getArrayItem(i).isDictionary() && attributes.getArrayItem(i).hasKey("/Scope")) return true;
    return false;
}

/// Tagged, with its language and its title shown; every drawing has an alternative, every header cell a scope.
inline void check_tags(ReadPdf& pdf, const ParsedHtml& page) {
    auto root = pdf.root();
    CHECK(root.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
    CHECK(root.getKey("/Lang").getUTF8Value() == "en-GB");
    CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());
    std::size_t drawings = 0;
    page.each([&](const GumboNode& node) { drawings += node.v.element.tag == GUMBO_TAG_SVG && !is_left_out_of_print(node); });
    const auto figures = pdf.tags("Figure");
    CHECK(figures.size() == drawings);
    for (auto figure : figures) CHECK_FALSE(figure.element.getKey("/Alt").getUTF8Value().empty());
    const auto headers = pdf.tags("TH");
    CHECK_FALSE(headers.empty());
    for (const auto& header : headers) CHECK(has_scope(header.element));
}

/// The headings are those of the page, none is skipped, and the bookmarks are the same.
inline void check_headings(ReadPdf& pdf, const ParsedHtml& page) {
    std::vector<std::string> wanted, titles, kinds, bookmarks;
    page.each([&](const GumboNode& node) {
        if (!is_heading(node)) return;
        wanted.push_back("H" + std::to_string(node.v.element.tag - GUMBO_TAG_H1 + 1));
        titles.push_back(ReadPdf::without_spaces(ParsedHtml::text(node)));
    });
    for (const auto& tag : pdf.tags())
        if (tag.kind.size() == 2 && tag.kind[0] == 'H' && tag.kind[1] >= '1' && tag.kind[1] <= '6') kinds.push_back(tag.kind);
    CHECK(kinds == wanted);
    REQUIRE_FALSE(kinds.empty());
    CHECK(kinds.front() == "H1");
    for (std::size_t i = 1; i < kinds.size(); ++i) CHECK(kinds[i][1] <= kinds[i - 1][1] + 1);
    for (const auto& title : pdf.bookmarks()) bookmarks.push_back(ReadPdf::without_spaces(title));
    CHECK(bookmarks == titles);
}

/// Every piece of the page's text is in the PDF after the one before it, each line of the contents ends in the number of the page on which the heading
/// that it leads to stands, and there is nothing else but heads of tables that go on on a further sheet.
inline void check_words(ReadPdf& pdf, const ParsedHtml& page) {
    std::vector<std::string> pieces;
    std::set<std::string> heads{""};
    page.each([&](const GumboNode& node) {
        if (node.v.element.tag == GUMBO_TAG_BODY) pieces_of(node, pieces);
        if (node.v.element.tag == GUMBO_TAG_THEAD) heads.insert(ReadPdf::without_spaces(ParsedHtml::text(node)));
    });
    const std::string letters = pdf.letters();
    const auto pages = pdf.pages_of_bookmarks();
    std::size_t at = 0, lines_of_contents = 0;
    for (const auto& piece : pieces) {
        if (piece.front() == page_of) {
            CAPTURE(piece);
            REQUIRE(pages.contains(piece.substr(1)));
            const auto number = std::to_string(pages.at(piece.substr(1)));
            REQUIRE(letters.substr(at, number.size()) == number);
            at += number.size();
            ++lines_of_contents;
            continue;
        }
        const auto found = letters.find(piece, at);
        CAPTURE(piece);
        CAPTURE(letters.substr(at, 80));
        REQUIRE(found != std::string::npos);
        CHECK(heads.contains(letters.substr(at, found - at)));
        at = found + piece.size();
    }
    CHECK(letters.substr(at).empty());
    CHECK(lines_of_contents > 0);
}

/// Holds a PDF to what is promised of it, and to the page that it was printed from.
inline void check_pdf(const std::string& file, const std::string& html) {
    ReadPdf pdf(file);
    const ParsedHtml page(html);
    check_tags(pdf, page);
    check_headings(pdf, page);
    check_words(pdf, page);
}

}  // namespace holdfast::documents::test
