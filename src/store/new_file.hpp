#pragma once

#include <string>

namespace holdfast::store {

/// A file being written beside the place where it will stand. It is there whole or not at all: until `put_in_place` it has a
/// temporary name, and it is deleted when that is never called. Only its owner can read it.
class NewFile {
public:
    /// Throws Unsuitable when `place` cannot be that of a file, and Unavailable when no file can be made there.
    explicit NewFile(std::string place);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Where to write.
    const std::string& path() const { return path_; }
    /// Gives the file its name, replacing what had it. What was written and the name survive a power cut from here on.
    void put_in_place();

private:
    std::string place_;
    std::string path_;
};

}  // namespace holdfast::store
