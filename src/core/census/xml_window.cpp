#include "core/census/xml_letters.hpp"
#include "core/census/xml_scanner.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace holdfast::census {

Source source_of(std::string_view bytes) {
    return [bytes](char* into, std::size_t most) mutable {
        const std::size_t taken = std::min(most, bytes.size());
        std::memcpy(into, bytes.data(), taken);
        bytes.remove_prefix(taken);
        return taken;
    };
}

XmlScanner::XmlScanner(Source source, std::size_t window) : source_(std::move(source)), buffer_(window + 1) {
    at_ = end_ = unit_ = buffer_.data();
    fill(0);
}

/// A character's bytes that may go on in what is read next.
static std::size_t unfinished(const char* from, const char* end) {
    for (std::size_t back = 1; back <= 3 && static_cast<std::ptrdiff_t>(back) <= end - from; ++back) {
        const auto byte = static_cast<unsigned char>(end[-static_cast<std::ptrdiff_t>(back)]);
        if (byte < 0x80) return 0;
        if (byte >= 0xC0) return (byte >= 0xF0 ? 4U : byte >= 0xE0 ? 3U : 2U) > back ? back : 0;
    }
    return 0;
}

/// Reads behind the bytes that are kept. The last byte of the buffer is always a zero, which no file may hold: every loop ends at it.
void XmlScanner::fill(std::size_t kept) {
    std::size_t filled = kept;
    if (!carried_.empty()) std::memcpy(buffer_.data() + filled, carried_.data(), carried_.size());
    filled += carried_.size();
    carried_.clear();
    while (!is_ended_ && spoilt_.empty() && filled < buffer_.size() - 1) {
        const std::size_t read = source_(buffer_.data() + filled, buffer_.size() - 1 - filled);
        is_ended_ = read == 0;
        filled += read;
    }
    if (!is_ended_) {
        const std::size_t rest = unfinished(buffer_.data() + kept, buffer_.data() + filled);
        carried_.assign(buffer_.data() + filled - rest, rest);
        filled -= rest;
    }
    at_ = unit_ = buffer_.data();
    end_ = buffer_.data() + filled;
    examine(kept, filled);
    buffer_[static_cast<std::size_t>(end_ - buffer_.data())] = 0;
}

void XmlScanner::spoil(std::size_t at, std::string reason) {
    spoilt_ = std::move(reason);
    end_ = buffer_.data() + at;
    is_ended_ = true;
}

static bool is_never_in_xml(const Character& next) {
    return (next.code < 0x20 && next.code != '\t' && next.code != '\n' && next.code != '\r') || next.code == 0xFFFE || next.code == 0xFFFF;
}

/// Whether the bytes are characters of XML in UTF-8. Nearly all of a census is plain ASCII, which one pass without branches tells.
void XmlScanner::examine(std::size_t from, std::size_t to) {
    unsigned char above = 0;
    unsigned char controls = 0;
    for (std::size_t i = from; i < to; ++i) {
        const auto byte = static_cast<unsigned char>(buffer_[i]);
        above |= byte;
        controls |= static_cast<unsigned char>(byte < 0x20) & static_cast<unsigned char>(byte != 9) & static_cast<unsigned char>(byte != 10) &
                    static_cast<unsigned char>(byte != 13);
    }
    if (above < 0x80 && controls == 0) return;
    for (std::size_t i = from; i < to;) {
        const Character next = next_character({buffer_.data() + i, to - i});
        if (next.bytes == 0) return spoil(i, fmt::format("a byte is not UTF-8 (0x{:02X}): save the file as UTF-8", static_cast<unsigned char>(buffer_[i])));
        if (is_never_in_xml(next)) return spoil(i, fmt::format("there is a character that XML does not have (U+{:04X})", next.code));
        i += next.bytes;
    }
}

/// Before the first tag: what encoding the file is in.
bool XmlScanner::check_start() {
    const std::string_view bytes{buffer_.data(), static_cast<std::size_t>(end_ - buffer_.data())};
    const auto is_spoilt_by = [&](std::string_view what) { return spoilt_.find(what) != std::string::npos; };
    const bool is_wide = (bytes.empty() && (is_spoilt_by("0xFE") || is_spoilt_by("0xFF"))) || (bytes.size() < 4 && is_spoilt_by("U+0000"));
    if (is_wide) return refuse(at_, "the file is in UTF-16 or UTF-32; a census is in UTF-8: save it as UTF-8") != Step::stop;
    if (bytes.empty() && spoilt_.empty()) return refuse(at_, "the file is empty") != Step::stop;
    if (bytes.starts_with("\xEF\xBB\xBF")) unit_ = at_ += 3;
    const std::string_view rest = bytes.substr(static_cast<std::size_t>(at_ - buffer_.data()));
    if (rest.starts_with("<?xml") && rest.size() >= 6 && is(rest[5], is_space) && !declaration()) return false;
    return is_started_ = true;
}

/// One pseudo-attribute of the declaration, in quotes; nothing when it is written in another way.
static std::optional<std::string_view> declared(std::string_view& rest, std::string_view name) {
    std::string_view at = trimmed(rest);
    if (!at.starts_with(name) || !is(rest[0], is_space)) return std::nullopt;
    at = trimmed(at.substr(name.size()));
    if (!at.starts_with('=')) return std::nullopt;
    at = trimmed(at.substr(1));
    if (at.empty() || (at[0] != '"' && at[0] != '\'')) return std::nullopt;
    const std::size_t end = at.find(at[0], 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = at.substr(1, end - 1);
    rest = at.substr(end + 1);
    return value;
}

bool XmlScanner::declaration() {
    const std::string_view bytes{at_, static_cast<std::size_t>(end_ - at_)};
    const std::size_t end = bytes.find("?>");
    if (end == std::string_view::npos) return (is_ended_ ? refuse(at_, "the XML declaration has no end") : starve()) != Step::stop;
    std::string_view rest = bytes.substr(5, end - 5);
    const auto version = declared(rest, "version");
    if (!version || *version != "1.0") return refuse(at_, "the XML declaration does not say version 1.0") != Step::stop;
    const auto encoding = declared(rest, "encoding");
    if (encoding && !is_word(*encoding, "utf-8") && !is_word(*encoding, "us-ascii"))
        return refuse(at_, fmt::format("the file says that its encoding is {}; a census is in UTF-8: save it as UTF-8", encoding->substr(0, 40))) != Step::stop;
    const auto standalone = declared(rest, "standalone");
    if (!trimmed(rest).empty() || (standalone && *standalone != "yes" && *standalone != "no"))
        return refuse(at_, "the XML declaration is not well formed") != Step::stop;
    unit_ = at_ += end + 2;
    return true;
}

}  // namespace holdfast::census
