#include "store/sqlite/driver.hpp"

#include "store/sqlite/backup.hpp"
#include "store/sqlite/connection.hpp"
#include "store/unsuitable.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace holdfast::store::sqlite {

namespace {

constexpr Dialect dialect{
    .types = {{{"id", "integer PRIMARY KEY AUTOINCREMENT"},
               {"integer", "integer"},
               {"text", "text"},
               {"date", "text"},
               {"instant", "text"},
               {"flag", "integer"},
               {"decimal", "text COLLATE decimal"},
               {"json", "text"},
               {"bytes", "blob"},
               {"real", "real"}}},
    .table_suffix = "STRICT",
};

/// A folder that is deleted with all that is in it. In memory where the machine has a file system there.
class PrivateFolder {
public:
    PrivateFolder() {
        const char* const in_memory = "/dev/shm";
        std::string pattern = access(in_memory, W_OK) == 0 ? in_memory : std::filesystem::temp_directory_path().string();
        pattern += "/holdfast-XXXXXX";
        if (!mkdtemp(pattern.data())) throw Unavailable("no folder could be made for a private database");
        path_ = pattern;
    }
    ~PrivateFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// A new database is for its owner's eyes only; SQLite makes the files beside it as the first one is. One that is there is not
/// touched: closing a file that SQLite has open elsewhere in this program would drop its locks.
void make_private(const std::string& path) {
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made >= 0) ::close(made);
}

class FileDriver final : public Driver {
public:
    explicit FileDriver(std::string_view path) : path_(path) {
        // A file of its own rather than SQLite's memory database: that one has no snapshots, so readers would block the writer.
        if (path == ":memory:") path_ = folder_.emplace().path() + "/database.sqlite";
        require_ordinary_file(path_, true);
        require_place_for_file(path_);  // its log stands beside it
        make_private(path_);
        require_ours(path_);
        connect(Purpose::writing);
    }

    std::unique_ptr<Connection> connect(Purpose purpose) override {
        return std::make_unique<FileConnection>(path_, purpose, folder_ ? Durability::survives_nothing : Durability::survives_power_loss);
    }
    void backup(const std::string& file) override { back_up(path_, file); }
    const Dialect& dialect() const override { return sqlite::dialect; }
    std::string_view kind() const override { return "sqlite"; }
    std::size_t group_size() const override { return 48; }
    std::size_t most_readers() const override { return 64; }

private:
    std::optional<PrivateFolder> folder_;
    std::string path_;
};

}  // namespace

std::unique_ptr<Driver> open(std::string_view path) { return std::make_unique<FileDriver>(path); }

}  // namespace holdfast::store::sqlite
