#include "doubtful_disk.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <sqlite3.h>

namespace holdfast::test {

static constexpr std::int64_t sector_size = 512;

static std::string contents_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::shared_ptr<DoubtfulDisk::File> DoubtfulDisk::open_file(const std::string& path) {
    const std::scoped_lock lock(mutex_);
    auto& file = files_[path];
    if (!file) {
        const bool is_there = std::filesystem::exists(path) && std::filesystem::file_size(path) > 0;
        file = std::make_shared<File>(
            File{.path = path, .synced_size = is_there ? static_cast<std::int64_t>(std::filesystem::file_size(path)) : 0, .was_ever_synced = is_there});
    }
    return file;
}

bool DoubtfulDisk::may_go_ahead(Step step) {
    const std::scoped_lock lock(mutex_);
    return watch_(++count_, step);
}

void DoubtfulDisk::about_to_write(File& file, std::int64_t from, std::int64_t size) {
    std::ifstream before(file.path, std::ios::binary);
    for (std::int64_t sector = from / sector_size; sector * sector_size < from + size; ++sector) {
        if (file.unsynced.contains(sector)) continue;
        std::string old(sector_size, '\0');
        before.clear();
        before.seekg(sector * sector_size);
        before.read(old.data(), sector_size);
        file.unsynced[sector] = old;
    }
}

void DoubtfulDisk::synced(File& file) {
    if (ignores_syncs_) return;
    file.unsynced.clear();
    file.synced_size = static_cast<std::int64_t>(std::filesystem::file_size(file.path));
    file.was_ever_synced = true;
}

/// The file with its unsynced length, and each unsynced sector, kept or lost.
static std::string after_power_cut(const DoubtfulDisk::File& file, std::mt19937& chance) {
    std::bernoulli_distribution is_lost(0.5);
    std::string left = contents_of(file.path);
    if (is_lost(chance)) left.resize(static_cast<std::size_t>(file.synced_size));
    for (const auto& [sector, old] : file.unsynced) {
        const auto at = static_cast<std::size_t>(sector * sector_size);
        if (at >= left.size() || !is_lost(chance)) continue;
        const auto size = std::min<std::size_t>(sector_size, left.size() - at);
        left.replace(at, size, old, 0, size);
    }
    return left;
}

std::map<std::string, std::string> DoubtfulDisk::cut_power(std::mt19937& chance) {
    std::bernoulli_distribution is_lost(0.5);
    std::map<std::string, std::string> left;
    for (const auto& [path, file] : files_) {
        if (!std::filesystem::exists(path) || (!file->was_ever_synced && is_lost(chance))) continue;
        left[std::filesystem::path(path).filename().string()] = after_power_cut(*file, chance);
    }
    return left;
}

namespace {

/// What SQLite sees as an open file; the real one follows it in memory.
struct OpenFile {
    sqlite3_file seen;
    DoubtfulDisk* disk;
    std::shared_ptr<DoubtfulDisk::File> file;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return opened(file).real(); }

int close_file(sqlite3_file* file) {
    const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
    opened(file).~OpenFile();
    return code;
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 from) {
    OpenFile& open = opened(file);
    if (open.file) {
        const std::scoped_lock lock(open.disk->mutex());
        if (!open.disk->may_go_ahead(DoubtfulDisk::Step::write)) return SQLITE_FULL;
        open.disk->about_to_write(*open.file, from, size);
        return real(file)->pMethods->xWrite(real(file), bytes, size, from);
    }
    return real(file)->pMethods->xWrite(real(file), bytes, size, from);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    OpenFile& open = opened(file);
    if (open.file) {
        const std::scoped_lock lock(open.disk->mutex());
        const auto size_before = static_cast<std::int64_t>(std::filesystem::file_size(open.file->path));
        open.disk->about_to_write(*open.file, size, std::max<std::int64_t>(size_before - size, 0));
        return real(file)->pMethods->xTruncate(real(file), size);
    }
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync_file(sqlite3_file* file, int) {
    OpenFile& open = opened(file);
    if (!open.file) return SQLITE_OK;
    const std::scoped_lock lock(open.disk->mutex());
    if (!open.disk->may_go_ahead(DoubtfulDisk::Step::sync)) return SQLITE_IOERR_FSYNC;
    open.disk->synced(*open.file);
    return SQLITE_OK;
}

int characteristics(sqlite3_file*);

/// Everything else goes straight to the real file.
constexpr sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = close_file,
    .xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 from) { return real(f)->pMethods->xRead(real(f), to, size, from); },
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    .xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    .xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    .xCheckReservedLock = [](sqlite3_file* f, int* is_held) { return real(f)->pMethods->xCheckReservedLock(real(f), is_held); },
    .xFileControl = [](sqlite3_file* f, int what, void* with) { return real(f)->pMethods->xFileControl(real(f), what, with); },
    .xSectorSize = [](sqlite3_file*) { return static_cast<int>(sector_size); },
    .xDeviceCharacteristics = characteristics,
    .xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** at) { return real(f)->pMethods->xShmMap(real(f), page, size, extend, at); },
    .xShmLock = [](sqlite3_file* f, int from, int count, int flags) { return real(f)->pMethods->xShmLock(real(f), from, count, flags); },
    .xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    .xShmUnmap = [](sqlite3_file* f, int is_deleted) { return real(f)->pMethods->xShmUnmap(real(f), is_deleted); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

/// SQLite's own way to the operating system, with `xOpen` replaced.
struct Layer {
    sqlite3_vfs vfs;
    sqlite3_vfs* below;
    DoubtfulDisk* disk;
    bool spares_neighbours;
};

Layer& the_layer() {
    static Layer layer{};
    return layer;
}

int characteristics(sqlite3_file*) { return the_layer().spares_neighbours ? SQLITE_IOCAP_POWERSAFE_OVERWRITE : 0; }

int open_on_layer(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_out) {
    Layer& layer = the_layer();
    const bool is_tracked = name && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    auto* const open = new (file) OpenFile{.seen = {.pMethods = &methods}, .disk = layer.disk, .file = nullptr};
    const int code = layer.below->xOpen(layer.below, name, open->real(), flags, flags_out);
    if (is_tracked && code == SQLITE_OK) open->file = layer.disk->open_file(name);
    return code;
}

}  // namespace

DoubtfulDisk::DoubtfulDisk(Watch watch, Sectors sectors) : watch_(std::move(watch)) {
    Layer& layer = the_layer();
    layer.below = sqlite3_vfs_find(nullptr);
    layer.vfs = *layer.below;
    layer.vfs.zName = "doubtful";
    layer.vfs.szOsFile = static_cast<int>(sizeof(OpenFile)) + layer.below->szOsFile;
    layer.vfs.xOpen = open_on_layer;
    layer.disk = this;
    layer.spares_neighbours = sectors == Sectors::said_to_be_safe;
    sqlite3_vfs_register(&layer.vfs, 1);
}

DoubtfulDisk::~DoubtfulDisk() {
    sqlite3_vfs_unregister(&the_layer().vfs);
    sqlite3_vfs_register(the_layer().below, 1);
}

}  // namespace holdfast::test
