#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"
#include "core/vault/rotation_service.hpp"
#include "core/vault/vault_service.hpp"
#include "core/vault/vault_store.hpp"
#include "support/temporary_folder.hpp"

#include <atomic>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <thread>

using namespace holdfast;
using namespace holdfast::policy;
using namespace holdfast::policy::probe;
using vault::Place;
using vault::Vault;

namespace {

Place name_of(const std::string& row) { return {"probes", "name", row}; }

/// A world with a vault of records P1 to P3, which person 1 owns and reads.
struct VaultWorld : World {
    explicit VaultWorld(const std::string& database_kind) : World(database_kind) {
        database->migrate(every_migration());
        for (const char* reference : {"P1", "P2", "P3"})
            REQUIRE(change(person(1), [&](trail::Change& change) {
                return enrol(change, {.record = {"probe", reference}, .owner_agency = "Council", .vault = "lado"}, Id<trail::Account>{1});
            }));
        name_reader(1);
    }
    static std::vector<store::Migration> every_migration() {
        auto all = probe::migrations();
        for (const auto& migration : vault::migrations()) all.push_back(migration);
        return all;
    }
    void name_reader(std::int64_t account) {
        const auto named = change(person(8, keeper_role), [&](trail::Change& change) {
            return propose_vault_reader(change, {.vault = "lado", .account = Id<trail::Account>{account}, .reason = "designated officer"});
        });
        REQUIRE(change(person(9, keeper_role), [&](trail::Change& change) { return confirm_vault_reader(change, *named); }));
    }
    Outcome<Done> put(const std::string& row, const std::string& value) {
        return change(person(1), [&](trail::Change& change) { return lado.put(change, name_of(row), value); });
    }
    Outcome<std::optional<std::string>> open(const trail::Actor& actor, const std::string& record, const std::string& row, const Vault& from) {
        return journal.view(actor, [&](trail::View& view) -> Outcome<std::optional<std::string>> {
            const auto access = TRY(enter_vault(view, {probe::kind}, record));
            return from.open(view, access, name_of(row));
        });
    }
    std::string value_of(const std::string& row) { return open(person(1), row, row, lado)->value(); }
    Outcome<std::vector<std::string>> find(const trail::Actor& actor, const std::string& value) {
        return journal.view(actor, [&](trail::View& view) -> Outcome<std::vector<std::string>> {
            const auto search = TRY(search_vault(view, {probe::kind}, "lado"));
            return lado.find(view, search, name_of(""), value);
        });
    }
    Outcome<std::uint32_t> make_key() {
        return change(person(1), [&](trail::Change& change) { return lado.make_key(change); });
    }
    Outcome<std::int64_t> seal_again(int most) {
        return change(person(1), [&](trail::Change& change) { return lado.seal_again(change, most); });
    }
    void run(const std::function<void(store::Writer&)>& act) {
        database->write([&](store::Writer& writer) {
            act(writer);
            return store::Verdict::keep;
        });
    }

    test::TemporaryFolder folder{};
    trail::KeyFolder keys{folder.path() + "/keys"};
    Vault lado{"lado", keys};
};

std::string whole_file(const std::string& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return std::move(bytes).str();
}

/// What is in a backup, in plain bytes: a dump of a server is packed.
std::string backup_of(VaultWorld& world) {
    const std::string file = world.folder.path() + "/backup";
    world.database->backup(file);
    if (world.database->kind() != "postgresql") return whole_file(file);
    REQUIRE(std::system(fmt::format("PATH=\"$PATH:$(ls -d /usr/lib/postgresql/*/bin)\" pg_restore -f '{}.sql' '{}'", file, file).c_str()) == 0);
    return whole_file(file + ".sql");
}

}  // namespace

