#pragma once

#include <string>
#include <string_view>

namespace holdfast::web {

/// A file with an unguessable name that only this account can read; removed with the object, unless someone has moved it away.
class TemporaryFile {
public:
    /// Empty `folder` takes the system's temporary folder. Throws std::system_error when the file cannot be made.
    explicit TemporaryFile(const std::string& folder);
    ~TemporaryFile();
    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&& other) noexcept;

    const std::string& path() const { return path_; }
    /// Throws std::system_error when the disk is full or broken.
    void append(std::string_view bytes);
    /// Nothing more will be written.
    void close();

private:
    std::string path_{};
    int descriptor_{-1};
};

}  // namespace holdfast::web
