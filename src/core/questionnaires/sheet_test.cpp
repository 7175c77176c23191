#include "core/access/account_store.hpp"
#include "core/questionnaires/example_sets.hpp"
#include "core/questionnaires/sheet_pages.hpp"
#include "core/questionnaires/sheet_service.hpp"
#include "core/questionnaires/sheet_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::questionnaires;

namespace {

constexpr std::array former_questions{Question{.key = "afraid", .words = "Are they <afraid>?", .yes = 2},
                                      Question{.key = "hurt", .words = "Was anybody hurt?", .yes = 3}};
constexpr std::array present_questions{Question{.key = "afraid", .words = "Are they <afraid>?", .yes = 5},
                                       Question{.key = "own_words", .words = "In their words", .kind = Kind::words, .is_required = false}};
constexpr std::array levels{Level{"standard", "Standard", 0}, Level{"medium", "Medium", 2}, Level{"high", "High", 5}};
constexpr std::array versions{
    Version{.number = 1, .from = make_date(2026, 4, 1), .questions = former_questions, .levels = levels},
    Version{.number = 2, .from = make_date(2026, 11, 21), .questions = std::span(present_questions), .levels = std::span(levels).first(1)}};
constexpr QuestionSet set{"test", "How safe it is", "An example set.", versions};

struct World {
    std::shared_ptr<store::Database> database;
    Instant now = parse_instant("2026-11-20T12:00:00Z").value();
    trail::Actor ana{trail::operator_named()};
    trail::Journal journal{*database, [this] { return now; }};

    explicit World(const std::string& kind) : database(test::fresh_database(kind, every_migration())) {
        const auto made = journal.change(ana, "a test", [](trail::Change& change) -> Outcome<Id<trail::Account>> {
            change.record({"test.account_added", {"account", "ana"}});
            return *access::insert_account(change, {.user_name = "ana", .name = "Ana Lyst", .agency = "Council"}, "");
        });
        ana.account = *made;
    }
    static std::vector<store::Migration> every_migration() {
        auto all = trail::migrations();
        for (const auto& migration : access::migrations()) all.push_back(migration);
        for (const auto& migration : questionnaires::migrations()) all.push_back(migration);
        return all;
    }
    template <class Act>
    auto change(Act&& act) {
        return journal.change(ana, "a test", std::forward<Act>(act));
    }
    Outcome<Id<Sheet>> hand_in(const Given& given, const std::string& reference = "P1") {
        return change([&](trail::Change& change) { return answer(change, {.record = {"probe", reference}, .set = set}, given); });
    }
    std::vector<Sheet> sheets(const std::string& reference = "P1") {
        return *journal.view(ana, [&](trail::View& view) { return Outcome(sheets_of(view, {"probe", reference}, "test")); });
    }
    std::optional<Sheet> latest() {
        return *journal.view(ana, [&](trail::View& view) { return Outcome(latest_sheet(view, {"probe", "P1"}, "test")); });
    }
    std::int64_t count(store::Sql sql) {
        std::int64_t found = 0;
        database->read([&](store::Reader& reader) { found = reader.value<std::int64_t>(sql); });
        return found;
    }
};

const Given afraid{.answers = {{"afraid", "yes"}, {"hurt", "not_known"}}};
bool holds(const web::Html& html, std::string_view sought) { return html.string().find(sought) != std::string::npos; }

}  // namespace

ON_EVERY_DATABASE("an answered sheet keeps its answers, score, level, version, who and when") {
    World world(kind);
    REQUIRE(world.hand_in(afraid));
    REQUIRE(world.sheets().size() == 1);
    const Sheet sheet = world.sheets()[0];
    CHECK(sheet.answers == afraid.answers);
    CHECK(sheet.score == 2);
    CHECK(sheet.level() == "medium");
    CHECK(sheet.version == 1);
    CHECK(sheet.by == "Ana Lyst");
    CHECK(sheet.at == world.now);
    CHECK(world.sheets("P2").empty());
    CHECK(world.count("SELECT COUNT(*) FROM trail_events WHERE type = 'questionnaires.sheet_answered'") == 1);
}

ON_EVERY_DATABASE("a sheet stays under the version under which it was answered") {
    World world(kind);
    REQUIRE(world.hand_in(afraid));
    world.now += std::chrono::hours(24);
    CHECK_FALSE(world.hand_in(afraid));
    REQUIRE(world.hand_in({.answers = {{"afraid", "yes"}}}));
    CHECK(world.sheets()[0].version == 2);
    CHECK(world.sheets()[1].version == 1);
    CHECK(world.sheets()[1].level() == "medium");
    CHECK(holds(sheet_part(set, world.sheets()[1]), "Was anybody hurt?"));
}

