#pragma once

#include "base/time.hpp"
#include "core/merkle/tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::merkle {

/// What a key signs: a log signs its own checkpoints, a witness says that it saw one and when (C2SP signed-note and tlog-cosignature).
enum class KeyUse : unsigned char { log = 1, witness = 4 };

/// A public Ed25519 key with its name and use.
struct PublicKey {
    std::string name{};
    KeyUse use{};
    std::string bytes{};  ///< 32 of them
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};
/// `name+key id+key`, the form in which keys are handed over (a vkey of C2SP signed-note).
std::string in_text(const PublicKey& key);
std::optional<PublicKey> parse_public_key(std::string_view text);

/// A key that signs. Its seed never leaves the folder of keys.
class SigningKey {
public:
    /// A new one, for a name without spaces and plus signs.
    static SigningKey make(std::string name, KeyUse use);
    /// From 32 secret bytes. Throws std::invalid_argument for any other number of bytes.
    static SigningKey from_seed(std::string name, KeyUse use, std::string_view seed);

    const PublicKey& public_key() const { return public_key_; }
    std::string seed() const;
    /// One signature line for the text of a note; `now` goes into a witness's.
    std::string sign(std::string_view text, Instant now) const;

private:
    SigningKey(PublicKey public_key, std::string secret) : public_key_(std::move(public_key)), secret_(std::move(secret)) {}

    PublicKey public_key_;
    std::string secret_;
};

/// A signed note: text that ends in a newline, and the lines of those who signed it.
struct Note {
    std::string text{};
    std::vector<std::string> signatures{};  ///< lines without their newline

    std::string in_text() const;
    /// Whether the key signed this text.
    bool is_signed_by(const PublicKey& key) const;
};
/// Nothing where the form is not that of a signed note.
std::optional<Note> parse_note(std::string_view text);

/// What the text of a checkpoint says (C2SP tlog-checkpoint): which log, how many entries, and the root of their tree.
struct Checkpoint {
    std::string origin{};
    Head head{};

    std::string in_text() const;
};
/// Nothing where the form is not that of a checkpoint.
std::optional<Checkpoint> parse_checkpoint(std::string_view text);

/// Hashes a line each, in Base 64.
std::string in_lines(const std::vector<Hash>& hashes);
/// A whole number without sign and leading zeroes; nothing otherwise.
std::optional<std::uint64_t> parse_size(std::string_view text);

}  // namespace holdfast::merkle
