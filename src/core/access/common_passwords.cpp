#include "core/access/common_passwords.hpp"

#include <array>
#include <cstdlib>
#include <crack.h>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <mutex>
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

bool is_breached_password(std::string_view password) {
    const char* path = std::getenv("HOLDFAST_BREACHED_PASSWORDS");
    if (path == nullptr || *path == '\0') return false;
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) throw std::runtime_error(fmt::format("the file of breached passwords, {}, cannot be read", path));
    std::streamoff low = 0, high = file.tellg();  // the line that is looked for begins in [low, high)
    while (low < high) {
        const std::streamoff middle = low + (high - low) / 2;
        const auto line = line_from(file, middle);
        if (line && *line == password) return true;
        if (line && *line < password) low = middle + 1;
        else high = middle;
    }
    return false;
}

}  // namespace holdfast::access
