#include "core/trail/seal_store.hpp"

#include "core/trail/sealed.hpp"

#include <fmt/format.h>
#include <sodium.h>
#include <stdexcept>

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
        if (auto key = merkle::parse_public_key(row.get<std::string>(0))) keys.push_back({*std::move(key), static_cast<std::uint64_t>(row.get<std::int64_t>(1))});
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
            .first("SELECT hashes FROM trail_tiles WHERE level = $1 AND position = $2", [](const store::Row& row) { return row.get<std::string>(0); },
                   static_cast<std::int64_t>(place.level), static_cast<std::int64_t>(place.position))
            .value_or("");
    };
}

std::string kept_checkpoint_name(const std::string& origin) { return "checkpoint-" + origin.substr(origin.rfind('/') + 1); }

namespace {

/// The step from one checkpoint to the next.
struct Step {
    std::string origin{};
    std::uint64_t from{};
    merkle::Head head{};
    std::map<merkle::TilePlace, std::string> tiles{};
};

}  // namespace

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

/// The next step; nothing when every entry is sealed.
static std::optional<Step> next_step(store::Reader& reader) {
    const auto latest = latest_checkpoint(reader);
    const std::uint64_t from = latest ? latest->checkpoint.head.size : 0;
    merkle::Growth growth{from, stored_tiles(reader)};
    std::uint64_t size = from;
    reader.each("SELECT sequence, leaf FROM trail_events WHERE sequence > $1 ORDER BY sequence LIMIT $2",
                [&](const store::Row& row) { append_leaf(growth, ++size, row); }, static_cast<std::int64_t>(from), most_entries_at_once);
    if (size == from) return std::nullopt;
    return Step{.origin = log_origin(reader).value_or(""), .from = from, .head = growth.head(), .tiles = growth.changed()};
}

static void store_step(store::Writer& writer, const Step& step, const merkle::SigningKey& key, Instant now) {
    merkle::Note note{.text = merkle::Checkpoint{.origin = step.origin, .head = step.head}.in_text(), .signatures = {}};
    note.signatures.push_back(key.sign(note.text, now));
    writer.execute("INSERT INTO trail_logs (origin) VALUES ($1) ON CONFLICT (origin) DO NOTHING", step.origin);
    writer.execute("INSERT INTO trail_keys (public_key, from_size) VALUES ($1, $2) ON CONFLICT (public_key) DO NOTHING", merkle::in_text(key.public_key()),
                   static_cast<std::int64_t>(step.from));
    for (const auto& [place, hashes] : step.tiles)
        writer.execute("INSERT INTO trail_tiles (level, position, hashes) VALUES ($1, $2, $3) ON CONFLICT (level, position) DO UPDATE SET hashes = excluded.hashes",
                       static_cast<std::int64_t>(place.level), static_cast<std::int64_t>(place.position), store::Bytes{hashes});
    writer.execute("INSERT INTO trail_checkpoints (size, at, note) VALUES ($1, $2, $3)", static_cast<std::int64_t>(step.head.size), now, note.in_text());
}

/// Whether the checkpoint is one of this database's own past.
static bool is_in_past(store::Reader& reader, const merkle::Checkpoint& kept) {
    const auto latest = latest_checkpoint(reader);
    if (!latest || latest->checkpoint.head.size < kept.head.size) return false;
    return merkle::root_of(kept.head.size, merkle::subtrees_of(stored_tiles(reader))) == kept.head.root;
}

/// The folder of keys remembers what was sealed last; a database that does not hold it was set back or is another one.
static void require_past(store::Database& database, const KeyFolder& keys) {
    database.read([&](store::Reader& reader) {
        const auto origin = log_origin(reader);
        const auto text = origin ? keys.find_text(kept_checkpoint_name(*origin)) : std::nullopt;
        const auto note = text ? merkle::parse_note(*text) : std::nullopt;
        const auto kept = note ? merkle::parse_checkpoint(note->text) : std::nullopt;
        if (kept && !is_in_past(reader, *kept))
            throw std::runtime_error(fmt::format("the trail in the database is not the one of which {} entries were sealed: it was set back or altered. "
                                                 "See holdfast audit verify; if a backup was put back by hand, holdfast audit accept-restored says so",
                                                 kept->head.size));
    });
}

static bool seal_once(store::Database& database, const KeyFolder& keys, Instant now) {
    std::optional<Step> step;
    database.read([&](store::Reader& reader) { step = next_step(reader); });
    if (!step) return false;
    if (step->origin.empty()) step->origin = fresh_origin();
    const auto key = merkle::SigningKey::from_seed(step->origin, merkle::KeyUse::log, keys.seed(log_key_file));
    database.write([&](store::Writer& writer) {
        // Another program may have sealed meanwhile; its checkpoint stands.
        const auto latest = latest_checkpoint(writer);
        if ((latest ? latest->checkpoint.head.size : 0) != step->from) return store::Verdict::discard;
        store_step(writer, *step, key, now);
        return store::Verdict::keep;
    });
    return true;
}

static bool has_entries_from_before(store::Database& database) {
    bool has_some = false;
    database.read([&](store::Reader& reader) {
        has_some = !latest_checkpoint(reader) && reader.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE leaf IS NULL") > 0;
    });
    return has_some;
}

std::optional<SignedCheckpoint> seal(store::Database& database, const KeyFolder& keys, Instant now) {
    require_past(database, keys);
    if (has_entries_from_before(database))
        database.write([](store::Writer& writer) {
            seal_entries_from_before(writer);
            return store::Verdict::keep;
        });
    bool is_new = false;
    while (seal_once(database, keys, now)) is_new = true;
    std::optional<SignedCheckpoint> latest;
    database.read([&](store::Reader& reader) { latest = latest_checkpoint(reader); });
    if (is_new && latest) keys.keep_text(kept_checkpoint_name(latest->checkpoint.origin), latest->note.in_text());
    return latest;
}

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
