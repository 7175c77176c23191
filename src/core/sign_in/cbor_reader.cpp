#include "core/sign_in/cbor_reader.hpp"

#include <limits>

namespace holdfast::sign_in {

// The major types of RFC 8949, 3.1.
static constexpr unsigned whole = 0, negative = 1, byte_string = 2, text_string = 3, array = 4, pairs = 5, simple = 7;

std::optional<std::string_view> CborReader::take(std::uint64_t size) {
    if (size > rest_.size()) return std::nullopt;
    const auto taken = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(taken.size());
    return taken;
}

/// Values of 24 and more follow in 1, 2, 4 or 8 bytes; one that would have fitted into fewer is not what an authenticator writes.
std::optional<CborReader::Head> CborReader::head() {
    const auto first = take(1);
    if (!first) return std::nullopt;
    const unsigned byte = static_cast<unsigned char>(first->front());
    const Head small{.kind = byte >> 5U, .value = byte & 0x1FU};
    if (small.value < 24) return small;
    if (small.value > 27) return std::nullopt;
    const auto following = take(1ULL << (small.value - 24));
    if (!following) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : *following) value = value << 8U | static_cast<unsigned char>(c);
    const std::uint64_t least = small.value == 24 ? 24 : 1ULL << (8U * following->size() / 2);
    if (small.kind != simple && value < least) return std::nullopt;
    return Head{.kind = small.kind, .value = value};
}

std::optional<CborReader::Head> CborReader::head_of(unsigned kind) {
    const auto found = head();
    return found && found->kind == kind ? found : std::nullopt;
}

std::optional<std::size_t> CborReader::map() {
    const auto found = head_of(pairs);
    // Every pair takes two bytes or more, so a count beyond the rest is a lie told to make us loop.
    if (!found || found->value > rest_.size() / 2) return std::nullopt;
    return static_cast<std::size_t>(found->value);
}

std::optional<std::int64_t> CborReader::number() {
    const auto found = head();
    if (!found || found->kind > negative || found->value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    const auto value = static_cast<std::int64_t>(found->value);
    return found->kind == whole ? value : -1 - value;
}

std::optional<std::string_view> CborReader::string_of(unsigned kind) {
    const auto found = head_of(kind);
    return found ? take(found->value) : std::nullopt;
}

std::optional<std::string_view> CborReader::bytes() { return string_of(byte_string); }

std::optional<std::string_view> CborReader::text() { return string_of(text_string); }

bool CborReader::skip_within(int depth) {
    const auto found = head();
    if (!found) return false;
    if (found->kind == byte_string || found->kind == text_string) return take(found->value).has_value();
    if (found->kind == array || found->kind == pairs) {
        if (depth == 0 || found->value > rest_.size()) return false;
        const std::uint64_t items = found->kind == pairs ? 2 * found->value : found->value;
        for (std::uint64_t i = 0; i < items; ++i)
            if (!skip_within(depth - 1)) return false;
        return true;
    }
    return found->kind <= negative || found->kind == simple;
}

}  // namespace holdfast::sign_in
