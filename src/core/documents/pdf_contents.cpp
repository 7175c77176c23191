#include "core/documents/pdf.hpp"

#include <map>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace holdfast::documents {

/// The page, counted from 1, on which each address within the document stands.
static std::map<std::string, int, std::less<>> pages_of_addresses(const std::string& file) {
    QPDF pdf;
    pdf.processFile(file.c_str());
    std::map<QPDFObjGen, int> pages;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) pages.emplace(page.getObjectHandle().getObjGen(), static_cast<int>(pages.size()) + 1);
    std::map<std::string, int, std::less<>> found;
    auto addresses = pdf.getRoot().getKey("/Dests");
    if (!addresses.isDictionary()) return found;
    for (const auto& name : addresses.getKeys()) {
        auto place = addresses.getKey(name);
        if (!place.isArray() || place.getArrayNItems() == 0) continue;
        const auto page = pages.find(place.getArrayItem(0).getObjGen());
        if (page != pages.end()) found.emplace(name.substr(1), page->second);  // without the stroke of a PDF's names
    }
    return found;
}

std::string with_page_numbers(std::string_view html, const std::string& pdf) {
    static constexpr std::string_view link = "<a href=\"#", place = "<span class=\"page-number\">";
    const auto pages = pages_of_addresses(pdf);
    std::string numbered;
    std::size_t done = 0;
    for (auto at = html.find(place); at != std::string_view::npos; at = html.find(place, done)) {
        const auto begin = html.rfind(link, at) + link.size();
        const auto page = pages.find(html.substr(begin, html.find('"', begin) - begin));
        numbered += html.substr(done, at + place.size() - done);
        if (page != pages.end()) numbered += std::to_string(page->second);
        done = at + place.size();
    }
    return numbered.append(html.substr(done));
}

}  // namespace holdfast::documents
