#include "core/attachments/quarantine_service.hpp"
#include "core/attachments/world_test.hpp"
#include "core/vault/rotation_service.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sstream>

using namespace holdfast;
using namespace holdfast::attachments;
using attachments::probe::person;
using attachments::probe::World;
using Verdict = outgoing::Scanned::Verdict;

static bool is_kind(const auto& outcome, Refusal::Kind kind) { return !outcome && outcome.refusal().kind == kind; }

static std::string text_of(std::size_t size) {
    std::string text;
    for (std::size_t line = 0; text.size() < size; ++line) text += fmt::format("line {}\n", line);
    text.resize(size);
    return text;
}

ON_EVERY_DATABASE("what is put into a record comes back byte for byte, whatever its size, from a vault too") {
    World world{kind};
    for (const char* reference : {"P1", "V1"})
        for (const std::size_t size : {std::size_t{1}, std::size_t{65535}, std::size_t{65536}, std::size_t{65537}, std::size_t{300'000}}) {
            const auto bytes = text_of(size);
            const auto id = world.add(reference, World::file(bytes, "notes.txt"));
            REQUIRE_MESSAGE(id, in_words(id.refusal()));
            const auto opened = world.open({reference, *id}, 1);
            REQUIRE(opened);
            CHECK(opened->bytes == bytes);
            CHECK(opened->file_name == "notes.txt");
            CHECK(opened->content_type == "text/plain; charset=utf-8");
        }
}

ON_EVERY_DATABASE("a version is added beside those before it, and each stays to be opened") {
    World world{kind};
    const auto id = *world.add("P1", World::file("first", "a.txt"));
    CHECK(*world.add_again({"P1", id}, World::file("second", "b.txt")) == 2);
    CHECK(world.open({"P1", id}, 1)->bytes == "first");
    CHECK(world.open({"P1", id}, 2)->bytes == "second");
    CHECK(is_kind(world.open({"P1", id}, 3), Refusal::Kind::not_found));
    const auto listed = *world.list("P1");
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].title == "Minutes about Jo Bloggs");
    REQUIRE(listed[0].versions.size() == 2);
    CHECK(listed[0].versions[0].file_name == "b.txt");
    CHECK(listed[0].versions[1].file_name == "a.txt");
}

ON_EVERY_DATABASE("every opening is in the trail before the bytes leave, with the document and the version") {
    World world{kind};
    const auto id = *world.add("P1", World::file());
    const auto looks = [&] {
        return world.value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = 'record.viewed' AND kind = 'document' AND reference = '1/1'");
    };
    CHECK(looks() == 0);
    REQUIRE(world.open({"P1", id}, 1));
    CHECK(looks() == 1);
    REQUIRE(world.open({"P1", id}, 1));
    CHECK(looks() == 2);
    CHECK(world.events("attachments.document_added") == 1);
}

ON_EVERY_DATABASE("who may not read the record learns nothing of its documents, and who may not write adds none") {
    World world{kind};
    const auto id = *world.add("P1", World::file());
    const auto in_vault = *world.add("V1", World::file());
    const auto stranger = person(2);
    CHECK(is_kind(world.open({"P1", id}, 1, stranger), Refusal::Kind::not_found));
    CHECK(is_kind(world.list("P1", stranger), Refusal::Kind::not_found));
    CHECK(is_kind(world.add("P1", World::file(), stranger), Refusal::Kind::not_found));
    CHECK(is_kind(world.add_again({"P1", id}, World::file(), stranger), Refusal::Kind::not_found));
    CHECK(is_kind(world.take_away({"P1", id}, "why not", stranger), Refusal::Kind::not_found));
    world.let_work("V1", 2);
    CHECK(is_kind(world.open({"V1", in_vault}, 1, stranger), Refusal::Kind::not_found));  // no named reader of the vault
    world.let_work("P1", 3, policy::Relation::invited_reader);
    CHECK(world.open({"P1", id}, 1, person(3)));
    CHECK_FALSE(world.add("P1", World::file(), person(3)));
    CHECK(is_kind(world.open({"P2", id}, 1), Refusal::Kind::not_found));  // of another record
}

