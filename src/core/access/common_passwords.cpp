#include "core/access/common_passwords.hpp"

#include <array>
#include <crack.h>
#include <filesystem>
#include <fmt/format.h>
#include <mutex>
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

}  // namespace holdfast::access
