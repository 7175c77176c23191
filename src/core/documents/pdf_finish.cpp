#include "core/documents/pdf.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
#include <sstream>

namespace holdfast::documents {

static constexpr const char* producer = "Holdfast";

static bool is_tagged(QPDFObjectHandle& root) {
    auto marks = root.getKey("/MarkInfo");
    return marks.isDictionary() && marks.getKey("/Marked").isBool() && marks.getKey("/Marked").getBoolValue() && root.getKey("/StructTreeRoot").isDictionary();
}

/// The same facts as XML, where archives and screen readers look for them.
static std::string metadata(const PdfOptions& options) {
    pugi::xml_document xml;
    auto rdf = xml.append_child("x:xmpmeta");
    rdf.append_attribute("xmlns:x") = "adobe:ns:meta/";
    rdf = rdf.append_child("rdf:RDF");
    rdf.append_attribute("xmlns:rdf") = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    auto about = rdf.append_child("rdf:Description");
    about.append_attribute("rdf:about") = "";
    about.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    about.append_attribute("xmlns:pdf") = "http://ns.adobe.com/pdf/1.3/";
    auto title = about.append_child("dc:title").append_child("rdf:Alt").append_child("rdf:li");
    title.append_attribute("xml:lang") = "x-default";
    title.text() = options.title.c_str();
    if (!options.author.empty()) about.append_child("dc:creator").append_child("rdf:Seq").append_child("rdf:li").text() = options.author.c_str();
    about.append_child("dc:language").append_child("rdf:Bag").append_child("rdf:li").text() = "en-GB";
    about.append_child("pdf:Producer").text() = producer;
    std::ostringstream out;
    xml.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>" + out.str() + "<?xpacket end=\"w\"?>";
}

static bool is_drawing(QPDFObjectHandle& element) {
    return element.isDictionary() && element.getKey("/S").isName() && element.getKey("/S").getName() == "/Figure";
}

static bool holds_drawing(QPDFObjectHandle element) {
    auto kids = element.getKey("/K");
    const int count = kids.isArray() ? kids.getArrayNItems() : kids.isDictionary() ? 1 : 0;
    for (int i = 0; i < count; ++i) {
        auto kid = kids.isArray() ? kids.getArrayItem(i) : kids;
        if (kid.isDictionary() && (is_drawing(kid) || holds_drawing(kid))) return true;
    }
    return false;
}

/// What holds a drawing and its caption is tagged as a drawing too, one without an alternative of its own; it is a section.
static void retag_frames(QPDF& pdf) {
    for (auto& element : pdf.getAllObjects())
        if (is_drawing(element) && !element.hasKey("/Alt") && holds_drawing(element)) element.replaceKey("/S", QPDFObjectHandle::newName("/Sect"));
}

static void describe(QPDF& pdf, QPDFObjectHandle& root, const PdfOptions& options) {
    auto facts = pdf.getTrailer().getKey("/Info");
    if (!facts.isDictionary()) {
        facts = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        pdf.getTrailer().replaceKey("/Info", facts);
    }
    facts.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(options.title));
    if (!options.author.empty()) facts.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(options.author));
    facts.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString(producer));
    facts.removeKey("/Creator");
    auto preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    auto stream = QPDFObjectHandle::newStream(&pdf, metadata(options));
    stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", stream);
}

Outcome<Done> finish_pdf(const std::string& from, const std::string& to, const PdfOptions& options) {
    QPDF pdf;
    pdf.processFile(from.c_str());
    auto root = pdf.getRoot();
    if (!is_tagged(root)) return conflict("The PDF was not made: it came out without the tags that screen readers need.");
    if (!root.getKey("/Lang").isString()) return conflict("The PDF was not made: it came out without its language.");
    retag_frames(pdf);
    describe(pdf, root, options);
    QPDFWriter writer(pdf, to.c_str());
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    return Done{};
}

}  // namespace holdfast::documents
