#include "core/access/common_passwords.hpp"

#include "core/access/shipped_breaches.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <crack.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <mutex>
#include <openssl/evp.h>
#include <optional>
#include <stdexcept>
#include <string>

namespace holdfast::access {

/// Asked before, because cracklib ends the whole process when it finds no dictionary.
static void expect_dictionary(const std::string& path) {
    for (const char* part : {".hwm", ".pwd", ".pwi"})
        if (!std::filesystem::exists(path + part))
            throw std::runtime_error(fmt::format("there is no dictionary of common passwords at {}; install the package cracklib-runtime", path));
}

/// Whether most characters follow the one before in the alphabet, up or down.
static bool is_a_row(std::string_view password) {
    std::size_t steps = 0;
    for (std::size_t i = 1; i < password.size(); ++i) steps += password[i] - password[i - 1] == 1 || password[i - 1] - password[i] == 1 ? 1 : 0;
    return steps * 2 > password.size();
}

bool is_common_password(std::string_view password) {
    if (is_a_row(password)) return true;
    static std::mutex alone;  // cracklib keeps its work in static buffers
    const std::string path = GetDefaultCracklibDict();
    expect_dictionary(path);
    const std::lock_guard turn(alone);
    // Without a user of its own to compare with it would take the one who runs this process.
    const char* verdict = FascistCheckUser(std::string(password).c_str(), path.c_str(), "", "");
    // This one counts steps in the alphabet whatever the length is, and so refuses long sentences and some random texts.
    return verdict != nullptr && std::string_view(verdict) != "it is too simplistic/systematic";
}

/// The line that begins at or after this byte, and where the one after it begins; nothing at the end.
static std::optional<std::string> line_from(std::ifstream& file, std::streamoff at) {
    file.clear();
    file.seekg(at == 0 ? 0 : at - 1);
    std::string line;
    if (at != 0 && !std::getline(file, line)) return std::nullopt;  // to the end of the line before
    if (!std::getline(file, line)) return std::nullopt;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

static constexpr std::size_t hash_size = 40;

/// SHA-1 as Have I Been Pwned writes it; it tells passwords apart and keeps none secret.
static std::string sha1_of(std::string_view text) {
    std::array<unsigned char, hash_size / 2> digest{};
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1) throw std::runtime_error("SHA-1 is not available");
    std::string hex;
    for (const auto byte : digest) fmt::format_to(std::back_inserter(hex), "{:02X}", byte);
    return hex;
}

static bool is_hash_line(std::string_view line) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    return line.size() >= hash_size && std::ranges::all_of(line.substr(0, hash_size), is_hex) && (line.size() == hash_size || line[hash_size] == ':');
}

/// Whether a line of the sorted file is the wanted text, or, of a list of hashes, begins with it.
static bool has_line(std::ifstream& file, std::string_view wanted, std::size_t compared) {
    file.seekg(0, std::ios::end);
    std::streamoff low = 0, high = file.tellg();  // the line that is looked for begins in [low, high)
    while (low < high) {
        const std::streamoff middle = low + (high - low) / 2;
        const auto line = line_from(file, middle);
        const auto found = line ? std::string_view(*line).substr(0, compared) : std::string_view{};
        if (line && found == wanted) return true;
        if (line && found < wanted) low = middle + 1;
        else high = middle;
    }
    return false;
}

static bool is_shipped_breach(std::string_view password) {
    std::string small(password);
    std::ranges::transform(small, small.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return std::ranges::binary_search(shipped_breaches, sha1_of(password)) || std::ranges::binary_search(shipped_breaches, sha1_of(small));
}

bool is_breached_password(std::string_view password) {
    if (is_shipped_breach(password)) return true;
    const char* path = std::getenv("HOLDFAST_BREACHED_PASSWORDS");
    if (path == nullptr || *path == '\0') return false;
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error(fmt::format("the file of breached passwords, {}, cannot be read", path));
    const auto first = line_from(file, 0);
    file.clear();
    if (first && is_hash_line(*first)) return has_line(file, sha1_of(password), hash_size);
    return has_line(file, password, std::string_view::npos);
}

}  // namespace holdfast::access
