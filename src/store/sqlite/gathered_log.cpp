#include "store/sqlite/gathered_log.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <new>
#include <span>
#include <sqlite3.h>
#include <string>
#include <vector>

namespace holdfast::store::sqlite {
namespace {

// SQLite writes 131,071 bytes at most in one call.
constexpr std::size_t most_gathered = 120 * 1024;

/// The log as SQLite sees it, in memory that SQLite gives; the file beneath it follows in the same memory.
struct Log {
    sqlite3_file methods;
    std::vector<unsigned char>* gathered;
    sqlite3_int64 begins_at;
    bool gathers;
};
// SQLite gives memory for multiples of eight bytes, and so must this.
static_assert(alignof(Log) == 8 && sizeof(Log) % 8 == 0);

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }
sqlite3_file* beneath(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(reinterpret_cast<unsigned char*>(file) + sizeof(Log)); }

/// What could not be written is dropped: the answer makes SQLite undo the change that it belongs to.
int hand_over(sqlite3_file* file) {
    auto& [methods, gathered, begins_at, gathers] = log_of(file);
    if (gathered->empty()) return SQLITE_OK;
    const int code = beneath(file)->pMethods->xWrite(beneath(file), gathered->data(), static_cast<int>(gathered->size()), begins_at);
    gathered->clear();
    return code;
}

/// Whatever else is done with the file finds in it all that was written.
template <class Act>
int after_handing_over(sqlite3_file* file, Act&& act) {
    const int code = hand_over(file);
    return code != SQLITE_OK ? code : act(beneath(file));
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    auto& [methods, gathered, begins_at, gathers] = log_of(file);
    if (!gathers) return beneath(file)->pMethods->xWrite(beneath(file), bytes, size, at);
    const auto part = std::span(static_cast<const unsigned char*>(bytes), static_cast<std::size_t>(size));
    const bool follows = at == begins_at + static_cast<sqlite3_int64>(gathered->size()) && gathered->size() + part.size() <= most_gathered;
    if (!follows) {
        if (const int code = hand_over(file); code != SQLITE_OK) return code;
        begins_at = at;
    }
    try {
        gathered->insert(gathered->end(), part.begin(), part.end());
    } catch (const std::bad_alloc&) {
        return SQLITE_IOERR_NOMEM;
    }
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
    return after_handing_over(file, [&](sqlite3_file* below) { return below->pMethods->xRead(below, bytes, size, at); });
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return after_handing_over(file, [&](sqlite3_file* below) { return below->pMethods->xTruncate(below, size); });
}
int sync(sqlite3_file* file, int flags) {
    return after_handing_over(file, [&](sqlite3_file* below) { return below->pMethods->xSync(below, flags); });
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return after_handing_over(file, [&](sqlite3_file* below) { return below->pMethods->xFileSize(below, size); });
}
int file_control(sqlite3_file* file, int what, void* argument) {
    return after_handing_over(file, [&](sqlite3_file* below) { return below->pMethods->xFileControl(below, what, argument); });
}
int lock(sqlite3_file* file, int level) { return beneath(file)->pMethods->xLock(beneath(file), level); }
int unlock(sqlite3_file* file, int level) { return beneath(file)->pMethods->xUnlock(beneath(file), level); }
int is_reserved(sqlite3_file* file, int* answer) { return beneath(file)->pMethods->xCheckReservedLock(beneath(file), answer); }
int sector_size(sqlite3_file* file) { return beneath(file)->pMethods->xSectorSize(beneath(file)); }
int characteristics(sqlite3_file* file) { return beneath(file)->pMethods->xDeviceCharacteristics(beneath(file)); }

int close(sqlite3_file* file) {
    const int written = hand_over(file);
    std::unique_ptr<std::vector<unsigned char>>{log_of(file).gathered}.reset();
    const int closed = beneath(file)->pMethods->xClose(beneath(file));
    return written != SQLITE_OK ? written : closed;
}

constexpr sqlite3_io_methods log_methods{
    .iVersion = 1,  // shared memory and mapped pages are of the database itself, never of its log
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = lock,
    .xUnlock = unlock,
    .xCheckReservedLock = is_reserved,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs* usual(sqlite3_vfs* vfs) { return static_cast<sqlite3_vfs*>(vfs->pAppData); }

/// Room for a log, or nothing: what SQLite calls may not throw.
std::unique_ptr<std::vector<unsigned char>> room_for_log() noexcept {
    try {
        return std::make_unique<std::vector<unsigned char>>();
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

int open(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* opened_with) {
    if ((flags & SQLITE_OPEN_WAL) == 0) return usual(vfs)->xOpen(usual(vfs), name, file, flags, opened_with);
    auto gathered = room_for_log();
    if (!gathered) return SQLITE_NOMEM;
    const int code = usual(vfs)->xOpen(usual(vfs), name, beneath(file), flags, opened_with);
    if (code != SQLITE_OK) {
        if (beneath(file)->pMethods != nullptr) beneath(file)->pMethods->xClose(beneath(file));
        file->pMethods = nullptr;
        return code;
    }
    // Where a write may harm what stands beside it, SQLite fills up the last sector of a commit and writes a part of that after the flush.
    const bool is_last_flushed = (beneath(file)->pMethods->xDeviceCharacteristics(beneath(file)) & SQLITE_IOCAP_POWERSAFE_OVERWRITE) != 0;
    log_of(file) = {.methods = {&log_methods}, .gathered = gathered.release(), .begins_at = 0, .gathers = is_last_flushed};
    return SQLITE_OK;
}

/// A way to the file system that is another's in all but the log, with the memory that its name stands in.
struct System {
    explicit System(sqlite3_vfs& below) : name(std::string("holdfast-gathered-log-over-") + below.zName), vfs(below) {
        vfs.szOsFile = static_cast<int>(sizeof(Log)) + below.szOsFile;
        vfs.pNext = nullptr;
        vfs.zName = name.c_str();
        vfs.pAppData = &below;
        vfs.xOpen = open;
        is_registered = sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }
    System(const System&) = delete;
    System& operator=(const System&) = delete;

    std::string name;
    sqlite3_vfs vfs;
    bool is_registered{};
};

}  // namespace

const char* gathered_log() {
    static std::mutex mutex;
    static auto& systems = *std::make_unique<std::list<System>>().release();  // SQLite keeps their addresses to the very end
    const std::scoped_lock lock(mutex);
    sqlite3_vfs* const below = sqlite3_vfs_find(nullptr);
    auto found = std::ranges::find(systems, below, [](const System& each) { return static_cast<sqlite3_vfs*>(each.vfs.pAppData); });
    if (found == systems.end()) found = systems.emplace(systems.end(), *below);
    return found->is_registered ? found->vfs.zName : nullptr;
}

}  // namespace holdfast::store::sqlite
