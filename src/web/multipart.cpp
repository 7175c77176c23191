#include "web/multipart.hpp"

#include "base/utf8.hpp"
#include "web/ascii.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace holdfast::web {

namespace {

constexpr std::size_t most_part_head_bytes = std::size_t{8} * 1024;

/// One `name=value` or `name="value"` of a header field.
struct Parameter {
    std::string_view name{};
    std::string value{};
};

std::string_view take_until(std::string_view& rest, std::string_view ends) {
    const std::size_t end = std::min(rest.find_first_of(ends), rest.size());
    const std::string_view taken = rest.substr(0, end);
    rest.remove_prefix(end);
    return taken;
}

/// Browsers write a quote within the name as %22 and take a backslash as itself.
std::optional<std::string> take_quoted(std::string_view& rest) {
    rest.remove_prefix(1);
    const std::string_view inside = take_until(rest, "\"");
    if (rest.empty()) return std::nullopt;
    rest.remove_prefix(1);
    return std::string(inside);
}

/// Takes `; name=value` off the front; nothing when it is malformed.
std::optional<Parameter> next_parameter(std::string_view& rest) {
    if (!rest.starts_with(';')) return std::nullopt;
    rest.remove_prefix(1);
    const std::string_view name = trimmed(take_until(rest, "=;"));
    if (!rest.starts_with('=') || name.empty()) return std::nullopt;
    rest.remove_prefix(1);
    if (!rest.starts_with('"')) return Parameter{name, std::string(trimmed(take_until(rest, ";")))};
    auto value = take_quoted(rest);
    rest = trimmed(rest);
    if (!value) return std::nullopt;
    return Parameter{name, *std::move(value)};
}

std::string without_folders(const std::string& file_name) {
    const std::size_t slash = file_name.find_last_of("/\\");
    return slash == std::string::npos ? file_name : file_name.substr(slash + 1);
}

std::string with_quotes(std::string name) {
    for (std::size_t at = name.find("%22"); at != std::string::npos; at = name.find("%22", at + 1)) name.replace(at, 3, "\"");
    return name;
}

bool read_disposition(std::string_view value, PartHead& head) {
    if (!same_ignoring_case(trimmed(take_until(value, ";")), "form-data")) return false;
    bool is_named = false;
    while (!value.empty()) {
        auto parameter = next_parameter(value);
        if (!parameter || !is_clean_text(parameter->value, Controls::none)) return false;
        if (same_ignoring_case(parameter->name, "name")) {
            if (std::exchange(is_named, true)) return false;
            head.field = with_quotes(std::move(parameter->value));
        } else if (same_ignoring_case(parameter->name, "filename")) {
            if (std::exchange(head.is_file, true)) return false;
            head.file_name = without_folders(with_quotes(std::move(parameter->value)));
        }
    }
    return is_named && !head.field.empty();
}

bool read_field(std::string_view line, PartHead& head, bool& has_disposition) {
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || !is_clean_text(line, Controls::none)) return false;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (same_ignoring_case(name, "content-disposition")) return !std::exchange(has_disposition, true) && read_disposition(value, head);
    if (same_ignoring_case(name, "content-type")) head.content_type = value;
    if (same_ignoring_case(name, "content-transfer-encoding")) return false;
    return true;
}

/// Reads the lines of a part's head, each ending in CRLF; nothing when it is malformed.
std::optional<PartHead> read_part_head(std::string_view text) {
    PartHead head;
    bool has_disposition = false;
    while (!text.empty()) {
        const std::size_t end = text.find("\r\n");
        if (!read_field(text.substr(0, end), head, has_disposition)) return std::nullopt;
        text.remove_prefix(end + 2);
    }
    const bool is_nested = lowered(head.content_type).starts_with("multipart/");
    return has_disposition && !is_nested ? std::optional(head) : std::nullopt;
}

bool is_boundary_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos;
}

}  // namespace

std::string multipart_boundary(std::string_view content_type) {
    take_until(content_type, ";");
    std::string boundary;
    while (!content_type.empty()) {
        auto parameter = next_parameter(content_type);
        if (!parameter) return {};
        if (!same_ignoring_case(parameter->name, "boundary")) continue;
        if (!boundary.empty()) return {};
        boundary = std::move(parameter->value);
    }
    const bool is_lawful = boundary.size() <= 70 && std::all_of(boundary.begin(), boundary.end(), is_boundary_character);
    return is_lawful ? boundary : std::string{};
}

MultipartParser::MultipartParser(std::string_view boundary, PartSink& sink) : delimiter_("\r\n--"), sink_(sink) { delimiter_ += boundary; }

int MultipartParser::take(std::string_view bytes) {
    pending_.append(bytes);
    int status = 0;
    while (status == 0 && step(status)) {
    }
    return status;
}

bool MultipartParser::step(int& status) {
    switch (state_) {
        case State::start: return read_start(status);
        case State::after_boundary: return read_after_boundary(status);
        case State::head: return read_head(status);
        case State::body: return read_body(status);
        case State::finished: return read_finished(status);
    }
    return false;
}

/// The first boundary has no line end before it.
bool MultipartParser::read_start(int& status) {
    const std::string_view first = std::string_view(delimiter_).substr(2);
    const std::size_t known = std::min(first.size(), pending_.size());
    if (pending_.compare(0, known, first, 0, known) != 0) status = 400;
    if (pending_.size() < first.size()) return false;
    pending_.erase(0, first.size());
    state_ = State::after_boundary;
    return true;
}

bool MultipartParser::read_after_boundary(int& status) {
    if (pending_.size() < 2) return false;
    if (pending_.starts_with("\r\n")) state_ = State::head;
    else if (pending_.starts_with("--")) state_ = State::finished;
    else status = 400;
    pending_.erase(0, 2);
    return true;
}

bool MultipartParser::read_head(int& status) {
    const std::size_t end = pending_.find("\r\n\r\n");
    if (std::min(end, pending_.size()) > most_part_head_bytes) status = 400;
    if (end == std::string::npos || status != 0) return false;
    const auto head = read_part_head(std::string_view(pending_).substr(0, end + 2));
    status = head ? sink_.begin(*head) : 400;
    pending_.erase(0, end + 4);
    state_ = State::body;
    return status == 0;
}

bool MultipartParser::read_body(int& status) {
    const std::size_t end = pending_.find(delimiter_);
    const std::size_t kept = end == std::string::npos ? std::min(pending_.size(), delimiter_.size() - 1) : pending_.size() - end;
    const std::size_t ready = pending_.size() - kept;
    if (ready > 0) status = sink_.take(std::string_view(pending_).substr(0, ready));
    pending_.erase(0, ready);
    if (status != 0 || end == std::string::npos) return false;
    pending_.erase(0, delimiter_.size());
    status = sink_.end();
    state_ = State::after_boundary;
    return status == 0;
}

bool MultipartParser::read_finished(int& status) {
    constexpr std::string_view line_end = "\r\n";
    if (!line_end.starts_with(pending_)) status = 400;
    return false;
}

}  // namespace holdfast::web
