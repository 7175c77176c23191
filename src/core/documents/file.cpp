#include "core/documents/file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace holdfast::documents {

namespace fs = std::filesystem;

static void make_durable(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::system_error(errno, std::generic_category(), "the file " + path + " was not written");
    const int failed = ::fsync(file);
    const int why = errno;
    ::close(file);
    if (failed != 0) throw std::system_error(why, std::generic_category(), "the file " + path + " cannot be kept");
}

void replace_file(const std::string& path, const std::function<void(const std::string&)>& write) {
    const std::string temporary = path + "." + std::to_string(::getpid()) + ".part";
    try {
        write(temporary);
        make_durable(temporary);
        std::error_code failed;
        fs::rename(temporary, path, failed);
        if (failed) throw std::system_error(failed, "the file " + path + " cannot be written");
    } catch (...) {
        std::error_code ignored;
        fs::remove(temporary, ignored);
        throw;
    }
}

void replace_file(const std::string& path, std::string_view bytes) {
    replace_file(path, [&](const std::string& temporary) {
        std::ofstream out(temporary, std::ios::binary);
        errno = 0;
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) throw std::system_error(errno, std::generic_category(), "the file " + path + " cannot be written");
    });
}

TemporaryFolder::TemporaryFolder() : path_((fs::temp_directory_path() / "holdfast-XXXXXX").string()) {
    if (::mkdtemp(path_.data()) == nullptr) throw std::system_error(errno, std::generic_category(), "no temporary folder can be made");
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace holdfast::documents