ON_EVERY_DATABASE("a correction is another sheet, the former one stays, and it is corrected once") {
    World world(kind);
    const auto former = world.hand_in(afraid);
    const Given right{.answers = {{"afraid", "yes"}, {"hurt", "yes"}}, .corrects = *former};
    REQUIRE(world.hand_in(right));
    CHECK(world.latest()->level() == "high");
    CHECK(world.sheets()[1].is_corrected);
    CHECK(world.sheets()[1].answers == afraid.answers);
    CHECK(holds(sheet_part(set, world.sheets()[1]), "corrected by later ones"));
    CHECK(world.hand_in(right).refusal().kind == Refusal::Kind::conflict);
    CHECK(world.hand_in(right, "P2").refusal().kind == Refusal::Kind::conflict);
    CHECK(world.count("SELECT COUNT(*) FROM trail_events WHERE type = 'questionnaires.sheet_corrected'") == 1);
}

ON_EVERY_DATABASE("the level that was worked out is kept beside the one of whoever answered") {
    World world(kind);
    Given given = afraid;
    given.judgement = {.level = "standard"};
    const auto refused = world.hand_in(given);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().errors.at(0).field == "judged_because");
    CHECK(world.sheets().empty());
    given.judgement = {.level = "high", .because = "She knows him"};
    REQUIRE(world.hand_in(given));
    CHECK(world.latest()->worked_out == "medium");
    CHECK(world.latest()->level() == "high");
    CHECK(holds(sheet_part(set, *world.latest()), "Ana Lyst set it to <strong>High</strong> instead: She knows him"));
    given.judgement = {.level = "medium", .because = "agreed"};
    REQUIRE(world.hand_in(given));
    CHECK(world.latest()->judgement.level.empty());
}

ON_EVERY_DATABASE("the sheets of a record are erased with it, and those of others stay") {
    World world(kind);
    const auto first = world.hand_in(afraid);
    REQUIRE(world.hand_in({.answers = afraid.answers, .corrects = *first}));
    REQUIRE(world.hand_in(afraid, "P2"));
    CHECK(*world.change([](trail::Change& change) { return Outcome(erase_all(change, {"probe", "P1"})); }) == 2);
    CHECK(world.sheets().empty());
    CHECK(world.sheets("P2").size() == 1);
    CHECK(world.count("SELECT COUNT(*) FROM questionnaires_answers") == 2);
}

TEST_CASE("a form asks every question, says that it is an example, shows what was typed, and every error beside its question") {
    web::Request request;
    request.method = web::Method::post;
    request.form.add("afraid", "yes");
    request.form.add("judged_level", "as_worked_out");
    const Version& version = set.version(1);
    const Given given = given_in(request, version);
    CHECK(given.answers == Answers{{"afraid", "yes"}});
    CHECK(given.judgement.level.empty());
    const auto errors = faults_of(version, given.answers);
    const auto part = questions_part({request, errors}, set, version);
    CHECK(holds(part, "An example set."));
    CHECK(holds(part, "Are they &lt;afraid&gt;?"));
    CHECK(holds(part, "name=\"afraid\" type=\"radio\" value=\"yes\" checked"));
    CHECK(holds(part, "hurt-error"));
    CHECK_FALSE(holds(part, "afraid-error"));
}

TEST_CASE("a form that corrects begins with what was answered") {
    const Sheet sheet{
        .set = "test", .version = 1, .answers = afraid.answers, .worked_out = "medium", .judgement = {.level = "high", .because = "She knows him"}};
    const web::Request request;
    const std::vector<FieldError> errors;
    const auto part = questions_part({request, errors, fields_of(sheet)}, set, set.version(1));
    CHECK(holds(part, "name=\"hurt\" type=\"radio\" value=\"not_known\" checked"));
    CHECK(holds(part, "She knows him"));
}

TEST_CASE("a sheet says which answers counted how much, and that what is not known may hide more") {
    const Sheet sheet{.set = "test", .version = 1, .by = "Ana Lyst", .answers = afraid.answers, .worked_out = "medium"};
    const auto part = sheet_part(set, sheet);
    CHECK(holds(part, "Medium: the score is 2 of 5, which is 2 or more."));
    CHECK(holds(part, "1 answer is “not known”"));
    CHECK(holds(part, "<td class=\"govuk-table__cell govuk-table__cell--numeric\">2</td>"));
    CHECK(holds(part, "Answered by Ana Lyst"));
}
