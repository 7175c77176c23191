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

bool is_common_password(std::string_view password) {
    static std::mutex alone;  // cracklib keeps its work in static buffers
    const std::string path = GetDefaultCracklibDict();
    expect_dictionary(path);
    const std::lock_guard turn(alone);
    // Without a user of its own to compare with it would take the one who runs this process.
    return FascistCheckUser(std::string(password).c_str(), path.c_str(), "", "") != nullptr;
}

}  // namespace holdfast::access