ON_EVERY_DATABASE("a named reader gets back what was put in, and each opening is in the trail before they have it") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    REQUIRE(world.put("P1/second", "John Doe"));
    CHECK(world.events("record.viewed") == 0);
    CHECK(world.value_of("P1") == "Jane Doe");
    CHECK(world.events("record.viewed") == 1);
    CHECK(world.open(person(1), "P1", "P1/second", world.lado)->value() == "John Doe");
    CHECK(world.events("record.viewed") == 2);
    CHECK_FALSE(world.open(person(1), "P2", "P2", world.lado)->has_value());
    CHECK(world.put("P1", "Another").refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("nobody opens with an access for another record or another vault, and nobody who is no reader gets an access") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    CHECK(world.open(person(1), "P2", "P1", world.lado).refusal().kind == Refusal::Kind::not_found);
    CHECK(world.open(person(1), "P1", "P1", Vault{"reviews", world.keys}).refusal().kind == Refusal::Kind::not_found);
    CHECK(world.open(person(2), "P1", "P1", world.lado).refusal().kind == Refusal::Kind::not_found);
    CHECK(world.open(trail::operator_named(), "P1", "P1", world.lado).refusal().kind == Refusal::Kind::not_found);
    CHECK(world.events("record.viewed") == 0);
}

ON_EVERY_DATABASE("a value is found by its exact words, by readers, in records that they may list, and the look-up is in the trail") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Sin\u00e9ad O'Brien"));
    REQUIRE(world.put("P2", "sinead obrien"));
    REQUIRE(world.put("P3", "John Doe"));
    CHECK(*world.find(person(1), "SINEAD O\u2019BRIEN") == std::vector<std::string>{"P1", "P2"});
    CHECK(world.events("record.viewed") == 1);
    CHECK(world.find(person(1), "Sinead")->empty());
    CHECK_FALSE(world.find(person(2), "John Doe"));
    world.name_reader(2);
    CHECK(world.find(person(2), "John Doe")->empty());
}

ON_EVERY_DATABASE("values that were swapped, altered or moved in the database are refused, never shown") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    REQUIRE(world.put("P2", "John Doe"));
    world.run([](store::Writer& writer) {
        writer.execute("UPDATE vault_cells SET sealed = (SELECT sealed FROM vault_cells WHERE row_key = 'P2') WHERE row_key = 'P1'");
        writer.execute("UPDATE vault_cells SET row_key = 'P3' WHERE row_key = 'P2'");
    });
    CHECK_THROWS_WITH(world.value_of("P1"), "lado/probes.name/P1 was altered, or is another place's value");
    CHECK_THROWS_AS(world.value_of("P3"), std::runtime_error);
    world.run([](store::Writer& writer) { writer.execute("UPDATE vault_cells SET sealed = $1", store::Bytes{"short"}); });
    CHECK_THROWS_AS(world.value_of("P1"), std::runtime_error);
}

ON_EVERY_DATABASE("a backup holds no name, and without the folder of keys reveals nothing and says which key is missing") {
    VaultWorld world{kind};
    const std::vector<std::string> names{"Persephone Quackenbush", "Bartholomew Featherstonehaugh", "Zebedee Wigglesworth"};
    for (std::size_t i = 0; i < names.size(); ++i) REQUIRE(world.put("P" + std::to_string(i + 1), names[i]));
    CHECK(world.value_of("P1") == names[0]);
    const std::string backup = backup_of(world);
    CHECK(backup.find("designated officer") != std::string::npos);  // what is not in a vault is there to be found
    for (const auto& name : names)
        for (const auto& word : {name, name.substr(0, name.find(' ')), name.substr(name.find(' ') + 1), vault::normal_form(name)}) {
            CHECK(backup.find(word) == std::string::npos);
        }
    std::filesystem::rename(world.keys.path(), world.keys.path() + ".elsewhere");
    const auto refused = world.open(person(1), "P1", "P1", world.lado);
    CHECK(refused.refusal().kind == Refusal::Kind::conflict);
    CHECK(refused.refusal().message == fmt::format("Key 1 of the vault lado is missing from the folder of keys {}. Bring that folder back from its own backup: "
                                                   "without it nothing in the vault can be read",
                                                   world.keys.path()));
    CHECK_FALSE(world.find(person(1), names[0]));
    CHECK_FALSE(world.put("P1/second", "Jane Doe"));
    std::filesystem::rename(world.keys.path() + ".elsewhere", world.keys.path());
    CHECK(world.value_of("P1") == names[0]);
}

ON_EVERY_DATABASE("a key that is another than the database was written with is told from the right one") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    world.keys.keep_text("vault-lado.keys", "holdfast-vault-keys-v1\n1 " + std::string(64, 'a') + "\n");
    CHECK(world.open(person(1), "P1", "P1", world.lado).refusal().message.find("is another than the database was written with") != std::string::npos);
    CHECK_FALSE(world.put("P2", "John Doe"));
    world.keys.keep_text("vault-lado.keys", "holdfast-vault-keys-v1\n1 abc\n");
    CHECK_THROWS_AS(world.value_of("P1"), std::runtime_error);
}

