#include "store/new_file.hpp"

#include "store/database.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace holdfast::store;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("holdfast-new-file-" + std::to_string(getpid()))) { fs::create_directory(path_); }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const char* name) const { return (path_ / name).string(); }
    auto files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a new file appears under its name only when it is put in place, and then replaces what was there") {
    const Folder folder;
    std::ofstream(folder / "copy") << "old";
    NewFile made(folder / "copy");
    std::ofstream(made.path()) << "new and longer";
    CHECK(fs::file_size(folder / "copy") == 3);
    made.put_in_place();
    CHECK(fs::file_size(folder / "copy") == 14);
    CHECK(folder.files() == 1);
}

TEST_CASE("a new file that is never put in place leaves nothing") {
    const Folder folder;
    { std::ofstream(NewFile(folder / "copy").path()) << "half"; }
    CHECK(folder.files() == 0);
}

TEST_CASE("a place where no file can be made is said at once") { CHECK_THROWS_AS(NewFile("/no/such/folder/copy"), Unavailable); }
