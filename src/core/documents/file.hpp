#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace holdfast::documents {

/// Makes a file whole or not at all: `write` is given the name of a temporary file beside it, which takes its place once it is written
/// and durable. When `write` throws, or the disk is full, the temporary file is deleted and the old file, if any, is still there.
void replace_file(const std::string& path, const std::function<void(const std::string& temporary)>& write);

/// The same for bytes at hand.
void replace_file(const std::string& path, std::string_view bytes);

/// A folder for temporary files with a name of its own, deleted with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace holdfast::documents
