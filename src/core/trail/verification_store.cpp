#include "core/trail/verification_store.hpp"

#include "core/trail/entry_check.hpp"
#include "core/trail/seal_store.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fmt/format.h>
#include <mutex>
#include <thread>

namespace holdfast::trail {

/// One tile of the second level stands for this many entries: what one thread examines at a time.
static constexpr std::uint64_t unit_size = merkle::tile_width * merkle::tile_width;

namespace {

/// What is known before the entries are read.
struct Outline {
    std::int64_t first{};
    std::int64_t last{};
    std::optional<std::string> origin{};
    std::vector<SignedCheckpoint> checkpoints{};
    std::vector<StoredKey> keys{};
    std::optional<StoredKey> own_key{};  ///< the one of the folder of keys, if it signed any checkpoint

    std::uint64_t sealed() const { return checkpoints.empty() ? 0 : checkpoints.back().checkpoint.head.size; }
};

/// The earliest of the breaks that are found.
class Earliest {
public:
    void add(std::int64_t sequence, std::string reason) {
        if (!found_ || sequence < found_->sequence) found_ = Break{sequence, std::move(reason)};
    }
    void add(const std::optional<Break>& other) {
        if (other) add(other->sequence, other->reason);
    }
    const std::optional<Break>& found() const { return found_; }

private:
    std::optional<Break> found_{};
};

}  // namespace

static Outline read_outline(store::Reader& reader) {
    Outline outline{.first = reader.value<std::int64_t>("SELECT COALESCE(MIN(sequence), 1) FROM trail_events"),
                    .last = reader.value<std::int64_t>("SELECT COALESCE(MAX(sequence), 0) FROM trail_events"),
                    .origin = log_origin(reader),
                    .checkpoints = every_checkpoint(reader),
                    .keys = stored_keys(reader)};
    return outline;
}

/// The full tiles of the first level against the hashes that the second level holds of them.
static void check_second_level(const UnitTiles& tiles, std::uint64_t unit, Earliest& earliest) {
    for (std::size_t i = 0; i * sizeof(merkle::Hash) < tiles.above.size(); ++i) {
        const auto tile = tiles.leaves.find(unit * merkle::tile_width + i);
        const bool is_right =
            tile != tiles.leaves.end() && tile->second.size() == merkle::tile_width * sizeof(merkle::Hash) &&
            merkle::bytes_of(merkle::root_of_tile(tile->second)) == std::string_view(tiles.above).substr(i * sizeof(merkle::Hash), sizeof(merkle::Hash));
        if (!is_right)
            earliest.add(static_cast<std::int64_t>(unit * unit_size + i * merkle::tile_width) + 1,
                         "the sealed hashes of this entry and the 255 after it are not what was sealed");
    }
}

static UnitFindings examine_unit(store::Reader& reader, std::uint64_t unit, const Outline& outline) {
    const UnitTiles tiles = read_unit_tiles(reader, unit);
    const auto from = static_cast<std::int64_t>(unit * unit_size);
    const auto to = std::min(from + static_cast<std::int64_t>(unit_size), outline.last);
    EntryCheck check{from, outline.sealed(), tiles};
    reader.each(
        EntryCheck::query, [&](const store::Row& row) { check.take(row); }, from, to);
    check.finish(to);
    UnitFindings findings = check.findings();
    Earliest earliest;
    earliest.add(findings.first_break);
    check_second_level(tiles, unit, earliest);
    findings.first_break = earliest.found();
    return findings;
}

/// Examines every unit, on all cores.
static UnitFindings examine_entries(store::Database& database, const Outline& outline) {
    const std::uint64_t units = (static_cast<std::uint64_t>(std::max<std::int64_t>(outline.last, 0)) + unit_size - 1) / unit_size;
    std::vector<UnitFindings> found(units);
    std::atomic<std::uint64_t> next{0};
    std::exception_ptr fault;
    std::mutex fault_mutex;
    const auto work = [&] {
        try {
            database.read([&](store::Reader& reader) {
                for (std::uint64_t unit = next++; unit < units; unit = next++) found[unit] = examine_unit(reader, unit, outline);
            });
        } catch (...) {
            const std::scoped_lock lock(fault_mutex);
            fault = std::current_exception();
        }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::uint64_t>(std::thread::hardware_concurrency(), units); ++i) threads.emplace_back(work);
    work();
    threads.clear();
    if (fault) std::rethrow_exception(fault);
    UnitFindings all;
    for (auto& one : found) all.merge(std::move(one));
    return all;
}

/// An entry may lack its payload only where a later one says that it was erased.
static void check_erasures(const UnitFindings& findings, Earliest& earliest) {
    for (const std::int64_t sequence : findings.erased)
        if (!findings.said_erased.contains(sequence)) earliest.add(sequence, "its payload is gone and no entry says that it was erased");
}

/// Once the key of the folder has signed, no other may; before that, the database's own word must do.
static bool is_signed(const merkle::Note& note, const merkle::Checkpoint& checkpoint, const Outline& outline) {
    if (outline.own_key && checkpoint.head.size > outline.own_key->from_size) return note.is_signed_by(outline.own_key->key);
    return std::ranges::any_of(outline.keys, [&](const auto& stored) { return note.is_signed_by(stored.key); });
}

/// The tiles above the second level: each hash is the root of the tile below it.
static void check_upper_levels(store::Reader& reader, const Outline& outline, Earliest& earliest) {
    const auto read = stored_tiles(reader);
    std::uint64_t below = outline.sealed() >> (2 * merkle::tile_height);
    for (unsigned level = 2; below > 0; ++level, below >>= merkle::tile_height)
        for (std::uint64_t position = 0; position * merkle::tile_width < below; ++position) {
            const std::string tile = read({level, position});
            for (std::uint64_t i = 0; i < merkle::tile_width && position * merkle::tile_width + i < below; ++i) {
                const std::uint64_t lower = position * merkle::tile_width + i;
                const std::string under = read({level - 1, lower});
                const bool is_right =
                    under.size() == merkle::tile_width * sizeof(merkle::Hash) && tile.size() >= (i + 1) * sizeof(merkle::Hash) &&
                    merkle::bytes_of(merkle::root_of_tile(under)) == std::string_view(tile).substr(i * sizeof(merkle::Hash), sizeof(merkle::Hash));
                if (!is_right)
                    earliest.add(static_cast<std::int64_t>(lower << (level * merkle::tile_height)) + 1,
                                 "the sealed hashes from this entry on are not what was sealed");
            }
        }
}

/// The root that the tiles give at this size; nothing where they cannot give one.
static std::optional<merkle::Hash> root_at(store::Reader& reader, std::uint64_t size, const Outline& outline) {
    const auto read = stored_tiles(reader);
    if (size > outline.sealed()) return std::nullopt;
    for (std::uint64_t level = 0, hashes = size; hashes > 0; ++level, hashes >>= merkle::tile_height)
        if (const std::uint64_t width = hashes % merkle::tile_width;
            width > 0 && read({static_cast<unsigned>(level), hashes / merkle::tile_width}).size() < width * sizeof(merkle::Hash))
            return std::nullopt;
    return merkle::root_of(size, merkle::subtrees_of(read));
}

static void check_stored_checkpoints(store::Reader& reader, const Outline& outline, Earliest& earliest) {
    std::uint64_t good = 0;
    for (const auto& [checkpoint, at, note] : outline.checkpoints) {
        const auto from = static_cast<std::int64_t>(good) + 1;
        if (checkpoint.origin != outline.origin || !is_signed(note, checkpoint, outline))
            return earliest.add(from, fmt::format("the checkpoint of {} over this entry is not signed by the key of the log", in_words(at)));
        if (root_at(reader, checkpoint.head.size, outline) != checkpoint.head.root)
            return earliest.add(from, fmt::format("entries {} to {} are not those that were sealed on {}", from, checkpoint.head.size, in_words(at)));
        good = checkpoint.head.size;
    }
}

/// A checkpoint that was kept elsewhere, and where.
struct Kept {
    merkle::Note note{};
    std::string place{};
};

/// Whether the database holds what was sealed by then.
static bool check_kept(store::Reader& reader, const Outline& outline, const Kept& kept, Earliest& earliest) {
    const auto checkpoint = merkle::parse_checkpoint(kept.note.text);
    const auto size = checkpoint ? static_cast<std::int64_t>(checkpoint->head.size) : 0;
    if (!checkpoint || checkpoint->origin != outline.origin || !is_signed(kept.note, *checkpoint, outline))
        earliest.add(1, fmt::format("the checkpoint {} is not one of this log, or not signed by its key", kept.place));
    else if (size > outline.last)
        earliest.add(outline.last + 1, fmt::format("a checkpoint {} covers {} entries, and {} are there", kept.place, size, outline.last));
    else if (root_at(reader, checkpoint->head.size, outline) != checkpoint->head.root)
        earliest.add(1, fmt::format("the first {} entries are not those of the checkpoint {}", size, kept.place));
    else return true;
    return false;
}

static void choose_keys(const KeyFolder& folder, Outline& outline, std::vector<std::string>& remarks) {
    if (!outline.origin) return;
    const auto key = find_log_key(folder, *outline.origin);
    const auto own = std::ranges::find_if(outline.keys, [&](const auto& stored) { return key && stored.key == key->public_key(); });
    if (own != outline.keys.end()) outline.own_key = *own;
    if (!outline.own_key || outline.own_key->from_size > 0)
        remarks.push_back(
            fmt::format("{} holds no key that signed {}: their signatures were checked with the keys that the database names. A checkpoint kept elsewhere "
                        "(--checkpoint) proves more",
                        folder.path(), outline.own_key ? fmt::format("the first {} entries", outline.own_key->from_size) : "this log"));
}

/// What the folder of keys remembers is of this database unless it was set back, or two databases go on from one.
static void check_own(store::Reader& reader, const Outline& outline, const KeyFolder& folder, Verification& verification, Earliest& earliest) {
    const auto text = outline.origin ? folder.find_text(kept_checkpoint_name(*outline.origin)) : std::nullopt;
    const auto note = text ? merkle::parse_note(*text) : std::nullopt;
    if (!note || check_kept(reader, outline, {*note, "kept in " + folder.path()}, earliest)) return;
    verification.remarks.push_back(
        fmt::format("{} remembers another course of this log: the database was set back or altered, or it is a copy of one that went on with the "
                    "same keys. A copy that is used needs a folder of keys of its own (HOLDFAST_KEYS)",
                    folder.path()));
}

static void check_ends(const Outline& outline, Earliest& earliest) {
    if (outline.first < 1) earliest.add(outline.first, "there is no entry of this number: it was put in");
    if (outline.last < static_cast<std::int64_t>(outline.sealed()))
        earliest.add(outline.last + 1, fmt::format("{} entries were sealed, and {} are there", outline.sealed(), outline.last));
}

Verification verify_trail(store::Database& database, const KeyFolder& keys, const std::vector<merkle::Note>& outside) {
    Verification verification;
    Outline outline;
    database.read([&](store::Reader& reader) { outline = read_outline(reader); });
    choose_keys(keys, outline, verification.remarks);
    Earliest earliest;
    check_ends(outline, earliest);
    const UnitFindings findings = examine_entries(database, outline);
    earliest.add(findings.first_break);
    check_erasures(findings, earliest);
    database.read([&](store::Reader& reader) {
        check_upper_levels(reader, outline, earliest);
        check_stored_checkpoints(reader, outline, earliest);
        for (const auto& note : outside) check_kept(reader, outline, {note, "from outside"}, earliest);
        check_own(reader, outline, keys, verification, earliest);
    });
    verification.entries = findings.entries;
    verification.sealed = outline.sealed();
    verification.checkpoints = outline.checkpoints.size();
    verification.erased = findings.erased.size();
    verification.first_break = earliest.found();
    return verification;
}

}  // namespace holdfast::trail
