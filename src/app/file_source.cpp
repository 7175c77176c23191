#include "app/file_source.hpp"

#include "core/pathway/return_content.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace holdfast::app {

Outcome<FileSource> FileSource::open(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) return invalid(fmt::format("{} is a folder, not a file", path));
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return invalid(fmt::format("{} cannot be read: {}", path, std::strerror(errno)));
    return FileSource(path, descriptor);
}

FileSource::FileSource(FileSource&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileSource::~FileSource() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t FileSource::read(char* into, std::size_t most) const {
    for (;;) {
        const ::ssize_t got = ::read(descriptor_, into, most);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), path_ + " cannot be read to its end");
    }
}

void FileSource::rewind() const {
    if (::lseek(descriptor_, 0, SEEK_SET) < 0) throw std::system_error(errno, std::generic_category(), path_ + " cannot be read twice");
}

std::string fingerprint_of(const FileSource& file) {
    std::string digits = pathway::fingerprint_of([&](char* into, std::size_t most) { return file.read(into, most); });
    file.rewind();
    return digits;
}

}  // namespace holdfast::app