ON_EVERY_DATABASE("after a new key everything is sealed again in batches, opens and is found throughout, and the old key goes out of use last") {
    VaultWorld world{kind};
    for (int i = 0; i < 25; ++i) REQUIRE(world.put(fmt::format("P1/{:02}", i), fmt::format("Person {}", i)));
    CHECK(*world.make_key() == 2);
    const auto retire = [&] { return world.change(person(1), [&](trail::Change& change) { return world.lado.retire_keys(change); }); };
    CHECK(retire().refusal().kind == Refusal::Kind::conflict);
    CHECK(*world.seal_again(10) == 15);
    CHECK(world.find(person(1), "person 3")->size() == 1);
    CHECK(world.find(person(1), "person 21")->size() == 1);
    CHECK_THROWS_AS((void)world.change(person(1),
                                       [&](trail::Change& change) -> Outcome<std::int64_t> {
                                           (void)world.lado.seal_again(change, 10);
                                           throw std::runtime_error("the power went");
                                       }),
                    std::runtime_error);
    CHECK(*Outcome<std::int64_t>(world.change(person(1), [&](trail::Change& change) { return Vault{"lado", world.keys}.seal_again(change, 10); })) == 5);
    CHECK(*world.seal_again(10) == 0);
    CHECK(*retire() == std::vector<std::uint32_t>{1});
    vault::Keyring{"lado", world.keys}.forget(1);
    for (int i = 0; i < 25; ++i) CHECK(world.open(person(1), "P1", fmt::format("P1/{:02}", i), world.lado)->value() == fmt::format("Person {}", i));
    CHECK(world.find(person(1), "person 3")->size() == 1);
}

ON_EVERY_DATABASE("a rotation gives every value another key in batches, goes on where it stopped, and takes the old keys out of use") {
    VaultWorld world{kind};
    for (int i = 0; i < 7; ++i) REQUIRE(world.put(fmt::format("P1/{}", i), fmt::format("Person {}", i)));
    std::vector<std::int64_t> left;
    const auto rotate = [&] {
        left.clear();
        return vault::rotate(world.journal,
                             {.vault = world.lado, .actor = trail::operator_named(), .reason = "yearly", .batch = 3, .progress = [&](std::int64_t more) {
                                  left.push_back(more);
                              }});
    };
    const auto first = rotate();
    REQUIRE(first);
    CHECK((first->key == 2 && !first->is_resumed && first->sealed_again == 7));
    CHECK(left == std::vector<std::int64_t>{4, 1, 0});
    CHECK(first->retired == std::vector<std::uint32_t>{1});
    REQUIRE(world.make_key());
    REQUIRE(world.seal_again(2));
    const auto resumed = rotate();
    REQUIRE(resumed);
    CHECK((resumed->key == 3 && resumed->is_resumed && resumed->sealed_again == 5));
    CHECK(resumed->retired == std::vector<std::uint32_t>{2});
    const auto standings =
        *world.journal.view(person(1), [](trail::View& view) -> Outcome<std::vector<vault::Standing>> { return vault::load_standings(view); });
    REQUIRE(standings.size() == 1);
    CHECK((standings[0].vault == "lado" && standings[0].key == 3 && standings[0].values == 7 && standings[0].under_older_keys == 0));
    CHECK(standings[0].retired_keys == 2);
    CHECK(world.find(person(1), "person 6")->size() == 1);
}

ON_EVERY_DATABASE("a rotation that fails half-way leaves every value readable, and the next one finishes it") {
    VaultWorld world{kind};
    for (int i = 0; i < 7; ++i) REQUIRE(world.put(fmt::format("P1/{}", i), fmt::format("Person {}", i)));
    const auto rotate = [&](const std::function<void(std::int64_t)>& progress) {
        return vault::rotate(world.journal, {.vault = world.lado, .actor = trail::operator_named(), .reason = "yearly", .batch = 3, .progress = progress});
    };
    CHECK_THROWS_AS((void)rotate([](std::int64_t) { throw std::runtime_error("the power went"); }), std::runtime_error);
    for (int i = 0; i < 7; ++i) CHECK(world.open(person(1), "P1", fmt::format("P1/{}", i), world.lado)->value() == fmt::format("Person {}", i));
    const auto finished = rotate({});
    REQUIRE(finished);
    CHECK((finished->key == 2 && finished->is_resumed && finished->sealed_again == 4));
}

