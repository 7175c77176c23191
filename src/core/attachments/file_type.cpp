#include "core/attachments/file_type.hpp"

#include "base/utf8.hpp"
#include "core/attachments/package.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::attachments {

namespace {

using std::string_view_literals::operator""sv;

constexpr std::array types{
    FileType{"pdf", "PDF", "application/pdf", {".pdf"}},
    FileType{"docx", "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", {".docx"}},
    FileType{"xlsx", "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", {".xlsx"}},
    FileType{"pptx", "PowerPoint presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation", {".pptx"}},
    FileType{"odt", "OpenDocument text", "application/vnd.oasis.opendocument.text", {".odt"}},
    FileType{"ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet", {".ods"}},
    FileType{"odp", "OpenDocument presentation", "application/vnd.oasis.opendocument.presentation", {".odp"}},
    FileType{"jpeg", "JPEG picture", "image/jpeg", {".jpg", ".jpeg"}},
    FileType{"png", "PNG picture", "image/png", {".png"}},
    FileType{"tiff", "TIFF picture", "image/tiff", {".tif", ".tiff"}},
    FileType{"heic", "HEIC picture", "image/heic", {".heic", ".heif"}},
    FileType{"eml", "e-mail", "message/rfc822", {".eml"}},
    FileType{"msg", "Outlook message", "application/vnd.ms-outlook", {".msg"}},
    FileType{"text", "plain text", "text/plain; charset=utf-8", {".txt", ".csv", ".md"}},
    FileType{"mp3", "MP3 recording", "audio/mpeg", {".mp3"}},
    FileType{"wav", "WAV recording", "audio/wav", {".wav"}},
    FileType{"mp4", "MP4 recording", "video/mp4", {".mp4", ".m4a", ".mov"}},
};

/// The brand of an ISO base media file (ISO/IEC 14496-12, 4.3) is what it is.
std::string_view media_token(std::string_view bytes) {
    // The box of brands is short, so that the upper bytes of its length are zero: no program begins so.
    if (bytes.size() < 16 || bytes[0] != 0 || bytes[1] != 0 || bytes.substr(4, 4) != "ftyp") return {};
    const auto brand = bytes.substr(8, 4);
    for (const auto picture : {"heic", "heix", "hevc", "heim", "mif1", "msf1"})
        if (brand == picture) return "heic";
    for (const auto recording : {"isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "M4A ", "M4V ", "avc1", "qt  "})
        if (brand == recording) return "mp4";
    return {};
}

/// The text as a file of Microsoft's has the names of its streams: two bytes a letter.
std::string two_bytes_each(std::string_view text) {
    std::string wide;
    for (const char c : text) wide.append({c, '\0'});
    return wide;
}

/// An Outlook message is told from other compound files by the stream that all of them have (MS-OXMSG 2.4).
PackageSaid look_into_compound(std::string_view bytes) {
    if (bytes.find(two_bytes_each("_VBA_PROJECT")) != std::string_view::npos) return {{}, "holds macros: save it without them"};
    if (bytes.find(two_bytes_each("EncryptedPackage")) != std::string_view::npos) return {{}, "has a password: save it without one"};
    return {bytes.find(two_bytes_each("__properties_version1.0")) == std::string_view::npos ? "" : "msg", {}};
}

/// A field's name is of visible letters of ASCII (RFC 5322 3.6.8): no program begins so.
bool is_field_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](unsigned char c) { return c > ' ' && c < 0x7F; });
}

/// The lines before the first empty one, each a field (RFC 5322), among them who wrote it and when.
bool is_message(std::string_view text) {
    bool has_from = false, has_date = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto line = text.substr(at, text.find('\n', at) - at);
        if (line.empty() || line == "\r") break;
        const auto colon = line.find(':');
        const bool is_folded = line.front() == ' ' || line.front() == '\t';
        if (!is_folded && (colon == std::string_view::npos || !is_field_name(line.substr(0, colon)))) return false;
        has_from = has_from || line.starts_with("From:");
        has_date = has_date || line.starts_with("Date:");
        at += line.size() + 1;
    }
    return has_from && has_date;
}

bool is_mp3(std::string_view bytes) {
    if (bytes.starts_with("ID3")) return true;
    return bytes.starts_with("\xFF\xFB"sv) || bytes.starts_with("\xFF\xF3"sv) || bytes.starts_with("\xFF\xF2"sv);
}

struct Start {
    std::string_view bytes{}, token{};
};
constexpr std::array starts{
    Start{"%PDF-"sv, "pdf"sv}, Start{"\xFF\xD8\xFF"sv, "jpeg"sv}, Start{"\x89PNG\r\n\x1A\n"sv, "png"sv}, Start{"II*\0"sv, "tiff"sv}, Start{"MM\0*"sv, "tiff"sv},
};

PackageSaid look_at(std::string_view bytes) {
    for (const auto& start : starts)
        if (bytes.starts_with(start.bytes)) return {std::string(start.token), {}};
    if (bytes.starts_with("PK\x03\x04"sv)) return look_into_package(bytes);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return look_into_compound(bytes);
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WAVE"sv) return {"wav", {}};
    if (const auto media = media_token(bytes); !media.empty()) return {std::string(media), {}};
    if (is_mp3(bytes)) return {"mp3", {}};
    const bool has_text = bytes.find('\0') == std::string_view::npos;
    if (has_text && is_message(bytes)) return {"eml", {}};  // its body may be in any character set
    return {is_clean_text(bytes, Controls::lines) ? "text" : "", {}};
}

std::string ending_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view{} : name.substr(dot));
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return ending;
}

bool ends_as(std::string_view name, const FileType& type) {
    const auto ending = ending_of(name);
    return !ending.empty() && std::ranges::find(type.endings, ending) != type.endings.end();
}

Refusal not_taken(std::string message) { return invalid({{"file", std::move(message)}}); }

}  // namespace

std::span<const FileType> file_types() { return types; }

const FileType& file_type(std::string_view token) {
    const auto* found = std::ranges::find(types, token, &FileType::token);
    if (found == types.end()) throw std::out_of_range("no type of file " + std::string(token));
    return *found;
}

std::string taken_types() {
    std::string words;
    for (std::size_t i = 0; i < types.size(); ++i) words += fmt::format("{}{}", i == 0 ? "" : i + 1 == types.size() ? " and " : ", ", types[i].words);
    return words;
}

Outcome<const FileType*> recognise(std::string_view file_name, std::string_view bytes) {
    if (bytes.empty()) return not_taken(fmt::format("“{}” is empty", file_name));
    const auto said = look_at(bytes);
    if (!said.fault.empty()) return not_taken(fmt::format("“{}” {}, and choose that", file_name, said.fault));
    if (said.token.empty()) return not_taken(fmt::format("“{}” is none of the types that are taken. Choose a {}", file_name, taken_types()));
    const bool is_text_alone = said.token == "eml" && ends_as(file_name, file_type("text")) && is_clean_text(bytes, Controls::lines);
    const auto& type = file_type(is_text_alone ? "text" : said.token);
    if (!ends_as(file_name, type))
        return not_taken(
            fmt::format("“{}” is a {} by what is in it: give it a name that ends in {}, or choose another file", file_name, type.words, type.endings.front()));
    return &type;
}

}  // namespace holdfast::attachments