ON_EVERY_DATABASE("neither bytes nor names nor titles nor reasons stand in the database; each vault has its own key") {
    World world{kind};
    for (const char* reference : {"P1", "V1"}) {
        const auto id = *world.add(reference, World::file("the secret of Jo Bloggs", "Jo Bloggs.txt"));
        REQUIRE(world.take_away({reference, id}, "about Jo Bloggs' sister"));
    }
    std::string held;
    world.database->read([&](store::Reader& reader) {
        for (const auto& row : reader.all("SELECT vault, table_name, column_name, row_key, sealed FROM vault_cells",
                                          [](const store::Row& r) { return r.get<std::string>(0) + r.get<std::string>(3) + r.get<std::string>(4); }))
            held += row;
        for (const auto& row : reader.all("SELECT kind, reference, detail, reason FROM trail_events",
                                          [](const store::Row& r) { return r.get<std::string>(1) + r.get<std::string>(2) + r.get<std::string>(3); }))
            held += row;
    });
    for (const char* words : {"Jo Bloggs", "secret", "sister", "Minutes"}) CHECK(held.find(words) == std::string::npos);
    CHECK(world.value<std::int64_t>("SELECT COUNT(DISTINCT vault) FROM vault_cells WHERE vault IN ('records', 'lado')") == 2);
    CHECK(world.desk.keys.find_text("vault-records.keys"));
    CHECK(world.desk.keys.find_text("vault-lado.keys"));
}

