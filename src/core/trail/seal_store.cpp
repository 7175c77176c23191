#include "core/trail/seal_store.hpp"

#include "core/trail/sealed.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>
#include <utility>

namespace holdfast::trail {

static constexpr std::string_view log_key_file = "trail.key";
static constexpr int most_entries_at_once = 65'536;

static std::string fresh_origin() {
    unsigned long long number = 0;
    randombytes_buf(&number, sizeof number);
    return fmt::format("holdfast/trail/{:016x}", number);
}

static SignedCheckpoint checkpoint_in(const store::Row& row) {
    const auto note = merkle::parse_note(row.get<std::string>(1));
    const auto checkpoint = note ? merkle::parse_checkpoint(note->text) : std::nullopt;
    // A checkpoint that cannot be read is shown as one of nothing, which no trail fits.
    return {.checkpoint = checkpoint.value_or(merkle::Checkpoint{}), .at = row.get<Instant>(0), .note = note.value_or(merkle::Note{})};
}

std::optional<SignedCheckpoint> latest_checkpoint(store::Reader& reader) {
    return reader.first("SELECT at, note FROM trail_checkpoints ORDER BY size DESC LIMIT 1", checkpoint_in);
}

std::vector<SignedCheckpoint> every_checkpoint(store::Reader& reader) {
    return reader.all("SELECT at, note FROM trail_checkpoints ORDER BY size", checkpoint_in);
}

std::optional<std::string> log_origin(store::Reader& reader) {
    return reader.first("SELECT origin FROM trail_logs ORDER BY origin", [](const store::Row& row) { return row.get<std::string>(0); });
}

std::vector<StoredKey> stored_keys(store::Reader& reader) {
    std::vector<StoredKey> keys;
    reader.each("SELECT public_key, from_size FROM trail_keys ORDER BY from_size", [&](const store::Row& row) {
        if (auto key = merkle::parse_public_key(row.get<std::string>(0)))
            keys.push_back({*std::move(key), static_cast<std::uint64_t>(row.get<std::int64_t>(1))});
    });
    return keys;
}

std::optional<merkle::SigningKey> find_log_key(const KeyFolder& keys, const std::string& origin) {
    const auto seed = keys.find_seed(log_key_file);
    if (!seed) return std::nullopt;
    return merkle::SigningKey::from_seed(origin, merkle::KeyUse::log, *seed);
}

merkle::ReadTile stored_tiles(store::Reader& reader) {
    return [&reader](merkle::TilePlace place) {
        return reader
            .first(
                "SELECT hashes FROM trail_tiles WHERE level = $1 AND position = $2", [](const store::Row& row) { return row.get<std::string>(0); },
                static_cast<std::int64_t>(place.level), static_cast<std::int64_t>(place.position))
            .value_or("");
    };
}

std::string kept_checkpoint_name(const std::string& origin) { return "checkpoint-" + origin.substr(origin.rfind('/') + 1); }

/// Entries written before the trail was sealed at all get their salt and leaf once, while no checkpoint says otherwise.
static void seal_entries_from_before(store::Writer& writer) {
    if (writer.value<std::int64_t>("SELECT COUNT(*) FROM trail_checkpoints") > 0) return;
    struct Old {
        std::int64_t sequence{}, account{};
        Instant at{};
        std::vector<std::string> texts{};
    };
    const auto olds = writer.all(
        "SELECT sequence, account_id, at, actor, address, reason, detail, agency, session, type, kind, reference, outcome FROM trail_events WHERE leaf IS NULL",
        [](const store::Row& row) {
            Old old{.sequence = row.get<std::int64_t>(0), .account = row.get<std::int64_t>(1), .at = row.get<Instant>(2), .texts = {}};
            for (int column = 3; column <= 12; ++column) old.texts.push_back(row.get<std::string>(column));
            return old;
        });
    for (const Old& old : olds) {
        const auto& text = old.texts;
        const std::string salt = fresh_salt();
        const auto payload = payload_digest(salt, {text[0], text[1], text[2], text[3]});
        const auto leaf = merkle::leaf_hash(log_entry({old.sequence, old.at, old.account, text[4], text[5], text[6], text[7], text[8], text[9], payload}));
        writer.execute("UPDATE trail_events SET salt = $1, payload_digest = $2, leaf = $3 WHERE sequence = $4", store::Bytes{salt},
                       store::Bytes{merkle::bytes_of(payload)}, store::Bytes{merkle::bytes_of(leaf)}, old.sequence);
    }
}

static void append_leaf(merkle::Growth& growth, std::uint64_t expected, const store::Row& row) {
    if (row.get<std::int64_t>(0) != static_cast<std::int64_t>(expected) || row.is_null(1))
        throw std::runtime_error(fmt::format("entry {} of the trail is missing or not sealed: run holdfast audit verify", expected));
    growth.append(merkle::hash_from_bytes(row.get<std::string>(1)).value());
}

static merkle::Note signed_note(const merkle::Checkpoint& checkpoint, const merkle::SigningKey& key, Instant now) {
    merkle::Note note{.text = checkpoint.in_text(), .signatures = {}};
    note.signatures.push_back(key.sign(note.text, now));
    return note;
}

static void store_tiles(store::Writer& writer, const std::map<merkle::TilePlace, std::string>& tiles) {
    for (const auto& [place, hashes] : tiles)
        writer.execute(
            "INSERT INTO trail_tiles (level, position, hashes) VALUES ($1, $2, $3) ON CONFLICT (level, position) DO UPDATE SET hashes = excluded.hashes",
            static_cast<std::int64_t>(place.level), static_cast<std::int64_t>(place.position), store::Bytes{hashes});
}

static void store_checkpoint(store::Writer& writer, const SignedCheckpoint& sealed, const merkle::PublicKey& key, std::uint64_t from) {
    writer.execute("INSERT INTO trail_logs (origin) VALUES ($1) ON CONFLICT (origin) DO NOTHING", sealed.checkpoint.origin);
    writer.execute("INSERT INTO trail_keys (public_key, from_size) VALUES ($1, $2) ON CONFLICT (public_key) DO NOTHING", merkle::in_text(key),
                   static_cast<std::int64_t>(from));
    writer.execute("INSERT INTO trail_checkpoints (size, at, note) VALUES ($1, $2, $3)", static_cast<std::int64_t>(sealed.checkpoint.head.size), sealed.at,
                   sealed.note.in_text());
}

/// Whether the checkpoint is one of this database's own past.
static bool is_in_past(store::Reader& reader, const merkle::Checkpoint& kept) {
    const auto latest = latest_checkpoint(reader);
    if (!latest || latest->checkpoint.head.size < kept.head.size) return false;
    return merkle::root_of(kept.head.size, merkle::subtrees_of(stored_tiles(reader))) == kept.head.root;
}

/// What the folder of keys remembers as sealed last.
static std::optional<merkle::Checkpoint> kept_checkpoint(const KeyFolder& keys, const std::string& origin) {
    const auto text = keys.find_text(kept_checkpoint_name(origin));
    const auto note = text ? merkle::parse_note(*text) : std::nullopt;
    return note ? merkle::parse_checkpoint(note->text) : std::nullopt;
}

static void seal_entries_from_before(store::Database& database) {
    bool has_some = false;
    database.read([&](store::Reader& reader) {
        has_some = !latest_checkpoint(reader) && reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE leaf IS NULL") > 0;
    });
    if (!has_some) return;
    database.write([](store::Writer& writer) {
        seal_entries_from_before(writer);
        return store::Verdict::keep;
    });
}

/// A database that does not hold what was sealed last was set back, or is another one.
Seals::Reached Seals::reach() {
    seal_entries_from_before(database_);
    std::string origin;
    database_.read([&](store::Reader& reader) { origin = log_origin(reader).value_or(fresh_origin()); });
    // Read before the database is: another program may seal and keep its copy at any moment.
    const auto kept = kept_checkpoint(keys_, origin);
    kept_size_ = kept ? kept->head.size : 0;
    std::optional<Reached> reached;
    database_.read([&](store::Reader& reader) {
        if (kept && !is_in_past(reader, *kept))
            throw std::runtime_error(fmt::format(
                "the trail in the database is not the one of which {} entries were sealed: it was set back or altered, or is a copy "
                "of one that went on with the same keys. See holdfast audit verify; if a backup was put back by hand, holdfast audit accept-restored says so",
                kept->head.size));
        const auto latest = latest_checkpoint(reader);
        reached.emplace(Reached{origin, latest, merkle::Growth{latest ? latest->checkpoint.head.size : 0, stored_tiles(reader)}});
    });
    return *std::move(reached);
}

static bool is_latest(store::Reader& reader, const std::optional<SignedCheckpoint>& reached) {
    const auto latest = latest_checkpoint(reader);
    return latest && reached ? latest->note.in_text() == reached->note.in_text() : !latest && !reached;
}

/// Appends the entries that no checkpoint covers, as far as they go at once. False where the database stands elsewhere than was reached.
bool Seals::append_entries(Reached& reached) {
    bool is_where_it_was = false;
    database_.read([&](store::Reader& reader) {
        if (!(is_where_it_was = is_latest(reader, reached.latest))) return;
        std::uint64_t size = reached.growth.size();
        reader.each(
            "SELECT sequence, leaf FROM trail_events WHERE sequence > $1 ORDER BY sequence LIMIT $2",
            [&](const store::Row& row) { append_leaf(reached.growth, ++size, row); }, static_cast<std::int64_t>(size), most_entries_at_once);
    });
    return is_where_it_was;
}

/// False where another program sealed meanwhile: its checkpoint stands.
bool Seals::store(Reached& reached, Instant now) {
    const std::uint64_t from = reached.latest ? reached.latest->checkpoint.head.size : 0;
    const auto key = merkle::SigningKey::from_seed(reached.origin, merkle::KeyUse::log, keys_.seed(log_key_file));
    const merkle::Checkpoint checkpoint{.origin = reached.origin, .head = reached.growth.head()};
    const SignedCheckpoint sealed{.checkpoint = checkpoint, .at = now, .note = signed_note(checkpoint, key, now)};
    const auto tiles = reached.growth.take_changed();
    bool is_stored = false;
    database_.write([&](store::Writer& writer) {
        if (!(is_stored = is_latest(writer, reached.latest))) return store::Verdict::discard;
        store_tiles(writer, tiles);
        store_checkpoint(writer, sealed, key.public_key(), from);
        return store::Verdict::keep;
    });
    if (is_stored) reached.latest = sealed;
    return is_stored;
}

/// A copy that is a second old only lets a database be set back by that second; each one costs two waits for the disk.
void Seals::keep_copy(const SignedCheckpoint& latest, Instant now) {
    constexpr std::chrono::seconds interval{1};
    const bool is_due = !kept_at_ || now < *kept_at_ || now - *kept_at_ >= interval;
    if (latest.checkpoint.head.size == kept_size_ || !is_due) return;
    keys_.keep_text(kept_checkpoint_name(latest.checkpoint.origin), latest.note.in_text());
    kept_size_ = latest.checkpoint.head.size;
    kept_at_ = now;
}

std::optional<SignedCheckpoint> Seals::seal(Instant now) {
    // What was reached is forgotten until a step is stored: after a fault the next call reads it afresh.
    auto reached = std::exchange(reached_, std::nullopt);
    while (true) {
        if (!reached) reached.emplace(reach());
        const std::uint64_t sealed_size = reached->latest ? reached->latest->checkpoint.head.size : 0;
        if (!append_entries(*reached)) reached.reset();
        else if (reached->growth.size() == sealed_size) break;
        else if (!store(*reached, now)) reached.reset();
    }
    if (reached->latest) keep_copy(*reached->latest, now);
    reached_ = std::move(reached);
    return reached_->latest;
}

std::optional<SignedCheckpoint> seal(store::Database& database, const KeyFolder& keys, Instant now) { return Seals{database, keys}.seal(now); }

void hand_over_log_key(store::Reader& reader, const KeyFolder& from, const KeyFolder& to) {
    const auto origin = log_origin(reader);
    const auto seed = from.find_seed(log_key_file);
    if (!origin || !seed || to.find_seed(log_key_file)) return;
    to.keep_text(log_key_file, *seed);
    if (const auto kept = from.find_text(kept_checkpoint_name(*origin))) to.keep_text(kept_checkpoint_name(*origin), *kept);
}

void accept_restored(store::Database& database, const KeyFolder& keys, Instant now) {
    database.read([&](store::Reader& reader) {
        if (const auto origin = log_origin(reader)) keys.set_aside(kept_checkpoint_name(*origin), fmt::format("before-{}", iso(now)));
    });
}

}  // namespace holdfast::trail
