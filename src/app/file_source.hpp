#pragma once

#include "base/outcome.hpp"

#include <cstddef>
#include <string>

namespace holdfast::app {

/// A file that is read from beginning to end, once, a piece at a time.
class FileSource {
public:
    /// Refused for a folder and for what cannot be opened.
    static Outcome<FileSource> open(const std::string& path);
    FileSource(FileSource&& other) noexcept;
    FileSource& operator=(FileSource&&) = delete;
    ~FileSource();

    /// How many bytes were put into `into`; 0 at the end. Throws std::system_error where the file cannot be read on.
    std::size_t read(char* into, std::size_t most) const;
    /// To read it from the beginning again.
    void rewind() const;

private:
    FileSource(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
    std::string path_;
    int descriptor_;
};

/// What tells the contents of a file from any other: 64 hexadecimal digits, a chain of SHA-256 over pieces of a megabyte. Leaves the file at its beginning.
std::string fingerprint_of(const FileSource& file);

}  // namespace holdfast::app
