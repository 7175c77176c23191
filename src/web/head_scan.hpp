#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast::web {

/// How much of a request head is taken.
struct HeadLimits {
    std::size_t most_bytes{std::size_t{16} * 1024};
    std::size_t most_target_bytes{std::size_t{8} * 1024};
    std::size_t most_fields{64};
};

/// What the scan of a request head found out.
struct HeadVerdict {
    enum class State { incomplete, refused, complete };
    State state{State::incomplete};
    int status{};               ///< of the refusal: 400, 405, 411, 414, 417, 431, 501 or 505
    std::string_view reason{};  ///< of the refusal, fixed words for the log
    std::size_t size{};         ///< bytes of a complete head with its blank line; what follows belongs to the body or the next request
    std::uint64_t content_length{};
    bool keeps_alive{};
    bool expects_continue{};
};

/// The path in the request line of a head that may be refused: as it was sent, not decoded, and as far as it came. Empty where the line does not begin with a method,
/// a blank and a path.
std::string_view path_in(std::string_view head);

/// Checks the raw bytes of one request head, more strictly than RFC 9112 asks, before any parser sees them: lines end in CRLF, the
/// version is 1.1 or 1.0, the target is a path, there is exactly one Host, at most one Content-Length of digits only, no
/// Transfer-Encoding, no folded line, no character out of place. One scanner serves one head; it remembers how far it has read.
class HeadScanner {
public:
    explicit HeadScanner(HeadLimits limits = {}) : limits_(limits) {}

    /// Scans the head from its first byte. Each call passes the same bytes as the last one with what has come since.
    HeadVerdict scan(std::string_view bytes);

private:
    struct Refused {
        int status;
        std::string_view reason;
    };
    using Check = std::optional<Refused>;

    Check take_line(std::string_view line);
    Check take_request_line(std::string_view line);
    Check check_target(std::string_view target) const;
    Check take_field(std::string_view line);
    Check take_known_field(std::string_view name, std::string_view value);
    Check take_content_length(std::string_view value);
    Check take_connection(std::string_view value);
    Check check_unfinished(std::string_view bytes) const;
    Check too_long() const;
    Check check_whole() const;
    HeadVerdict complete() const;

    HeadLimits limits_;
    std::size_t next_line_{};
    std::size_t fields_{};
    bool has_request_line_{};
    bool is_post_{};
    bool is_version_1_0_{};
    bool has_host_{};
    bool has_content_type_{};
    bool asks_to_close_{};
    bool expects_continue_{};
    std::optional<std::uint64_t> content_length_{};
};

}  // namespace holdfast::web
