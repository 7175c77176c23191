#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>

namespace holdfast::test {

/// A disk that keeps what it was told to sync and promises nothing else, as real ones do. While it lives, every SQLite database of
/// this program is on it. A power cut may keep any of the sectors written since the last sync and lose the others.
class DoubtfulDisk {
public:
    enum class Step { write, sync };
    /// Called before every write and sync, counted from 1; may cut the power. Says whether the step may go ahead: when not, it
    /// fails as on a full disk.
    using Watch = std::function<bool(std::int64_t count, Step step)>;

    /// Whether the disk says that a write harms nothing beside it in a sector, as Linux says of every disk; where it does not, SQLite fills sectors up.
    enum class Sectors { said_to_be_safe, not_said_to_be_safe };

    explicit DoubtfulDisk(Watch watch, Sectors sectors = Sectors::said_to_be_safe);
    ~DoubtfulDisk();
    DoubtfulDisk(const DoubtfulDisk&) = delete;
    DoubtfulDisk& operator=(const DoubtfulDisk&) = delete;

    /// From now on syncing does nothing, as on a disk that lies or for a program that forgets to ask.
    void ignore_syncs() { ignores_syncs_ = true; }
    /// What a power cut at this moment would leave, by file name without its folder: a sector written since its last sync is there
    /// or not by chance. Only inside `watch`.
    std::map<std::string, std::string> cut_power(std::mt19937& chance);

    /// What the files tell the disk.
    struct File {
        std::string path{};
        /// Contents before the writes that are not synced, by sector.
        std::map<std::int64_t, std::string> unsynced{};
        std::int64_t synced_size{};
        bool was_ever_synced{};
    };
    std::shared_ptr<File> open_file(const std::string& path);
    bool may_go_ahead(Step step);
    void about_to_write(File& file, std::int64_t from, std::int64_t size);
    void synced(File& file);
    std::recursive_mutex& mutex() { return mutex_; }

private:
    Watch watch_;
    bool ignores_syncs_{};
    std::int64_t count_{};
    std::recursive_mutex mutex_;
    std::map<std::string, std::shared_ptr<File>> files_;
};

}  // namespace holdfast::test
