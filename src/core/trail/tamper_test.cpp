#include "core/trail/journal.hpp"
#include "core/trail/seal_store.hpp"
#include "core/trail/sealed.hpp"
#include "core/trail/trail_store.hpp"
#include "core/trail/verification_store.hpp"
#include "support/databases.hpp"
#include "support/temporary_folder.hpp"

#include <random>

using namespace holdfast;
using namespace holdfast::trail;

static Instant noon() { return parse_instant("2017-03-31T12:00:00Z").value(); }

namespace {

/// A log of some events under several checkpoints, and ways to lay hands on it past the program.
class Log {
public:
    explicit Log(const std::string& kind) : database_(test::fresh_database(kind, migrations())) {
        write(150);
        seal_now();
        write(149);
        seal_now();
        write(1);
        seal_now();
        edit("CREATE TABLE kept AS SELECT * FROM trail_events");
    }

    void write(int count) {
        for (int i = 0; i < count; ++i)
            CHECK(journal_.change(operator_named("A. Officer"), "a reason", [&](Change& change) -> Outcome<Done> {
                change.record({"thing.done", {"thing", std::to_string(i)}, "in detail"});
                return Done{};
            }));
    }
    void seal_now() { seal(*database_, keys_, noon()); }
    Verification verified(const std::vector<merkle::Note>& outside = {}) { return verify_trail(*database_, keys_, outside); }
    template <class... Arguments>
    void edit(store::Sql sql, const Arguments&... arguments) {
        database_->write([&](store::Writer& writer) {
            writer.execute(sql, arguments...);
            return store::Verdict::keep;
        });
    }
    void put_back() {
        edit("DELETE FROM trail_events");
        edit("INSERT INTO trail_events SELECT * FROM kept");
    }
    Journal& journal() { return journal_; }
    store::Database& database() { return *database_; }
    const KeyFolder& keys() const { return keys_; }

private:
    test::TemporaryFolder folder_{};
    std::shared_ptr<store::Database> database_;
    KeyFolder keys_{folder_.path() + "/keys"};
    Journal journal_{*database_, noon};
};

/// One way to alter an entry without the program, and the entry that is named as the first broken one.
struct Alteration {
    const char* name;
    void (*apply)(Log&, std::int64_t sequence, std::mt19937_64&);
    std::int64_t (*first_broken)(std::int64_t sequence);
};

}  // namespace

static std::int64_t itself(std::int64_t sequence) { return sequence; }
static constexpr std::int64_t last = 300;

static std::string random_bytes(std::mt19937_64& random, std::size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() & 0xff);
    return bytes;
}

static void swap(Log& log, std::int64_t one, std::int64_t other) {
    log.edit("UPDATE trail_events SET sequence = 999999 WHERE sequence = $1", one);
    log.edit("UPDATE trail_events SET sequence = $1 WHERE sequence = $2", one, other);
    log.edit("UPDATE trail_events SET sequence = $1 WHERE sequence = 999999", other);
}

