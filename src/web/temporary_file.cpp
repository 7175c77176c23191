#include "web/temporary_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace holdfast::web {

static std::string unguessable_name() {
    std::array<unsigned char, 16> random{};
    std::array<char, 33> hex{};
    randombytes_buf(random.data(), random.size());
    sodium_bin2hex(hex.data(), hex.size(), random.data(), random.size());
    return "upload-" + std::string(hex.data());
}

TemporaryFile::TemporaryFile(const std::string& folder) {
    const std::filesystem::path parent = folder.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(folder);
    const std::string path = parent / unguessable_name();
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "cannot make a file for an upload");
    path_ = path;
}

TemporaryFile::~TemporaryFile() {
    close();
    if (!path_.empty()) ::unlink(path_.c_str());
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept : path_(std::exchange(other.path_, {})), descriptor_(std::exchange(other.descriptor_, -1)) {}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

void TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw std::system_error(errno, std::generic_category(), "cannot write an upload");
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::close() {
    if (const int open = std::exchange(descriptor_, -1); open >= 0) ::close(open);
}

}  // namespace holdfast::web
