#pragma once

#include "base/time.hpp"
#include "web/response.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace holdfast::web {

/// What the form of an answer depends on besides the answer.
struct Circumstances {
    bool is_head{false};
    bool keeps_alive{false};
    bool is_behind_tls{false};
    std::string_view accept_encoding{};
    std::string_view if_none_match{};
    Instant now{};
};

/// An answer ready for the socket: the head's bytes with security headers, then the body's, or the file to stream.
class Outgoing {
public:
    /// Throws std::invalid_argument when a header's name or value would break the head, std::system_error when the file cannot be read.
    Outgoing(Response response, const Circumstances& circumstances);
    ~Outgoing();
    Outgoing(const Outgoing&) = delete;
    Outgoing& operator=(const Outgoing&) = delete;

    int status() const { return response_.status; }
    std::string_view head() const { return head_; }
    /// Empty for HEAD, for answers without a body and for files.
    std::string_view body() const { return body_; }
    /// The path to stream after the head; empty when there is none.
    const std::string& file() const { return file_; }
    std::uint64_t length() const { return length_; }

private:
    void choose_body(const Circumstances& circumstances);
    void pack_body(std::string_view accept_encoding);
    void choose_file();
    bool is_unchanged(std::string_view if_none_match);
    void write_head(const Circumstances& circumstances);
    void write_body_headers();
    void write_own_headers();
    void line(std::string_view name, std::string_view value);

    Response response_;
    std::string head_{};
    std::string_view body_{};
    std::string file_{};
    std::string etag_{};
    std::uint64_t length_{};
    std::string_view coding_{};
    bool has_file_{false};
};

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
std::string http_date(Instant moment);

}  // namespace holdfast::web
