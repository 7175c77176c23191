#include "support/databases.hpp"

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

using namespace holdfast;
using namespace holdfast::store;
namespace fs = std::filesystem;

static constexpr std::array schema{Migration{"entries", R"(
    CREATE TABLE entries (id ${id}, number ${integer} NOT NULL UNIQUE, note ${text} NOT NULL);
    CREATE TABLE companions (entry_id ${integer} NOT NULL REFERENCES entries (id)))"}};

/// A row and its companion, as every acknowledged write leaves them.
static Database::Write add(int number) {
    return [number](Writer& writer) {
        const auto id = writer.value<std::int64_t>("INSERT INTO entries (number, note) VALUES ($1, $2) RETURNING id", number, std::string(200, 'n'));
        writer.execute("INSERT INTO companions (entry_id) VALUES ($1)", id);
        return Verdict::keep;
    };
}

static int count(Database& database, Sql sql = "SELECT count(*) FROM entries") {
    int counted = 0;
    database.read([&](Reader& reader) { counted = reader.value<int>(sql); });
    return counted;
}

namespace {

/// A folder for backups, gone with the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("holdfast-backup-" + std::to_string(std::random_device{}()))) { fs::create_directory(path_); }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string operator/(const char* name) const { return (path_ / name).string(); }
    auto files() const { return std::distance(fs::directory_iterator(path_), fs::directory_iterator()); }

private:
    fs::path path_;
};

/// A database on an address that can be closed and opened again.
struct Site {
    std::shared_ptr<const std::string> address;
    std::unique_ptr<Database> database;

    explicit Site(const std::string& kind) : address(test::fresh_address(kind)) { open(); }
    void open() {
        database = Database::open(*address);
        database->migrate(schema);
    }
    void restore(const std::string& file) {
        database.reset();
        store::restore(*address, file);
        open();
    }
};

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, std::string_view text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace

ON_EVERY_DATABASE("a backup holds what was written before it and none of what came after") {
    Site site(kind);
    const Folder folder;
    for (int number = 0; number < 10; ++number) site.database->write(add(number));
    site.database->backup(folder / "copy");
    site.database->write(add(10));
    site.restore(folder / "copy");
    CHECK(count(*site.database) == 10);
    // Numbering goes on where it was.
    site.database->write(add(99));
    CHECK(count(*site.database) == 11);
}

ON_EVERY_DATABASE("a backup taken under load is whole: every write acknowledged before it, and no half of one") {
    Site site(kind);
    const Folder folder;
    std::atomic<bool> is_stopping{false};
    std::atomic<int> next{0}, acknowledged{0};
    std::vector<std::thread> callers;
    for (int caller = 0; caller < 4; ++caller)
        callers.emplace_back([&] {
            while (!is_stopping) {
                site.database->write(add(next++));
                ++acknowledged;
            }
        });
    while (acknowledged < 200) std::this_thread::yield();
    const int before = acknowledged;
    site.database->backup(folder / "copy");
    const int during = acknowledged - before;
    is_stopping = true;
    for (auto& caller : callers) caller.join();
    CHECK(during > 0);

    site.restore(folder / "copy");
    CHECK(count(*site.database) >= before);
    CHECK(count(*site.database, "SELECT count(*) FROM entries WHERE id NOT IN (SELECT entry_id FROM companions)") == 0);
    CHECK(count(*site.database, "SELECT count(*) FROM companions") == count(*site.database));
}

ON_EVERY_DATABASE("a backup replaces the one of the same name, leaves nothing beside it, and only its owner can read it") {
    Site site(kind);
    const Folder folder;
    site.database->backup(folder / "copy");
    site.database->backup(folder / "copy");
    CHECK(folder.files() == 1);
    CHECK((fs::status(folder / "copy").permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
}

ON_EVERY_DATABASE("a backup that cannot be written says so and leaves nothing") {
    Site site(kind);
    CHECK_THROWS_AS(site.database->backup("/no/such/folder/copy"), Unavailable);
}

ON_EVERY_DATABASE("what is not a whole backup is refused and changes nothing") {
    Site site(kind);
    const Folder folder;
    for (int number = 0; number < 300; ++number) site.database->write(add(number), [](const auto&) {});
    site.database->write(add(300));
    site.database->backup(folder / "copy");
    const std::string whole = read_file(folder / "copy");
    write_file(folder / "text", "not a backup");
    write_file(folder / "empty", "");
    write_file(folder / "half", std::string_view(whole).substr(0, whole.size() / 2));
    site.database->write(add(301));
    for (const char* name : {"text", "empty", "half", "missing"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(site.restore(folder / name), std::runtime_error);
        site.open();
        CHECK(count(*site.database) == 302);
    }
}

ON_EVERY_DATABASE("a backup of the other kind of database is named as what it is") {
    Site site(kind);
    const Folder folder;
    const bool is_embedded = std::string_view(kind) == "sqlite";
    write_file(folder / "other", is_embedded ? "PGDMP, and what follows" : "SQLite format 3, and what follows");
    CHECK_THROWS_WITH(site.restore(folder / "other"),
                      doctest::Contains(is_embedded ? "is the backup of a PostgreSQL database" : "is the backup of an embedded database"));
    site.open();
    CHECK(count(*site.database) == 0);
}

ON_EVERY_DATABASE("a database of another product is refused") {
    Site site(kind);
    const Folder folder;
    const auto other = test::fresh_address(kind);
    Database::open(*other)->backup(folder / "foreign");
    CHECK_THROWS_AS(site.restore(folder / "foreign"), std::runtime_error);
    site.open();
    CHECK(count(*site.database) == 0);
}

ON_EVERY_DATABASE("a backup can be restored to a place where no database is yet, and over tables that it does not know") {
    Site site(kind);
    const Folder folder;
    site.database->write(add(1));
    site.database->backup(folder / "copy");
    const auto elsewhere = test::fresh_address(kind);
    store::restore(*elsewhere, folder / "copy");
    CHECK(count(*Database::open(*elsewhere)) == 1);
    Database::open(*elsewhere)->migrate(std::array{schema[0], Migration{"later", "CREATE TABLE later (entry_id ${integer} REFERENCES entries (id))"}});
    store::restore(*elsewhere, folder / "copy");
    CHECK_NOTHROW(Database::open(*elsewhere)->migrate(schema));
}

TEST_CASE("an embedded database is not replaced while a program has it open") {
    Site site("sqlite");
    const Folder folder;
    site.database->backup(folder / "copy");
    site.database->write(add(1));
    CHECK_THROWS_AS(store::restore(*site.address, folder / "copy"), Unavailable);
    CHECK(count(*site.database) == 1);
    site.database->write(add(2));
    CHECK(count(*site.database) == 2);
}

TEST_CASE("an embedded database whose file was moved away takes and shows nothing, makes no other in its place, and goes on when it is back") {
    const Site site("sqlite");
    site.database->write(add(1));
    CHECK(count(*site.database) == 1);
    const std::string path = site.address->substr(std::string_view("sqlite:").size());
    fs::rename(path, path + ".away");
    CHECK_THROWS_AS(site.database->write(add(2)), Unavailable);
    CHECK_THROWS_AS(count(*site.database), Unavailable);
    CHECK_FALSE(fs::exists(path));
    fs::rename(path + ".away", path);
    site.database->write(add(3));
    CHECK(count(*site.database, "SELECT sum(number) FROM entries") == 4);
}

TEST_CASE("nothing is committed to a file that was removed while it was written to") {
    const Site site("sqlite");
    site.database->write(add(1));
    const std::string path = site.address->substr(std::string_view("sqlite:").size());
    const auto removed_meanwhile = [&](Writer& writer) {
        fs::remove(path);
        return add(2)(writer);
    };
    CHECK_THROWS_AS(site.database->write(removed_meanwhile), Unavailable);
}

TEST_CASE("a damaged embedded database is set aside when a backup takes its place") {
    Site site("sqlite");
    const Folder folder;
    site.database->write(add(1));
    site.database->backup(folder / "copy");
    site.database.reset();
    const std::string path = site.address->substr(std::string_view("sqlite:").size());
    write_file(path, "this is not a database any more, and long enough to be looked at as one: " + std::string(1000, '.'));
    site.restore(folder / "copy");
    CHECK(count(*site.database) == 1);
    CHECK(fs::exists(path + ".damaged"));
}

TEST_CASE("the log of a database that was deleted is not replayed into the restored one") {
    Site site("sqlite");
    const Folder folder;
    site.database->write(add(1));
    site.database->backup(folder / "copy");
    site.database->write(add(2));
    const std::string path = site.address->substr(std::string_view("sqlite:").size());
    const std::string log = read_file(path + "-wal");
    site.database.reset();
    fs::remove(path);
    write_file(path + "-wal", log);
    site.restore(folder / "copy");
    CHECK(count(*site.database) == 1);
}

TEST_CASE("only its owner can read an embedded database") {
    const Site site("sqlite");
    site.database->write(add(1));
    const std::string path = site.address->substr(std::string_view("sqlite:").size());
    for (const std::string part : {"", "-wal", "-shm"}) {
        CAPTURE(part);
        CHECK((fs::status(path + part).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    }
}
