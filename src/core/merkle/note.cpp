#include "core/merkle/note.hpp"

#include <charconv>
#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::merkle {

static constexpr std::string_view dash = "\u2014 ";
static constexpr std::size_t key_id_size = 4;
static constexpr std::size_t time_size = 8;

static const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

static std::string key_id(const PublicKey& key) {
    const char use = static_cast<char>(key.use);
    const Hash hash = sha256({key.name, "\n", {&use, 1}, key.bytes});
    return std::string(bytes_of(hash).substr(0, key_id_size));
}

static bool is_name(std::string_view name) { return !name.empty() && name.find_first_of(" +\n\t") == std::string_view::npos; }

std::string in_text(const PublicKey& key) {
    const std::string id = key_id(key);
    return fmt::format("{}+{:02x}{:02x}{:02x}{:02x}+{}", key.name, raw(id)[0], raw(id)[1], raw(id)[2], raw(id)[3],
                       base64(static_cast<char>(key.use) + key.bytes));
}

std::optional<PublicKey> parse_public_key(std::string_view text) {
    const std::size_t first = text.find('+');
    const std::size_t second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto bytes = from_base64(text.substr(second + 1));
    if (!bytes || bytes->size() != 1 + crypto_sign_PUBLICKEYBYTES) return std::nullopt;
    const char use = bytes->front();
    if (use != static_cast<char>(KeyUse::log) && use != static_cast<char>(KeyUse::witness)) return std::nullopt;
    PublicKey key{.name = std::string(text.substr(0, first)), .use = static_cast<KeyUse>(use), .bytes = bytes->substr(1)};
    if (!is_name(key.name) || in_text(key) != text) return std::nullopt;
    return key;
}

SigningKey SigningKey::make(std::string name, KeyUse use) {
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), seed.size());
    return from_seed(std::move(name), use, seed);
}

SigningKey SigningKey::from_seed(std::string name, KeyUse use, std::string_view seed) {
    if (seed.size() != crypto_sign_SEEDBYTES) throw std::invalid_argument("a signing key is made from 32 bytes");
    if (!is_name(name)) throw std::invalid_argument(fmt::format("\"{}\" cannot be the name of a key", name));
    std::string secret(crypto_sign_SECRETKEYBYTES, '\0');
    std::string bytes(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(bytes.data()), reinterpret_cast<unsigned char*>(secret.data()), raw(seed));
    return {{.name = std::move(name), .use = use, .bytes = std::move(bytes)}, std::move(secret)};
}

std::string SigningKey::seed() const { return secret_.substr(0, crypto_sign_SEEDBYTES); }

/// What is really signed: a witness adds when it saw the note.
static std::string message(KeyUse use, std::string_view text, std::uint64_t seconds) {
    if (use == KeyUse::log) return std::string(text);
    return fmt::format("cosignature/v1\ntime {}\n{}", seconds, text);
}

static std::string big_endian(std::uint64_t number) {
    std::string bytes(time_size, '\0');
    for (std::size_t i = time_size; i-- > 0; number >>= 8) bytes[i] = static_cast<char>(number & 0xff);
    return bytes;
}

static std::uint64_t from_big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

std::string SigningKey::sign(std::string_view text, Instant now) const {
    const auto seconds = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
    const std::string signed_text = message(public_key_.use, text, seconds);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, raw(signed_text), signed_text.size(), raw(secret_));
    const std::string time = public_key_.use == KeyUse::witness ? big_endian(seconds) : std::string();
    return fmt::format("{}{} {}", dash, public_key_.name, base64(key_id(public_key_) + time + signature));
}

static bool is_signature_by(const PublicKey& key, std::string_view line, std::string_view text) {
    const std::string opening = fmt::format("{}{} ", dash, key.name);
    if (!line.starts_with(opening)) return false;
    const auto bytes = from_base64(line.substr(opening.size()));
    const std::size_t time = key.use == KeyUse::witness ? time_size : 0;
    if (!bytes || bytes->size() != key_id_size + time + crypto_sign_BYTES || !bytes->starts_with(key_id(key))) return false;
    const std::string signed_text = message(key.use, text, from_big_endian(bytes->substr(key_id_size, time)));
    return crypto_sign_verify_detached(raw(*bytes) + key_id_size + time, raw(signed_text), signed_text.size(), raw(key.bytes)) == 0;
}

bool Note::is_signed_by(const PublicKey& key) const {
    for (const auto& line : signatures)
        if (is_signature_by(key, line, text)) return true;
    return false;
}

std::string Note::in_text() const {
    std::string all = text + "\n";
    for (const auto& line : signatures) all += line + "\n";
    return all;
}

std::optional<Note> parse_note(std::string_view text) {
    const std::size_t end = text.rfind("\n\n");
    if (end == std::string_view::npos || !text.ends_with('\n')) return std::nullopt;
    Note note{.text = std::string(text.substr(0, end + 1)), .signatures = {}};
    for (std::string_view rest = text.substr(end + 2); !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (!line.starts_with(dash)) return std::nullopt;
        note.signatures.emplace_back(line);
        rest.remove_prefix(line.size() + 1);
    }
    if (note.signatures.empty()) return std::nullopt;
    return note;
}

std::string Checkpoint::in_text() const { return fmt::format("{}\n{}\n{}\n", origin, head.size, base64(bytes_of(head.root))); }

std::optional<std::uint64_t> parse_size(std::string_view text) {
    std::uint64_t size = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || fmt::format("{}", size) != text) return std::nullopt;
    return size;
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
    const auto take_line = [&]() -> std::optional<std::string_view> {
        const std::size_t end = text.find('\n');
        if (end == 0 || end == std::string_view::npos) return std::nullopt;
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 1);
        return line;
    };
    const auto origin = take_line();
    const auto size = origin ? take_line() : std::nullopt;
    const auto root = size ? take_line() : std::nullopt;
    if (!root) return std::nullopt;
    const auto number = parse_size(*size);
    const auto bytes = from_base64(*root);
    const auto hash = bytes ? hash_from_bytes(*bytes) : std::nullopt;
    if (!number || !hash) return std::nullopt;
    return Checkpoint{.origin = std::string(*origin), .head = {.size = *number, .root = *hash}};
}

std::string in_lines(const std::vector<Hash>& hashes) {
    std::string lines;
    for (const auto& hash : hashes) lines += base64(bytes_of(hash)) + "\n";
    return lines;
}

}  // namespace holdfast::merkle
