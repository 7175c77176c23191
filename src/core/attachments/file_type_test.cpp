#include "core/attachments/file_type.hpp"
#include "core/attachments/offered_file.hpp"
#include "core/attachments/world_test.hpp"

#include <map>
#include <zip.h>

using namespace holdfast;
using namespace holdfast::attachments;
using std::string_literals::operator""s;

namespace {

using Parts = std::map<std::string, std::string>;

std::string packed(const Parts& parts) {
    zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(source);
    zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : parts) zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
    REQUIRE(zip_close(archive) == 0);
    zip_source_open(source);
    std::string bytes(1 << 20, '\0');
    bytes.resize(static_cast<std::size_t>(zip_source_read(source, bytes.data(), bytes.size())));
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

std::string office(const std::string& main, const Parts& more = {}) {
    Parts parts{{"[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument." + main + "\"/></Types>"}};
    parts.insert(more.begin(), more.end());
    return packed(parts);
}

std::string open_document(const std::string& kind, const Parts& more = {}, const std::string& manifest = "<manifest/>") {
    Parts parts{{"mimetype", "application/vnd.oasis.opendocument." + kind}, {"META-INF/manifest.xml", manifest}};
    parts.insert(more.begin(), more.end());
    return packed(parts);
}

std::string wide(const std::string& text) {
    std::string letters;
    for (const char c : text) letters += c + "\0"s;
    return letters;
}
std::string compound(const std::string& stream) { return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(504, '\0') + wide(stream); }
std::string media(const std::string& brand) { return "\0\0\0\x18"s + "ftyp" + brand + std::string(16, '\0'); }

const std::string word = "wordprocessingml.document.main+xml";
const std::string message = "From: duty@example.org\r\nDate: Mon, 4 May 2026 09:00:00 +0100\r\nSubject: Caf\xE9\r\n\tmore\r\n\r\nBody";

std::string token_of(const std::string& name, const std::string& bytes) {
    const auto type = recognise(name, bytes);
    return type ? std::string((*type)->token) : "refused";
}
std::string why(const std::string& name, const std::string& bytes) {
    const auto type = recognise(name, bytes);
    REQUIRE_FALSE(type);
    REQUIRE(type.refusal().errors.size() == 1);
    CHECK(type.refusal().errors[0].field == "file");
    return type.refusal().errors[0].message;
}
bool holds(const std::string& text, const std::string& sought) { return text.find(sought) != std::string::npos; }

}  // namespace

TEST_CASE("a file is what its content says it is") {
    const std::map<std::string, std::string> samples{
        {"a.pdf", std::string(attachments::probe::pdf)},
        {"a.docx", office(word)},
        {"a.xlsx", office("spreadsheetml.sheet.main+xml")},
        {"a.pptx", office("presentationml.presentation.main+xml")},
        {"a.odt", open_document("text")},
        {"a.ods", open_document("spreadsheet")},
        {"a.odp", open_document("presentation")},
        {"a.JPG", "\xFF\xD8\xFF\xE0 picture"},
        {"a.png", "\x89PNG\r\n\x1A\n picture"},
        {"a.tiff", "II*\0 picture"s},
        {"b.tif", "MM\0* picture"s},
        {"a.heic", media("heic")},
        {"a.eml", message},
        {"a.msg", compound("__properties_version1.0")},
        {"a.txt", "Notes of a visit\r\n\tin Ambleside, caf\u00e9\n"},
        {"a.csv", "day,who\n"},
        {"a.mp3", "ID3\x04 recording"},
        {"b.mp3", "\xFF\xFB recording"},
        {"a.wav", "RIFF\0\0\0\0WAVEfmt "s},
        {"a.m4a", media("M4A ")},
        {"a.mov", media("qt  ")},
    };
    const std::map<std::string, std::string> called{{"JPG", "jpeg"}, {"tif", "tiff"}, {"txt", "text"}, {"csv", "text"}, {"m4a", "mp4"}, {"mov", "mp4"}};
    for (const auto& [name, bytes] : samples) {
        const auto ending = name.substr(2);
        CHECK_MESSAGE(token_of(name, bytes) == (called.contains(ending) ? called.at(ending) : ending), name);
    }
}

TEST_CASE("a name that says the file is something else is refused with what it is and how to call it") {
    CHECK(why("minutes.exe", std::string(attachments::probe::pdf)) ==
          "“minutes.exe” is a PDF by what is in it: give it a name that ends in .pdf, or choose another file");
    CHECK(token_of("minutes", std::string(attachments::probe::pdf)) == "refused");
    CHECK(token_of("page.html", "<html><script>alert(1)</script></html>") == "refused");
    CHECK(token_of("picture.png", "\xFF\xD8\xFF\xE0") == "refused");
    CHECK(token_of("letter.docx", office("spreadsheetml.sheet.main+xml")) == "refused");
}

TEST_CASE("what is none of the types is refused, with all that are taken") {
    for (const std::string& bytes : {"MZ\x90\0\x03"s, "MZ\x90:\r\nFrom: a@example.org\r\nDate: today"s,
                                     "\x7F"
                                     "ELF\x02"s,
                                     "\x7F"
                                     "ELFftypM4A " +
                                         std::string(8, '\0'),
                                     packed({{"a.txt", "words"}}), compound("WordDocument"), media("evil"), "caf\xE9"s, "two\0words"s}) {
        const auto said = why("a.pdf", bytes);
        CHECK_MESSAGE(holds(said, "Choose a PDF, Word document"), said);
    }
    CHECK(why("a.txt", "") == "“a.txt” is empty");
    CHECK(holds(why("a.docx", "PK\x03\x04 cut short"), "damaged or cut short"));
}

TEST_CASE("macros, active controls and passwords are refused, each with what to do") {
    CHECK(holds(why("a.docx", office(word, {{"word/vbaProject.bin", "code"}})), "holds macros: save it without them"));
    CHECK(holds(why("a.docx", office(word + "\"/><Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject")), "holds macros"));
    CHECK(holds(why("a.xlsx", office("spreadsheetml.sheet.main+xml", {{"xl/MacroSheets/sheet1.xml", "code"}})), "holds macros"));
    CHECK(holds(why("a.docm", packed({{"[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"}})), "holds macros"));
    CHECK(holds(why("a.docx", office(word, {{"word/activeX/activeX1.bin", "code"}})), "active controls"));
    CHECK(holds(why("a.odt", open_document("text", {{"Basic/Standard/Module1.xml", "code"}})), "holds macros"));
    CHECK(holds(why("a.odt", open_document("text", {}, "<manifest:encryption-data/>")), "has a password"));
    CHECK(holds(why("a.msg", compound("_VBA_PROJECT__properties_version1.0")), "holds macros"));
    CHECK(holds(why("a.docx", compound("EncryptedPackage")), "has a password"));
}

TEST_CASE("a file is refused for its size, and for a name that shows something else than it is") {
    CHECK(look_at_file("a.txt", std::string(largest_document, 'x'), Scan::clean));
    CHECK(holds(look_at_file("a.txt", std::string(largest_document + 1, 'x'), Scan::clean).refusal().errors[0].message, "larger than 25 MB"));
    CHECK(holds(look_at_file("fdp\u202Etxt.txt", "words", Scan::clean).refusal().errors[0].message, "cannot be seen"));
    CHECK(holds(look_at_file(std::string(201, 'a') + ".txt", "words", Scan::clean).refusal().errors[0].message, "longer than"));
}
