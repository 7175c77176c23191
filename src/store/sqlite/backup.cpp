#include "store/sqlite/backup.hpp"

#include "store/new_file.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/errors.hpp"
#include "store/unsuitable.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>

namespace holdfast::store::sqlite {

/// All pages in one step: the copy is one snapshot, and writing goes on beside it.
static void copy_pages(sqlite3* from, sqlite3* to) {
    sqlite3_backup* const copying = sqlite3_backup_init(to, "main", from, "main");
    if (!copying) fail(to, sqlite3_errcode(to), "backup");
    const int code = sqlite3_backup_step(copying, -1);
    sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE) fail(to, code, "backup");
}

/// What keeps the file from being a backup; empty for one that is whole.
static std::string fault_of_backup(sqlite3* database) {
    try {
        if (ask(database, "PRAGMA integrity_check") != "ok") return "it is damaged";
        return is_ours(database) ? "" : "it holds no records of this product";
    } catch (const std::exception&) {
        return is_no_database(database) ? "it is not a database file" : "it is damaged";
    }
}

static void copy(sqlite3* from, const std::string& path) {
    const Handle to = open_file(path, SQLITE_OPEN_READWRITE);
    run(to.get(), "PRAGMA synchronous = FULL");
    copy_pages(from, to.get());
    // The copied header says WAL, which would need a second file beside the copy as soon as somebody looks at it.
    ask(to.get(), "PRAGMA journal_mode = DELETE");
}

void back_up(const std::string& path, const std::string& file) {
    std::error_code ignored;
    if (std::filesystem::equivalent(path, file, ignored)) throw Unsuitable(fmt::format("{} is the database itself; name another file", file));
    NewFile made(file);
    copy(open_file(path, SQLITE_OPEN_READONLY).get(), made.path());
    if (ask(open_file(made.path(), SQLITE_OPEN_READONLY).get(), "PRAGMA quick_check") != "ok")
        throw Unavailable(fmt::format("the copy {} did not read back whole; the database or the disk may be damaged", file));
    made.put_in_place();
}

static Handle open_backup(const std::string& file) {
    Handle handle = open_file(file, SQLITE_OPEN_READONLY);
    if (const std::string fault = fault_of_backup(handle.get()); !fault.empty())
        throw Unsuitable(fmt::format("{} is not a whole backup of this product: {}", file, fault));
    return handle;
}

/// What a damaged or deleted database leaves is kept under another name: its log must not be replayed into the restored one.
static void set_aside(const std::string& path) {
    for (const char* part : {"-wal", "-shm", ""})
        if (std::filesystem::exists(path + part)) std::filesystem::rename(path + part, path + ".damaged" + part);
}

static bool is_damaged(const std::string& path) {
    const Handle handle = open_file(path, SQLITE_OPEN_READWRITE);
    try {
        return ask(handle.get(), "PRAGMA quick_check(1)") != "ok";
    } catch (const std::exception&) {
        return is_no_database(handle.get()) || (sqlite3_errcode(handle.get()) & 0xff) == SQLITE_CORRUPT;
    }
}

/// Takes the database for itself, so that nobody writes to the file that is about to go. Leaving WAL brings its log into the
/// file and works only while no other connection is open.
static Handle take_exclusively(const std::string& path) {
    Handle handle = open_file(path, SQLITE_OPEN_READWRITE);
    sqlite3_busy_timeout(handle.get(), 1'000);
    if (ask(handle.get(), "PRAGMA journal_mode = DELETE") != "delete") fail(handle.get(), SQLITE_BUSY, "restore");
    run(handle.get(), "BEGIN EXCLUSIVE");
    return handle;
}

void restore(const std::string& path, const std::string& file) {
    require_ordinary_file(path, true);
    NewFile made(path);
    copy(open_backup(file).get(), made.path());
    if (!std::filesystem::exists(path) || is_damaged(path)) {
        set_aside(path);
        return made.put_in_place();
    }
    require_ours(path);
    Handle old;
    try {
        old = take_exclusively(path);
    } catch (const Unavailable& failure) {
        throw Unsuitable(fmt::format("{} is in use; stop every program that has it open and try again ({})", path, failure.what()));
    }
    made.put_in_place();
}

}  // namespace holdfast::store::sqlite
