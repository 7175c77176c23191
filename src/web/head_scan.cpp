#include "web/head_scan.hpp"

#include "web/ascii.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace holdfast::web {

namespace {

constexpr std::array<bool, 256> make_table(std::string_view others, bool letters_and_digits) {
    std::array<bool, 256> table{};
    for (const char c : others) table[static_cast<unsigned char>(c)] = true;
    for (unsigned c = 0; c < 256 && letters_and_digits; ++c)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) table[c] = true;
    return table;
}

constexpr auto token_characters = make_table("!#$%&'*+-.^_`|~", true);
/// RFC 3986's, and those browsers send unescaped in queries. No quotes, angle brackets, backslash or fragment.
constexpr auto target_characters = make_table("/?-._~!$&'()*+,;=:@%[]|^`{}", true);
constexpr auto host_characters = make_table(".-_:[]", true);

bool consists_of(std::string_view text, const std::array<bool, 256>& table) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) { return table[static_cast<unsigned char>(c)]; });
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; }
bool has_control(std::string_view text) { return std::any_of(text.begin(), text.end(), is_control); }

bool is_other_method(std::string_view method) {
    constexpr std::array<std::string_view, 6> known{"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT"};
    return std::find(known.begin(), known.end(), method) != known.end();
}

bool is_some_version(std::string_view version) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return version.size() == 8 && version.starts_with("HTTP/") && is_digit(version[5]) && version[6] == '.' && is_digit(version[7]);
}

}  // namespace

std::string_view path_in(std::string_view head) {
    const std::size_t blank = head.find(' ');
    if (blank == std::string_view::npos || !consists_of(head.substr(0, blank), token_characters)) return {};
    const std::string_view path = head.substr(blank + 1);
    return path.starts_with('/') ? path.substr(0, path.find_first_of("? \r\n")) : std::string_view{};
}

HeadVerdict HeadScanner::scan(std::string_view bytes) {
    const auto refuse = [](Refused why) { return HeadVerdict{.state = HeadVerdict::State::refused, .status = why.status, .reason = why.reason}; };
    while (true) {
        const std::size_t end = bytes.find('\n', next_line_);
        if (std::min(end, bytes.size()) >= limits_.most_bytes) return refuse(*too_long());
        if (end == std::string_view::npos) break;
        if (end == next_line_ || bytes[end - 1] != '\r') return refuse({400, "a line ends without CRLF"});
        const std::string_view line = bytes.substr(next_line_, end - 1 - next_line_);
        next_line_ = end + 1;
        const bool is_last = line.empty() && has_request_line_;
        if (const Check refused = is_last ? check_whole() : take_line(line)) return refuse(*refused);
        if (is_last) return complete();
    }
    if (const Check refused = check_unfinished(bytes.substr(next_line_))) return refuse(*refused);
    return {};
}

HeadVerdict HeadScanner::complete() const {
    return {.state = HeadVerdict::State::complete,
            .size = next_line_,
            .content_length = content_length_.value_or(0),
            .keeps_alive = !asks_to_close_ && !is_version_1_0_,
            .expects_continue = expects_continue_};
}

HeadScanner::Check HeadScanner::too_long() const {
    if (!has_request_line_) return Refused{414, "the request line is too long"};
    return Refused{431, "the head is too long"};
}

/// Refuses what no more bytes can put right, so that binary noise need not wait for the time limit.
HeadScanner::Check HeadScanner::check_unfinished(std::string_view bytes) const {
    if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    if (has_control(bytes)) return Refused{400, "a control character"};
    if (!has_request_line_ && !bytes.empty() && !token_characters[static_cast<unsigned char>(bytes.front())])
        return Refused{400, "the request line does not begin with a method"};
    if (!has_request_line_ && bytes.size() > limits_.most_target_bytes + 64) return too_long();
    return {};
}

HeadScanner::Check HeadScanner::take_line(std::string_view line) {
    if (has_control(line)) return Refused{400, "a control character"};
    return has_request_line_ ? take_field(line) : take_request_line(line);
}

HeadScanner::Check HeadScanner::take_request_line(std::string_view line) {
    has_request_line_ = true;
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return Refused{400, "the request line has not three parts"};
    const std::string_view method = line.substr(0, first);
    const std::string_view version = line.substr(last + 1);
    if (!consists_of(method, token_characters)) return Refused{400, "the method is no token"};
    if (!is_some_version(version)) return Refused{400, "the version is malformed"};
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refused{505, "the version is not spoken"};
    if (is_other_method(method)) return Refused{405, "the method is not allowed"};
    is_post_ = method == "POST";
    if (!is_post_ && method != "GET" && method != "HEAD") return Refused{501, "the method is unknown"};
    is_version_1_0_ = version == "HTTP/1.0";
    return check_target(line.substr(first + 1, last - first - 1));
}

HeadScanner::Check HeadScanner::check_target(std::string_view target) const {
    if (target.size() > limits_.most_target_bytes) return Refused{414, "the target is too long"};
    if (!target.starts_with('/')) return Refused{400, "the target is not a path"};
    if (!consists_of(target, target_characters)) return Refused{400, "the target has a character out of place"};
    return {};
}

HeadScanner::Check HeadScanner::take_field(std::string_view line) {
    if (line.front() == ' ' || line.front() == '\t') return Refused{400, "a folded line"};
    if (++fields_ > limits_.most_fields) return Refused{431, "too many fields"};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return Refused{400, "a field without a colon"};
    const std::string_view name = line.substr(0, colon);
    if (!consists_of(name, token_characters)) return Refused{400, "a field name is no token"};
    return take_known_field(name, trimmed(line.substr(colon + 1)));
}

HeadScanner::Check HeadScanner::take_known_field(std::string_view name, std::string_view value) {
    if (same_ignoring_case(name, "transfer-encoding")) return Refused{411, "a Transfer-Encoding"};
    if (same_ignoring_case(name, "content-length")) return take_content_length(value);
    if (same_ignoring_case(name, "connection")) return take_connection(value);
    if (same_ignoring_case(name, "host")) {
        if (std::exchange(has_host_, true)) return Refused{400, "more than one Host"};
        if (!consists_of(value, host_characters)) return Refused{400, "the Host is malformed"};
    } else if (same_ignoring_case(name, "content-type")) {
        if (std::exchange(has_content_type_, true)) return Refused{400, "more than one Content-Type"};
    } else if (same_ignoring_case(name, "expect")) {
        if (!same_ignoring_case(value, "100-continue")) return Refused{417, "an expectation that is not met"};
        expects_continue_ = true;
    }
    return {};
}

HeadScanner::Check HeadScanner::take_content_length(std::string_view value) {
    if (content_length_) return Refused{400, "more than one Content-Length"};
    const bool is_number = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!is_number) return Refused{400, "the Content-Length is not a number"};
    if (value.size() > 18) return Refused{413, "the Content-Length is beyond all bounds"};
    content_length_ = 0;
    for (const char c : value) *content_length_ = *content_length_ * 10 + static_cast<std::uint64_t>(c - '0');
    return {};
}

HeadScanner::Check HeadScanner::take_connection(std::string_view value) {
    split(value, ',', [this](std::string_view option) {
        if (same_ignoring_case(option, "close")) asks_to_close_ = true;
    });
    return {};
}

HeadScanner::Check HeadScanner::check_whole() const {
    if (!has_host_) return Refused{400, "no Host"};
    if (is_post_ && !content_length_) return Refused{411, "a post without Content-Length"};
    if (!is_post_ && content_length_.value_or(0) > 0) return Refused{400, "a body where none belongs"};
    return {};
}

}  // namespace holdfast::web