ON_EVERY_DATABASE("a piece that is missing, or stands in another's place, is a fault and never another file") {
    World world{kind};
    const auto breaks = [&](const std::string& reference, store::Sql sql) {
        const auto id = *world.add(reference, World::file(text_of(200'000), "notes.txt"));
        world.database->write([&](store::Writer& writer) {
            CHECK(writer.execute(sql) == 1);
            return store::Verdict::keep;
        });
        CHECK_THROWS_AS((void)world.open({reference, id}, 1), std::runtime_error);
    };
    breaks("P1", "UPDATE vault_cells SET sealed = (SELECT o.sealed FROM vault_cells o WHERE o.row_key = 'P1/1/1/1-4') WHERE row_key = 'P1/1/1/2-4'");
    breaks("P2", "DELETE FROM vault_cells WHERE row_key = 'P2/2/1/4-4'");
}

ON_EVERY_DATABASE("what is removed stays, with who and why, is out of sight, and is opened by who may manage the record alone") {
    World world{kind};
    world.let_work("P1", 2);
    const auto id = *world.add("P1", World::file());
    CHECK(world.take_away({"P1", id}, "  ", person(2)).refusal().errors.front().field == "because");
    REQUIRE(world.take_away({"P1", id}, "It is of another record", person(2)));
    CHECK(is_kind(world.take_away({"P1", id}, "again", person(2)), Refusal::Kind::conflict));
    CHECK(is_kind(world.add_again({"P1", id}, World::file()), Refusal::Kind::conflict));
    CHECK_FALSE(world.open({"P1", id}, 1, person(2)));
    const auto seen = *world.list("P1", person(2));
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].title.empty());
    CHECK(seen[0].versions.empty());
    CHECK(seen[0].removal->because == "It is of another record");
    CHECK(world.open({"P1", id}, 1));  // the owner manages it
    CHECK(world.list("P1")->front().title == "Minutes about Jo Bloggs");
}

ON_EVERY_DATABASE("what was removed is erased for good by a second person who may manage the record, and by nobody else") {
    World world{kind};
    world.let_work("P1", 2);
    const auto id = *world.add("P1", World::file());
    const auto erase = [&](const trail::Actor& actor) {
        return world.change(actor, [&](trail::Change& change) { return erase_removed(change, world.desk, {"P1", id}); });
    };
    CHECK(is_kind(erase(person(1)), Refusal::Kind::conflict));  // not removed
    REQUIRE(world.take_away({"P1", id}, "of another child", person(1)));
    CHECK(is_kind(erase(person(1)), Refusal::Kind::conflict));  // removed by the same
    CHECK_FALSE(erase(person(2)));                              // does not manage it
    world.let_work("P1", 4, policy::Relation::owner);
    REQUIRE(erase(person(4)));
    CHECK(world.list("P1")->empty());
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells") == 0);
}

ON_EVERY_DATABASE("with the record goes everything: rows, names and bytes, and no other record's") {
    World world{kind};
    const auto kept = *world.add("P2", World::file());
    const auto id = *world.add("P1", World::file(text_of(150'000), "notes.txt"));
    REQUIRE(world.add_again({"P1", id}, World::file()));
    REQUIRE(world.change(person(1), [&](trail::Change& change) -> Outcome<Done> {
        CHECK(erase_all(change, world.desk.keys, {"probe", "P1"}) == 1);
        return Done{};
    }));
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE row_key LIKE 'P1/%'") == 0);
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM attachments_versions") == 1);
    CHECK(world.open({"P2", kept}, 1)->bytes == attachments::probe::pdf);
}

ON_EVERY_DATABASE("a file in quarantine is never handed out; the scanner's answer lets it out, or erases its bytes for good") {
    World world{kind};
    const auto good = *world.add("P1", World::file("good", "good.txt", Scan::waiting));
    const auto bad = *world.add("V1", World::file("bad", "bad.txt", Scan::waiting));
    const auto old = *world.add("P1", World::file("old", "old.txt", Scan::unscanned));
    CHECK(is_kind(world.open({"P1", good}, 1), Refusal::Kind::conflict));
    CHECK(is_kind(world.open({"V1", bad}, 1), Refusal::Kind::conflict));
    CHECK(world.open({"P1", old}, 1));
    const auto scanned_by = [&](const ScanBytes& scan) { return scan_waiting(world.journal, world.desk.keys, scan); };
    const auto nothing = scanned_by([](std::string_view) { return outgoing::Scanned{Verdict::unknown, "it is not there"}; });
    CHECK(nothing.clean + nothing.infected == 0);
    CHECK(is_kind(world.open({"P1", good}, 1), Refusal::Kind::conflict));
    const auto done = scanned_by([](std::string_view bytes) {
        return bytes == "bad" ? outgoing::Scanned{Verdict::infected, "Test.Signature"} : outgoing::Scanned{Verdict::clean, {}};
    });
    CHECK(done.clean == 2);
    CHECK(done.infected == 1);
    CHECK(world.open({"P1", good}, 1)->bytes == "good");
    const auto refused = world.open({"V1", bad}, 1);
    CHECK(is_kind(refused, Refusal::Kind::conflict));
    CHECK(refused.refusal().message.find("Test.Signature") != std::string::npos);
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE vault = 'lado' AND column_name = 'content'") == 0);
    CHECK(world.events("attachments.version_infected") == 1);
    CHECK(scanned_by([](std::string_view) { return outgoing::Scanned{Verdict::infected, "never asked"}; }).infected == 0);
}

ON_EVERY_DATABASE("a file of which the scanner says nothing does not keep the others in quarantine") {
    World world{kind};
    const auto large = *world.add("P1", World::file("too large for it", "a.txt", Scan::waiting));
    const auto small = *world.add("P1", World::file("small", "b.txt", Scan::waiting));
    const ScanBytes scan = [](std::string_view bytes) { return outgoing::Scanned{bytes == "small" ? Verdict::clean : Verdict::unknown, "size limit"}; };
    *world.now += std::chrono::minutes{1};
    scan_waiting(world.journal, world.desk.keys, scan);
    CHECK_FALSE(world.open({"P1", small}, 1));
    *world.now += std::chrono::minutes{1};
    scan_waiting(world.journal, world.desk.keys, scan);
    CHECK(world.open({"P1", small}, 1));
    CHECK_FALSE(world.open({"P1", large}, 1));
}

ON_EVERY_DATABASE("documents are sealed again under another key with everything else of their vault") {
    World world{kind};
    const auto bytes = text_of(200'000);
    const auto id = *world.add("P1", World::file(bytes, "notes.txt"));
    const vault::Vault records{"records", world.desk.keys};
    REQUIRE(vault::rotate(world.journal, {.vault = records, .actor = trail::operator_named(), .reason = "a test", .batch = 2}));
    REQUIRE(vault::forget_retired_keys(world.journal, {.vault = records, .actor = trail::operator_named(), .reason = "a test"}));
    CHECK(world.open({"P1", id}, 1)->bytes == bytes);
    CHECK(world.value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE column_name = 'content' AND blind_index <> ''") == 0);
}

ON_EVERY_DATABASE("a refused document leaves nothing behind") {
    World world{kind};
    const auto file = World::file();
    const auto refused = world.change(person(1), [&](trail::Change& change) { return attach(change, world.desk, "P1", {.title = " ", .file = file}); });
    CHECK(refused.refusal().errors.front().field == "title");
    CHECK(world.value<std::int64_t>("SELECT (SELECT COUNT(*) FROM vault_cells) + (SELECT COUNT(*) FROM attachments_documents)") == 0);
}

TEST_CASE("documents go with a backup and come back with it") {
    World world{"sqlite"};
    const auto id = *world.add("P1", World::file("kept", "notes.txt"));
    const std::string copy = world.folder.path() + "/copy.sqlite";
    world.database->backup(copy);
    const auto restored = store::Database::open("sqlite:" + copy);
    trail::Journal journal{*restored, [&] { return *world.now; }};
    const auto opened = journal.view(person(1), [&](trail::View& view) { return open_version(view, world.desk, {"P1", id}, 1); });
    REQUIRE(opened);
    CHECK(opened->bytes == "kept");
}
