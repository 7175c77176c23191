#include "features/returns/held_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace holdfast::returns {

HeldFile::HeldFile(const std::string& path, std::string name) : name_(std::move(name)), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {
    struct ::stat about {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) {
        const int why = errno;
        if (descriptor_ >= 0) ::close(descriptor_);
        throw std::system_error(why, std::generic_category(), "a file that was sent cannot be opened");
    }
    size_ = static_cast<std::uint64_t>(about.st_size);
}

HeldFile::~HeldFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

HeldFile::HeldFile(HeldFile&& other) noexcept : name_(std::move(other.name_)), descriptor_(std::exchange(other.descriptor_, -1)), size_(other.size_) {}

std::size_t HeldFile::read_at(std::uint64_t place, char* into, std::size_t most) const {
    for (;;) {
        const ::ssize_t got = ::pread(descriptor_, into, most, static_cast<::off_t>(place));
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "a file that was sent cannot be read");
    }
}

std::string HeldFile::bytes() const {
    std::string all(static_cast<std::size_t>(size_), '\0');
    std::size_t at = 0;
    while (at < all.size()) {
        const std::size_t got = read_at(at, all.data() + at, all.size() - at);
        if (got == 0) throw std::system_error(EIO, std::generic_category(), "a file that was sent has become shorter");
        at += got;
    }
    return all;
}

}  // namespace holdfast::returns
