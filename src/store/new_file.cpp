#include "store/new_file.hpp"

#include "store/unsuitable.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace holdfast::store {

[[noreturn]] static void fail(const char* what, const std::string& path) { throw Unavailable(fmt::format("{} {}: {}", what, path, std::strerror(errno))); }

NewFile::NewFile(std::string place) : place_(std::move(place)), path_(place_ + ".XXXXXX") {
    require_place_for_file(place_);
    // A device or a folder of that name would be gone once the file takes its place.
    require_ordinary_file(place_);
    const int descriptor = mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor < 0) fail("cannot write beside", place_);
    close(descriptor);
}

NewFile::~NewFile() {
    if (!path_.empty()) unlink(path_.c_str());
}

static void sync_to_disk(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("cannot open", path);
    const bool is_synced = fsync(descriptor) == 0;
    close(descriptor);
    if (!is_synced) fail("cannot bring to the disk", path);
}

void NewFile::put_in_place() {
    sync_to_disk(path_);
    if (std::rename(path_.c_str(), place_.c_str()) != 0) fail("cannot write", place_);
    path_.clear();
    const std::filesystem::path folder = std::filesystem::path(place_).parent_path();
    sync_to_disk(folder.empty() ? "." : folder.string());
}

}  // namespace holdfast::store
