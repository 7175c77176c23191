#include "store/unsuitable.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>

namespace holdfast::store {

namespace fs = std::filesystem;

void require_ordinary_file(const std::string& path, bool is_written) {
    std::error_code ignored;
    const fs::file_status found = fs::status(path, ignored);
    if (!fs::exists(found)) return;
    if (fs::is_directory(found)) throw Unsuitable(fmt::format("{} is a folder, not a file", path));
    if (!fs::is_regular_file(found)) throw Unsuitable(fmt::format("{} is not an ordinary file", path));
    if (access(path.c_str(), R_OK) != 0) throw Unsuitable(fmt::format("{} cannot be read by this user", path));
    if (is_written && access(path.c_str(), W_OK) != 0) throw Unsuitable(fmt::format("{} cannot be written by this user", path));
}

void require_place_for_file(const std::string& path) {
    const fs::path place(path);
    if (path.empty()) throw Unsuitable("a file without a name cannot be written");
    if (place.filename().empty()) throw Unsuitable(fmt::format("{} is the name of a folder, not of a file", path));
    const fs::path folder = place.has_parent_path() ? place.parent_path() : fs::path(".");
    std::error_code ignored;
    const fs::file_status found = fs::status(folder, ignored);
    if (!fs::exists(found)) throw Unsuitable(fmt::format("{} cannot be written: there is no folder {}", path, folder.string()));
    if (!fs::is_directory(found)) throw Unsuitable(fmt::format("{} cannot be written: {} is not a folder", path, folder.string()));
    if (access(folder.c_str(), W_OK | X_OK) != 0) throw Unsuitable(fmt::format("{} cannot be written: this user may not write in {}", path, folder.string()));
}

}  // namespace holdfast::store
