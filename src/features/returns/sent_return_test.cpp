#include "core/calendar/calendar_store.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/permissions.hpp"
#include "core/pathway/world_test.hpp"
#include "features/returns/sent_return_service.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

using namespace holdfast;
using namespace holdfast::returns;

namespace {

/// A folder of files that are sent.
struct Folder {
    Folder() { std::filesystem::create_directory(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    HeldFile file(const std::string& name, const std::string& text) const {
        write(name, text);
        return {(path / name).string(), name};
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path / name, std::ios::binary | std::ios::trunc) << text; }
    std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("holdfast-sent-{}", reinterpret_cast<std::uintptr_t>(this));
};

std::string census_of(std::string_view child, std::string_view referred_on) {
    return fmt::format(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>"
        "<Source><SourceLevel>L</SourceLevel><LEA>909</LEA></Source></Header><Children><Child><ChildIdentifiers><LAchildID>{}</LAchildID>"
        "<PersonBirthDate>2010-01-02</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>"
        "<CINdetails><CINreferralDate>{}</CINreferralDate><ReferralSource>6</ReferralSource><ReferralNFA>0</ReferralNFA></CINdetails></Child></Children></"
        "Message>",
        child, referred_on);
}

Sending sending_of(HeldFile file) {
    Sending sending{.kind = Kind::census};
    sending.files.push_back(std::move(file));
    return sending;
}

const Role analyst{"performance_analyst", "Performance analyst", {pathway::permissions::load_returns}};
const Role member{"board_member", "Board member", {}};

trail::Actor actor(std::int64_t number, const Role& role = analyst) {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .agency = "council", .roles = {&role}};
}

struct Office : pathway::test::World {
    explicit Office(const std::string& kind) : World(kind, calendar::migrations()) {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "council", council.type = "local_authority", council.sector = "public", council.codes.la = "909";
            organisations::put_agency(change, council);
        });
    }
    std::shared_ptr<SentReturn> sent(HeldFile file, std::int64_t by = 1) {
        const auto outcome = send(journal, actor(by), desk, sending_of(std::move(file)));
        REQUIRE(outcome);
        (*outcome)->wait(std::chrono::minutes{1});
        return *outcome;
    }
    Stage load_it(const std::shared_ptr<SentReturn>& sent) {
        REQUIRE(load(journal, actor(1), sent));
        sent->wait(std::chrono::minutes{1});
        return sent->state().stage;
    }
    std::int64_t count(std::string_view what) {
        std::int64_t found = 0;
        look([&](trail::View& view) {
            found = what == "entries" ? static_cast<std::int64_t>(pathway::entries_from(view, "census").size())
                                      : view.reader().value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE type = $1", what);
        });
        return found;
    }
    Folder folder{};
    ReturnDesk desk{};
};

}  // namespace

ON_EVERY_DATABASE("a return that was sent says what it would change, leaves nothing until it is loaded, and is loaded once") {
    Office office{kind};
    const auto sent = office.sent(office.folder.file("census.xml", census_of("A1", "2025-05-01")));
    const auto state = sent->state();
    REQUIRE(state.stage == Stage::checked);
    CHECK(state.preview->report.new_children == 1);
    CHECK(state.preview->report.total().added == 1);
    CHECK(office.count("entries") == 0);
    CHECK(office.count("returns.return_sent") == 1);
    CHECK(office.load_it(sent) == Stage::loaded);
    CHECK(office.count("entries") == 1);
    CHECK(office.count("returns.census_loaded") == 1);
    CHECK(load(office.journal, actor(1), sent).refusal().kind == Refusal::Kind::conflict);
    CHECK(sent->sending() == nullptr);
    const auto again = office.sent(office.folder.file("again.xml", census_of("A1", "2025-05-01")));
    CHECK(again->state().preview->report.is_known);
    CHECK(again->sending() == nullptr);
    CHECK(load(office.journal, actor(1), again).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("what is loaded is what was previewed: a file that has become another is refused, and nothing of it is kept") {
    Office office{kind};
    const auto sent = office.sent(office.folder.file("census.xml", census_of("A1", "2025-05-01")));
    office.folder.write("census.xml", census_of("A2", "2025-06-01"));
    CHECK(office.load_it(sent) == Stage::refused);
    CHECK(sent->state().refusal.find("not what was previewed") != std::string::npos);
    CHECK(office.count("entries") == 0);
}

ON_EVERY_DATABASE("a return that breaks off is refused with its line, and a file without a name is still read") {
    Office office{kind};
    const auto whole = census_of("A1", "2025-05-01");
    auto file = office.folder.file("half.xml", whole.substr(0, whole.size() / 2));
    std::filesystem::remove(office.folder.path / "half.xml");
    const auto sent = office.sent(std::move(file));
    CHECK(sent->state().stage == Stage::refused);
    CHECK(sent->state().refusal.find("half.xml: line 1: ") == 0);
    CHECK(sent->sending() == nullptr);
    CHECK(office.count("entries") == 0);
}

ON_EVERY_DATABASE("who may not load returns sends none and loads none, and nobody finds what another sent") {
    Office office{kind};
    const auto refused = send(office.journal, actor(2, member), office.desk, sending_of(office.folder.file("a.xml", census_of("A1", "2025-05-01"))));
    CHECK(refused.refusal().kind == Refusal::Kind::forbidden);
    const auto sent = office.sent(office.folder.file("b.xml", census_of("A1", "2025-05-01")));
    CHECK(load(office.journal, actor(2, member), sent).refusal().kind == Refusal::Kind::forbidden);
    CHECK(office.desk.find(Id<trail::Account>{1}, sent->reference(), office.now) == sent);
    CHECK(office.desk.find(Id<trail::Account>{2}, sent->reference(), office.now) == nullptr);
    office.desk.drop(Id<trail::Account>{2}, sent->reference());
    CHECK(office.desk.of(Id<trail::Account>{1}, office.now).size() == 1);
    office.desk.drop(Id<trail::Account>{1}, sent->reference());
    CHECK(office.desk.of(Id<trail::Account>{1}, office.now).empty());
}

ON_EVERY_DATABASE("a return that nobody loads goes after an hour, and the oldest of three when a fourth is sent") {
    Office office{kind};
    std::vector<std::shared_ptr<SentReturn>> all;
    for (const auto* name : {"1.xml", "2.xml", "3.xml", "4.xml"}) all.push_back(office.sent(office.folder.file(name, census_of("A1", "2025-05-01"))));
    const auto other = office.sent(office.folder.file("5.xml", census_of("A1", "2025-05-01")), 2);
    const auto is_there = [&](const auto& sent) { return office.desk.find(sent->account(), sent->reference(), office.now) != nullptr; };
    CHECK_FALSE(is_there(all[0]));
    for (const auto& sent : {all[1], all[2], all[3], other}) CHECK(is_there(sent));
    office.now += sent_waits_for;
    CHECK(is_there(all[3]));
    office.now += std::chrono::seconds{1};
    for (const auto& sent : {all[1], all[2], all[3], other}) CHECK_FALSE(is_there(sent));
}
