#include "web/outgoing.hpp"

#include "web/ascii.hpp"
#include "web/error_page.hpp"
#include "web/gzip.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

namespace holdfast::web {

namespace {

constexpr std::string_view security_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "X-Frame-Options: DENY\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n";

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

constexpr std::size_t least_compressed = 1024;

std::string_view in_header(Caching caching) {
    switch (caching) {
        case Caching::never: return "no-store";
        case Caching::immutable: return "public, max-age=31536000, immutable";
        case Caching::revalidate: return "no-cache";
    }
    return "no-store";
}

bool has_no_body(int status) { return status == 204 || status == 304 || (status >= 300 && status < 400); }

std::string weak_etag(std::string_view body) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(body.data()), body.size(), nullptr, 0);
    std::string tag = "W/\"";
    for (const unsigned char byte : hash) fmt::format_to(std::back_inserter(tag), "{:02x}", byte);
    return tag + '"';
}

}  // namespace

std::string http_date(Instant moment) {
    static constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(moment - day)};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[std::chrono::weekday{day}.c_encoding()], static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

Outgoing::Outgoing(Response response, const Circumstances& circumstances) : response_(std::move(response)) {
    has_file_ = !response_.file.empty();
    if (has_file_) choose_file();
    else choose_body(circumstances);
    write_head(circumstances);
    if (circumstances.is_head) {
        body_ = {};
        file_.clear();
    }
}

Outgoing::~Outgoing() {
    std::error_code ignored;
    if (response_.delete_file && has_file_) std::filesystem::remove(response_.file, ignored);
}

void Outgoing::choose_file() {
    length_ = std::filesystem::file_size(response_.file);
    file_ = response_.file;
}

void Outgoing::choose_body(const Circumstances& circumstances) {
    body_ = response_.shared_body ? std::string_view(*response_.shared_body) : std::string_view(response_.body);
    if (has_no_body(response_.status)) {
        body_ = {};
        return;
    }
    if (response_.caching == Caching::revalidate && response_.status == 200) {
        etag_ = weak_etag(body_);
        if (is_unchanged(circumstances.if_none_match)) return;
    }
    if (is_compressible(response_.content_type)) pack_body(circumstances.accept_encoding);
    length_ = body_.size();
}

void Outgoing::pack_body(std::string_view accept_encoding) {
    if (response_.shared_brotli && accepts_brotli(accept_encoding)) {
        body_ = *response_.shared_brotli;
        coding_ = "br";
    } else if (!accepts_gzip(accept_encoding)) {
        return;
    } else if (response_.shared_gzip) {
        body_ = *response_.shared_gzip;
        coding_ = "gzip";
    } else if (body_.size() > least_compressed) {
        response_.body = gzip(body_);
        body_ = response_.body;
        coding_ = "gzip";
    }
}

bool Outgoing::is_unchanged(std::string_view if_none_match) {
    bool unchanged = false;
    split(if_none_match, ',', [&](std::string_view tag) { unchanged = unchanged || tag == etag_ || tag == "*"; });
    if (!unchanged) return false;
    response_.status = 304;
    body_ = {};
    return true;
}

void Outgoing::line(std::string_view name, std::string_view value) { head_.append(name).append(": ").append(value).append("\r\n"); }

void Outgoing::write_head(const Circumstances& circumstances) {
    head_.reserve(1024);
    head_.append("HTTP/1.1 ").append(std::to_string(response_.status)).append(" ").append(reason_phrase(response_.status)).append("\r\n");
    line("Date", http_date(circumstances.now));
    if (!circumstances.keeps_alive) line("Connection", "close");
    write_body_headers();
    write_own_headers();
    head_.append(security_headers);
    if (circumstances.is_behind_tls) line("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    head_.append("\r\n");
}

void Outgoing::write_body_headers() {
    if (length_ > 0) line("Content-Type", response_.content_type);
    if (response_.status != 204 && response_.status != 304) line("Content-Length", std::to_string(length_));
    if (!coding_.empty()) line("Content-Encoding", coding_);
    if (!has_file_ && is_compressible(response_.content_type)) line("Vary", "Accept-Encoding");
    if (!etag_.empty()) line("ETag", etag_);
    line("Cache-Control", in_header(response_.caching));
}

/// The application's headers; it may tighten the content security policy of one answer, so its own goes first.
void Outgoing::write_own_headers() {
    const auto breaks = [](std::string_view text) {
        return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    };
    bool has_policy = false;
    if (breaks(response_.content_type)) throw std::invalid_argument("a content type with a control character");
    for (const auto& [name, value] : response_.headers) {
        if (name.empty() || breaks(name) || breaks(value)) throw std::invalid_argument("a header with a control character: " + name);
        has_policy = has_policy || same_ignoring_case(name, "Content-Security-Policy");
        line(name, value);
    }
    if (!has_policy) line("Content-Security-Policy", content_security_policy);
}

}  // namespace holdfast::web
