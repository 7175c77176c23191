#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace holdfast::returns {

/// A file that was sent, kept open when its name is gone: nothing but this program can read it, and with this object, or the program, it is gone for good.
class HeldFile {
public:
    /// Throws std::system_error where it cannot be opened.
    HeldFile(const std::string& path, std::string name);
    ~HeldFile();
    HeldFile(HeldFile&& other) noexcept;
    HeldFile& operator=(HeldFile&&) = delete;

    /// As the browser called it, without a folder.
    const std::string& name() const { return name_; }
    std::uint64_t size() const { return size_; }
    /// How many bytes were put into `into`; 0 at the end. Throws std::system_error where the file cannot be read.
    std::size_t read_at(std::uint64_t place, char* into, std::size_t most) const;
    /// All of it.
    std::string bytes() const;

private:
    std::string name_;
    int descriptor_{-1};
    std::uint64_t size_{};
};

}  // namespace holdfast::returns
