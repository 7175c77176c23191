#include "core/vault/keyring.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <sodium.h>
#include <sstream>
#include <stdexcept>

namespace holdfast::vault {

static constexpr std::string_view first_line = "holdfast-vault-keys-v1";

static std::optional<Key> key_in(const std::string& line) {
    Key key;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), key.number);
    const std::size_t at = static_cast<std::size_t>(read.ptr - line.data());
    std::size_t size = 0;
    const bool is_whole = read.ec == std::errc() && line.size() == at + 65 && line[at] == ' ' &&
                          sodium_hex2bin(key.secret.data(), 32, line.data() + at + 1, 64, nullptr, &size, nullptr) == 0 && size == 32;
    return is_whole ? std::optional(key) : std::nullopt;
}

std::vector<Key> Keyring::read() const {
    const auto text = folder_.find_text(file());
    if (!text) return {};
    std::istringstream lines{*text};
    std::string line;
    if (!std::getline(lines, line) || line != first_line) throw std::runtime_error(fmt::format("{}/{} is not a file of vault keys", folder_.path(), file()));
    std::vector<Key> keys;
    while (std::getline(lines, line)) {
        const auto key = key_in(line);
        if (!key) throw std::runtime_error(fmt::format("{}/{} has a line that is no key", folder_.path(), file()));
        keys.push_back(*key);
    }
    return keys;
}

void Keyring::write(const std::vector<Key>& keys) const {
    std::string text{first_line};
    text += '\n';
    for (const auto& key : keys) {
        text += fmt::format("{} ", key.number);
        for (int i = 0; i < 32; ++i) text += fmt::format("{:02x}", key.secret.data()[i]);
        text += '\n';
    }
    folder_.keep_text(file(), text);
    sodium_memzero(text.data(), text.size());
}

Outcome<Key> Keyring::load(std::uint32_t number) const {
    const auto keys = read();
    const auto found = std::ranges::find(keys, number, &Key::number);
    if (found != keys.end()) return *found;
    return conflict(
        fmt::format("Key {} of the vault {} is missing from the folder of keys {}. Bring that folder back from its own backup: "
                    "without it nothing in the vault can be read",
                    number, vault_, folder_.path()));
}

Key Keyring::ensure(std::uint32_t number) const {
    auto keys = read();
    const auto found = std::ranges::find(keys, number, &Key::number);
    if (found != keys.end()) return *found;
    keys.push_back({number, random_secret()});
    write(keys);
    return keys.back();
}

bool Keyring::forget(std::uint32_t number) const {
    auto keys = read();
    if (std::erase_if(keys, [&](const Key& key) { return key.number == number; }) == 0) return false;
    write(keys);
    return true;
}

}  // namespace holdfast::vault