static const std::vector<Alteration> alterations{
    {"another time", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET at = $2 WHERE sequence = $1", n, noon() + std::chrono::milliseconds(1)); }, itself},
    {"another account", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET account_id = account_id + 1 WHERE sequence = $1", n); }, itself},
    {"another person", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET actor = 'B. Officer' WHERE sequence = $1", n); }, itself},
    {"another agency", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET agency = 'Police' WHERE sequence = $1", n); }, itself},
    {"another address", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET address = '10.0.0.1' WHERE sequence = $1", n); }, itself},
    {"another session", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET session = 'x' WHERE sequence = $1", n); }, itself},
    {"another type", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET type = 'thing.undone' WHERE sequence = $1", n); }, itself},
    {"another kind", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET kind = 'other' WHERE sequence = $1", n); }, itself},
    {"another record", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET reference = reference || '0' WHERE sequence = $1", n); }, itself},
    {"another reason", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET reason = 'no reason' WHERE sequence = $1", n); }, itself},
    {"another detail", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET detail = '' WHERE sequence = $1", n); }, itself},
    {"another outcome", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET outcome = 'refused' WHERE sequence = $1", n); }, itself},
    {"a border moved between fields",
     [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET reason = 'a ', detail = 'reasonin detail' WHERE sequence = $1", n); }, itself},
    {"another salt", [](Log& log, std::int64_t n, std::mt19937_64& random) {
         const std::string bytes = random_bytes(random, salt_size);
         log.edit("UPDATE trail_events SET salt = $2 WHERE sequence = $1", n, store::Bytes{bytes});
     }, itself},
    {"another digest", [](Log& log, std::int64_t n, std::mt19937_64& random) {
         const std::string bytes = random_bytes(random, 32);
         log.edit("UPDATE trail_events SET payload_digest = $2 WHERE sequence = $1", n, store::Bytes{bytes});
     }, itself},
    {"a short digest", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET payload_digest = $2 WHERE sequence = $1", n, store::Bytes{"short"}); }, itself},
    {"another leaf", [](Log& log, std::int64_t n, std::mt19937_64& random) {
         const std::string bytes = random_bytes(random, 32);
         log.edit("UPDATE trail_events SET leaf = $2 WHERE sequence = $1", n, store::Bytes{bytes});
     }, itself},
    {"no leaf", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET leaf = NULL WHERE sequence = $1", n); }, itself},
    {"a payload erased without a word", [](Log& log, std::int64_t n, std::mt19937_64&) {
         log.edit("UPDATE trail_events SET salt = NULL, actor = '', address = '', reason = '', detail = '' WHERE sequence = $1", n);
     }, itself},
    {"removed", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("DELETE FROM trail_events WHERE sequence = $1", n); }, itself},
    {"cut off from there on", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("DELETE FROM trail_events WHERE sequence >= $1", n); }, itself},
    {"put in behind the last", [](Log& log, std::int64_t n, std::mt19937_64&) {
         log.edit("INSERT INTO trail_events SELECT 301, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail, outcome, salt, payload_digest, leaf "
                  "FROM trail_events WHERE sequence = $1", n);
     }, [](std::int64_t) { return last + 1; }},
    {"put in before the first", [](Log& log, std::int64_t n, std::mt19937_64&) {
         log.edit("INSERT INTO trail_events SELECT 0, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail, outcome, salt, payload_digest, leaf "
                  "FROM trail_events WHERE sequence = $1", n);
     }, [](std::int64_t) -> std::int64_t { return 0; }},
    {"moved behind the last", [](Log& log, std::int64_t n, std::mt19937_64&) { log.edit("UPDATE trail_events SET sequence = 302 WHERE sequence = $1", n); }, itself},
    {"swapped with its neighbour", [](Log& log, std::int64_t n, std::mt19937_64&) { swap(log, n, n == last ? n - 1 : n + 1); },
     [](std::int64_t n) { return n == last ? n - 1 : n; }},
    {"overwritten by another", [](Log& log, std::int64_t n, std::mt19937_64&) {
         log.edit("DELETE FROM trail_events WHERE sequence = $1", n);
         log.edit("INSERT INTO trail_events SELECT $1, at, account_id, actor, agency, address, session, type, kind, reference, reason, detail, outcome, salt, payload_digest, leaf "
                  "FROM kept WHERE sequence = $2", n, n == 1 ? last : n - 1);
     }, itself},
};

ON_EVERY_DATABASE("a trail that nobody touched is whole") {
    Log log(kind);
    const auto found = log.verified();
    CHECK_FALSE(found.first_break);
    CHECK(found.entries == 300);
    CHECK(found.sealed == 300);
    CHECK(found.checkpoints == 3);
    CHECK(found.remarks.empty());
}

ON_EVERY_DATABASE("every alteration made past the program is found, and the first altered entry is named") {
    Log log(kind);
    std::mt19937_64 random(20170331);
    const int trials = kind == "sqlite" ? 1'000 : 150;
    for (int trial = 0; trial < trials; ++trial) {
        const auto& alteration = alterations[static_cast<std::size_t>(trial) % alterations.size()];
        const auto sequence = static_cast<std::int64_t>(random() % last) + 1;
        CAPTURE(alteration.name);
        CAPTURE(sequence);
        alteration.apply(log, sequence, random);
        const auto found = log.verified();
        REQUIRE(found.first_break);
        REQUIRE(found.first_break->sequence == alteration.first_broken(sequence));
        log.put_back();
    }
    CHECK_FALSE(log.verified().first_break);
}

/// Rewrites entry 200 as somebody would who knows the form of the log, with a leaf that fits.
static void rewrite_well(Log& log) {
    const std::string salt(salt_size, 's');
    const auto payload = payload_digest(salt, {"B. Officer", "command line", "a reason", "in detail"});
    const auto leaf = merkle::leaf_hash(log_entry({200, noon(), 0, "", "", "thing.done", "thing", "49", "done", payload}));
    log.edit("UPDATE trail_events SET actor = 'B. Officer', address = 'command line', session = '', agency = '', kind = 'thing', reference = '49', salt = $1, payload_digest = $2, leaf = $3 WHERE sequence = 200",
             store::Bytes{salt}, store::Bytes{merkle::bytes_of(payload)}, store::Bytes{merkle::bytes_of(leaf)});
}

ON_EVERY_DATABASE("an entry rewritten with a leaf that fits is found by the tiles") {
    Log log(kind);
    rewrite_well(log);
    REQUIRE(log.verified().first_break);
    CHECK(log.verified().first_break->sequence == 200);
}

/// Seals the altered log anew, as somebody would who has the database but not the key.
static void forge_seals(Log& log, const KeyFolder& own_keys) {
    log.edit("DELETE FROM trail_checkpoints");
    log.edit("DELETE FROM trail_tiles");
    log.edit("DELETE FROM trail_keys");
    seal(log.database(), own_keys, noon());
}

ON_EVERY_DATABASE("an entry rewritten and sealed anew with another key is found by the key, and by a checkpoint kept outside") {
    Log log(kind);
    std::optional<SignedCheckpoint> before;
    log.database().read([&](store::Reader& reader) { before = latest_checkpoint(reader); });
    test::TemporaryFolder folder;
    const KeyFolder own_keys{folder.path() + "/keys"};
    rewrite_well(log);
    forge_seals(log, own_keys);

    REQUIRE(log.verified().first_break);
    CHECK_FALSE(verify_trail(log.database(), own_keys, {}).first_break);
    CHECK(verify_trail(log.database(), own_keys, {before->note}).first_break);
}

ON_EVERY_DATABASE("an entry rewritten and sealed anew with the log's own key is found by a checkpoint kept outside") {
    Log log(kind);
    std::optional<SignedCheckpoint> before;
    log.database().read([&](store::Reader& reader) { before = latest_checkpoint(reader); });
    rewrite_well(log);
    log.keys().set_aside(kept_checkpoint_name(before->checkpoint.origin), "gone");
    forge_seals(log, log.keys());
    CHECK_FALSE(log.verified().first_break);
    CHECK(log.verified({before->note}).first_break);
}

ON_EVERY_DATABASE("altered tiles, checkpoints and keys are found") {
    Log log(kind);
    const auto is_found = [&] { return log.verified().first_break.has_value(); };
    SUBCASE("a tile") {
        const std::string hashes(32 * 44, 'x');
        log.edit("UPDATE trail_tiles SET hashes = $1 WHERE level = 0 AND position = 1", store::Bytes{hashes});
    }
    SUBCASE("no tile") { log.edit("DELETE FROM trail_tiles WHERE level = 0 AND position = 0"); }
    SUBCASE("no upper tile") { log.edit("DELETE FROM trail_tiles WHERE level = 1"); }
    SUBCASE("a checkpoint that is none") { log.edit("UPDATE trail_checkpoints SET note = 'all is well' WHERE size = 299"); }
    SUBCASE("the last checkpoint gone") { log.edit("DELETE FROM trail_checkpoints WHERE size = 300"); }
    SUBCASE("another log's name") { log.edit("UPDATE trail_logs SET origin = 'other'"); }
    CHECK(is_found());
}

ON_EVERY_DATABASE("who seals again and again goes on from where they came, even where another sealed meanwhile") {
    Log log(kind);
    Seals seals{log.database(), log.keys()};
    for (int round = 0; round < 6; ++round) {
        log.write(90);
        if (round % 3 == 1) log.seal_now();
        log.write(7);
        const auto latest = seals.seal(noon());
        REQUIRE(latest);
        CHECK(latest->checkpoint.head.size == 300U + 97U * static_cast<unsigned>(round + 1));
    }
    const auto found = log.verified();
    CHECK_FALSE(found.first_break);
    CHECK(found.entries == 882);
}

ON_EVERY_DATABASE("who seals again and again notices that the database was set back under them") {
    Log log(kind);
    Seals seals{log.database(), log.keys()};
    CHECK(seals.seal(noon()));
    log.edit("DELETE FROM trail_checkpoints WHERE size > 150");
    CHECK_THROWS_AS(seals.seal(noon()), std::runtime_error);
    CHECK_THROWS_AS(seals.seal(noon()), std::runtime_error);
}

ON_EVERY_DATABASE("the copy in the folder of keys is renewed at most once a second") {
    Log log(kind);
    Seals seals{log.database(), log.keys()};
    const auto kept_size = [&] {
        std::string origin;
        log.database().read([&](store::Reader& reader) { origin = log_origin(reader).value(); });
        return merkle::parse_checkpoint(merkle::parse_note(log.keys().find_text(kept_checkpoint_name(origin)).value())->text)->head.size;
    };
    const auto seal_one_more = [&](Instant at) {
        log.write(1);
        CHECK(seals.seal(at));
        return kept_size();
    };
    CHECK(seal_one_more(noon()) == 301);
    CHECK(seal_one_more(noon() + std::chrono::milliseconds(900)) == 301);
    CHECK(seal_one_more(noon() + std::chrono::milliseconds(1000)) == 303);
    CHECK(seal_one_more(noon()) == 304);
}

ON_EVERY_DATABASE("a database set back to an older copy is not sealed on") {
    Log log(kind);
    log.edit("DELETE FROM trail_events WHERE sequence > 150");
    log.edit("DELETE FROM trail_checkpoints WHERE size > 150");
    log.edit("DELETE FROM trail_tiles");
    log.edit("DELETE FROM trail_checkpoints");
    log.write(5);
    CHECK_THROWS_AS(log.seal_now(), std::runtime_error);
    const auto found = log.verified();
    REQUIRE(found.first_break);
    CHECK(found.first_break->reason.find("kept in " + log.keys().path()) != std::string::npos);
    CHECK(found.remarks.back().find("it is a copy of one that went on with the same keys") != std::string::npos);
    accept_restored(log.database(), log.keys(), noon());
    log.seal_now();
    CHECK_FALSE(log.verified().first_break);
}

ON_EVERY_DATABASE("a payload can be erased, which is said, and every other proof still holds") {
    Log log(kind);
    CHECK(log.journal().change(operator_named(), "a request under data-protection law", [](Change& change) -> Outcome<Done> {
        CHECK(erase_payload(change, 77));
        CHECK_FALSE(erase_payload(change, 77));
        CHECK_FALSE(erase_payload(change, 7'777));
        return Done{};
    }));
    log.seal_now();
    const auto found = log.verified();
    CHECK_FALSE(found.first_break);
    CHECK(found.erased == 1);
    CHECK(found.entries == 301);
}

ON_EVERY_DATABASE("entries from before the trail was sealed are sealed once, and no later one may lack its seal") {
    Log log(kind);
    log.edit("DELETE FROM trail_checkpoints");
    log.edit("DELETE FROM trail_tiles");
    log.edit("DELETE FROM trail_logs");
    log.edit("UPDATE trail_events SET salt = NULL, payload_digest = NULL, leaf = NULL");
    log.seal_now();
    CHECK_FALSE(log.verified().first_break);
    log.write(1);
    log.edit("UPDATE trail_events SET leaf = NULL WHERE sequence = 301");
    CHECK_THROWS_AS(log.seal_now(), std::runtime_error);
}

ON_EVERY_DATABASE("a copy that is sealed on with a key of its own is whole, and says that the earlier key is not there") {
    Log log(kind);
    test::TemporaryFolder folder;
    const KeyFolder own_keys{folder.path() + "/keys"};
    log.write(5);
    seal(log.database(), own_keys, noon());
    const auto found = verify_trail(log.database(), own_keys, {});
    CHECK_FALSE(found.first_break);
    CHECK(found.remarks.size() == 1);
    log.edit("UPDATE trail_events SET reason = 'other' WHERE sequence = 3");
    CHECK(verify_trail(log.database(), own_keys, {}).first_break);
}
