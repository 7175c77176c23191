#include "features/administration/offered_file_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <fmt/format.h>

using namespace holdfast;
using namespace holdfast::administration;

namespace {

/// People who send files, with a clock that the test moves.
struct Desk {
    explicit Desk(const std::string& kind) : database(test::fresh_database(kind, with_files())) {}

    static std::vector<store::Migration> with_files() {
        auto all = trail::migrations();
        for (const auto& migration : migrations()) all.push_back(migration);
        return all;
    }
    static trail::Actor person(std::int64_t number) {
        trail::Actor actor;
        actor.account = Id<trail::Account>{number};
        return actor;
    }
    void offer(std::int64_t by, const std::string& reference) {
        now += std::chrono::seconds{1};
        CHECK(journal.change(person(by), "sent", [&](trail::Change& change) -> Outcome<Done> {
            forget_abandoned_files(change);
            insert_offered_file(change, {.reference = reference, .kind = "values", .file_name = "values.csv", .bytes = "code\n"});
            change.record({"administration.file_offered", {"import", "values"}});
            return Done{};
        }));
    }
    bool holds(std::int64_t by, const std::string& reference) {
        return *journal.view(person(by), [&](trail::View& view) -> Outcome<bool> { return find_offered_file(view, reference).has_value(); });
    }

    Instant now = parse_instant("2026-11-22T09:00:00Z").value();
    std::shared_ptr<store::Database> database;
    trail::Journal journal{*database, [this] { return now; }};
};

}  // namespace

ON_EVERY_DATABASE("of the files that one person has waiting the oldest goes when there are twenty already; nobody else's does") {
    Desk desk{kind};
    desk.offer(2, "other");
    for (int i = 0; i < 21; ++i) desk.offer(1, fmt::format("file-{}", i));
    CHECK_FALSE(desk.holds(1, "file-0"));
    CHECK(desk.holds(1, "file-1"));
    CHECK(desk.holds(1, "file-20"));
    CHECK(desk.holds(2, "other"));
}

ON_EVERY_DATABASE("neither a file nor what was found in it can be read from the database, and both are there for who has its reference") {
    Desk desk{kind};
    const OfferedFile file{.reference = "a-reference",
                           .kind = "values",
                           .file_name = "values.csv",
                           .bytes = "code\nHill School\n",
                           .preview = {.rejections = {{2, "code", "Hill School", "Hill School is no code"}}, .notes = {"Hill School is new"}}};
    CHECK(desk.journal.change(Desk::person(1), "sent", [&](trail::Change& change) -> Outcome<Done> {
        insert_offered_file(change, file);
        change.record({"administration.file_offered", {"import", "values"}});
        return Done{};
    }));
    std::string everything;
    desk.database->read([&](store::Reader& reader) {
        reader.each("SELECT reference, content FROM administration_offered_files",
                    [&](const store::Row& row) { everything += row.get<std::string>(0) + row.get<std::string>(1); });
        reader.each("SELECT value, words FROM administration_offered_findings",
                    [&](const store::Row& row) { everything += row.get<std::string>(0) + row.get<std::string>(1); });
    });
    for (const auto* words : {"Hill", "School", "a-reference"}) CHECK(everything.find(words) == std::string::npos);
    const auto found = *desk.journal.view(Desk::person(1), [&](trail::View& view) { return Outcome(find_offered_file(view, file.reference)); });
    REQUIRE(found);
    CHECK(found->bytes == file.bytes);
    REQUIRE(found->preview.rejections.size() == 1);
    CHECK(found->preview.rejections[0].value == "Hill School");
    CHECK(found->preview.rejections[0].reason == "Hill School is no code");
    CHECK(found->preview.notes == file.preview.notes);
    CHECK_FALSE(desk.holds(2, file.reference));
}

ON_EVERY_DATABASE("a file that nobody loads within a day goes when the next one is sent, whoever sends it") {
    Desk desk{kind};
    desk.offer(1, "yesterday's");
    desk.now += files_wait_for - std::chrono::minutes{1};
    desk.offer(2, "first");
    CHECK(desk.holds(1, "yesterday's"));
    desk.now += std::chrono::minutes{2};
    desk.offer(2, "second");
    CHECK_FALSE(desk.holds(1, "yesterday's"));
    CHECK(desk.holds(2, "first"));
}