ON_EVERY_DATABASE("keys that are out of use are forgotten for good, and never the one in use; a vault that holds nothing has none to rotate") {
    VaultWorld world{kind};
    const auto order = vault::RotationOrder{.vault = world.lado, .actor = trail::operator_named(), .reason = "yearly"};
    CHECK(vault::rotate(world.journal, order).refusal().kind == Refusal::Kind::conflict);
    CHECK(vault::forget_retired_keys(world.journal, order).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(world.put("P1", "Jane Doe"));
    CHECK(vault::forget_retired_keys(world.journal, order)->empty());
    REQUIRE(vault::rotate(world.journal, order));
    CHECK(*vault::forget_retired_keys(world.journal, order) == std::vector<std::uint32_t>{1});
    CHECK(vault::forget_retired_keys(world.journal, order)->empty());
    CHECK_FALSE(whole_file(world.keys.path() + "/vault-lado.keys").find("\n1 ") != std::string::npos);
    CHECK(world.value_of("P1") == "Jane Doe");
    CHECK(world.events("vault.keys_forgotten") == 3);
}

ON_EVERY_DATABASE("a copy of the database is given the keys of its vaults, and none in place of those it has") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    const trail::KeyFolder elsewhere{world.folder.path() + "/elsewhere"};
    const auto hand_over = [&] {
        REQUIRE(world.journal.view(person(1), [&](trail::View& view) -> Outcome<Done> {
            vault::hand_over_keys(view, world.keys, elsewhere);
            return Done{};
        }));
    };
    hand_over();
    CHECK(world.open(person(1), "P1", "P1", Vault{"lado", elsewhere})->value() == "Jane Doe");
    elsewhere.keep_text("vault-lado.keys", "of another copy");
    hand_over();
    CHECK(elsewhere.find_text("vault-lado.keys") == "of another copy");
}

ON_EVERY_DATABASE("a key made by a change that was undone is used by the next one, and none is lost") {
    VaultWorld world{kind};
    CHECK_THROWS((void)world.change(person(1), [&](trail::Change& change) -> Outcome<Done> {
        (void)world.lado.put(change, name_of("P1"), "Jane Doe");
        throw std::runtime_error("the power went");
    }));
    const std::string keys = whole_file(world.keys.path() + "/vault-lado.keys");
    CHECK_FALSE(world.open(person(1), "P1", "P1", world.lado)->has_value());
    REQUIRE(world.put("P1", "Jane Doe"));
    CHECK(whole_file(world.keys.path() + "/vault-lado.keys") == keys);
    CHECK(world.value_of("P1") == "Jane Doe");
}

ON_EVERY_DATABASE("sealing again while others put values in and take them out loses none") {
    VaultWorld world{kind};
    constexpr int writers = 3, values = 40;
    std::atomic<int> put{0};
    std::vector<std::thread> threads;
    for (int w = 0; w < writers; ++w)
        threads.emplace_back([&world, &put, w] {
            for (int i = 0; i < values; ++i)
                if (world.put(fmt::format("P1/{}-{}", w, i), fmt::format("Person {} {}", w, i))) ++put;
        });
    for (int round = 0; round < 4; ++round) {
        CHECK(world.make_key());
        while (*world.seal_again(7) > 20) {
        }
    }
    for (auto& thread : threads) thread.join();
    while (*world.seal_again(50) > 0) {
    }
    CHECK(put == writers * values);
    for (int w = 0; w < writers; ++w)
        for (int i = 0; i < values; ++i)
            CHECK(world.open(person(1), "P1", fmt::format("P1/{}-{}", w, i), world.lado)->value() == fmt::format("Person {} {}", w, i));
}

ON_EVERY_DATABASE("a value that was erased is gone, and its place is free") {
    VaultWorld world{kind};
    REQUIRE(world.put("P1", "Jane Doe"));
    REQUIRE(world.change(person(1), [&](trail::Change& change) {
        CHECK(world.lado.erase(change, name_of("P1")));
        CHECK_FALSE(world.lado.erase(change, name_of("P1")));
        return Outcome<Done>(Done{});
    }));
    CHECK_FALSE(world.open(person(1), "P1", "P1", world.lado)->has_value());
}
