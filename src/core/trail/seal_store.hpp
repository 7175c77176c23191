#pragma once

#include "base/time.hpp"
#include "core/merkle/note.hpp"
#include "core/merkle/tiles.hpp"
#include "core/trail/key_folder.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::trail {

/// A checkpoint as it was signed.
struct SignedCheckpoint {
    merkle::Checkpoint checkpoint{};
    Instant at{};
    merkle::Note note{};
};

/// Seals one trail as it grows. It remembers where it came to, so that a step reads only the entries since; where another program sealed meanwhile
/// it reads afresh. For one thread at a time.
class Seals {
public:
    Seals(store::Database& database, const KeyFolder& keys) : database_(database), keys_(keys) {}

    /// Signs a checkpoint over every entry of the trail that none covers yet, and gives the latest one; nothing for an empty trail. Keeps a copy in
    /// the folder of keys, at most one a second. Throws std::runtime_error where the database holds less than, or other than, what was sealed
    /// before: it was set back.
    std::optional<SignedCheckpoint> seal(Instant now);

private:
    struct Reached {
        std::string origin{};
        std::optional<SignedCheckpoint> latest{};
        merkle::Growth growth;
    };
    Reached reach();
    bool append_entries(Reached& reached);
    bool store(Reached& reached, Instant now);
    void keep_copy(const SignedCheckpoint& latest, Instant now);

    store::Database& database_;
    const KeyFolder& keys_;
    std::optional<Reached> reached_{};
    std::uint64_t kept_size_{};  ///< of the checkpoint whose copy is in the folder of keys
    std::optional<Instant> kept_at_{};
};

/// The same, once.
std::optional<SignedCheckpoint> seal(store::Database& database, const KeyFolder& keys, Instant now);

/// The latest checkpoint; nothing before the first.
std::optional<SignedCheckpoint> latest_checkpoint(store::Reader& reader);
/// Every checkpoint's note, smallest first.
std::vector<SignedCheckpoint> every_checkpoint(store::Reader& reader);

/// The name of the log; nothing before the first checkpoint.
std::optional<std::string> log_origin(store::Reader& reader);
/// A key with which the database says that its checkpoints were signed, from which size on.
struct StoredKey {
    merkle::PublicKey key{};
    std::uint64_t from_size{};
};
std::vector<StoredKey> stored_keys(store::Reader& reader);
/// The key of this log in the folder, without making one.
std::optional<merkle::SigningKey> find_log_key(const KeyFolder& keys, const std::string& origin);
/// The tiles as they are kept; an absent one is empty. Valid as long as the reader.
merkle::ReadTile stored_tiles(store::Reader& reader);

/// The name under which the folder of keys keeps the latest checkpoint of a log.
std::string kept_checkpoint_name(const std::string& origin);
/// Copies the key of the log and the checkpoint kept of it into another folder, where there is no key yet.
void hand_over_log_key(store::Reader& reader, const KeyFolder& from, const KeyFolder& to);
/// Accepts that the database was set back to a backup: the checkpoint in the folder of keys is set aside, under the name of the moment.
void accept_restored(store::Database& database, const KeyFolder& keys, Instant now);

}  // namespace holdfast::trail
