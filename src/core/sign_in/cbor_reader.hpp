#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace holdfast::sign_in {

/// Reads CBOR (RFC 8949) in the form that authenticators write it in (CTAP 2): lengths are known before, in the shortest form, and nothing is nested
/// deeper than `most_depth`. It copies nothing and never reads past the end. Each question is about the next item, and passes over it when it is what
/// was asked for; after any answer of nothing the rest is not worth reading.
class CborReader {
public:
    static constexpr int most_depth = 4;

    explicit CborReader(std::string_view bytes) : rest_(bytes) {}

    /// How many pairs of key and value follow.
    std::optional<std::size_t> map();
    std::optional<std::int64_t> number();
    std::optional<std::string_view> bytes();
    std::optional<std::string_view> text();
    /// Passes over one item of any kind; false where it is malformed.
    bool skip() { return skip_within(most_depth); }
    /// What has not been read yet.
    std::string_view rest() const { return rest_; }

private:
    struct Head {
        unsigned kind{};
        std::uint64_t value{};
    };
    std::optional<Head> head();
    std::optional<Head> head_of(unsigned kind);
    std::optional<std::string_view> string_of(unsigned kind);
    std::optional<std::string_view> take(std::uint64_t size);
    bool skip_within(int depth);

    std::string_view rest_;
};

}  // namespace holdfast::sign_in
