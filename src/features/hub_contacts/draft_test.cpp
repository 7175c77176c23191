#include "features/hub_contacts/draft_store.hpp"

#include "features/hub_contacts/desk_test.hpp"
#include "features/hub_contacts/question_pages.hpp"
#include "support/temporary_folder.hpp"
#include "web/form.hpp"

using namespace holdfast;
using namespace holdfast::hub_contacts;
using hub_contacts::test::Desk;

static std::optional<std::string> words_of(Desk& desk, const DraftSeal& seal) {
    return desk.look(desk.teacher, [&](trail::View& view) -> std::optional<std::string> {
        const auto draft = find_draft(view, seal);
        return draft ? std::optional(draft->words) : std::nullopt;
    });
}
static void save(Desk& desk, const DraftSeal& seal, const char* words) {
    REQUIRE(desk.change(desk.teacher, [&](trail::Change& change) {
        save_draft(change, seal, words);
        change.record({"test.draft_saved", {"account", "1"}});
        return Outcome(Done{});
    }));
}
static int rows(Desk& desk) {
    return desk.look(desk.teacher, [](trail::View& view) { return view.reader().value<int>("SELECT COUNT(*) FROM hub_contacts_drafts"); });
}

ON_EVERY_DATABASE("a draft opens for whose it is alone, and the database has none of its words") {
    Desk desk(kind);
    const holdfast::test::TemporaryFolder folder;
    const trail::KeyFolder keys{folder.path() + "/keys"};
    const auto theirs = DraftSeal::of_account(desk.teacher.account, keys), others = DraftSeal::of_account(desk.officer.account, keys);
    const auto visitors = DraftSeal::of_visitor("one token"), second = DraftSeal::of_visitor("another token");
    save(desk, theirs, "concern=hungry");
    save(desk, visitors, "concern=screams");
    CHECK(words_of(desk, theirs) == "concern=hungry");
    CHECK(words_of(desk, visitors) == "concern=screams");
    for (const auto* seal : {&others, &second}) CHECK(!words_of(desk, *seal));
    const auto stored = desk.look(desk.teacher, [](trail::View& view) {
        return view.reader().all("SELECT whose, words FROM hub_contacts_drafts", [](const store::Row& row) { return row.get<std::string>(0) + row.get<std::string>(1); });
    });
    for (const auto& row : stored)
        for (const char* word : {"hungry", "screams", "one token"}) CHECK(row.find(word) == std::string::npos);
    CHECK(!theirs.open(visitors.seal("concern=screams")));
}

ON_EVERY_DATABASE("a draft that was saved again takes the place of the one before; one whose time is over is gone, and deleted with the next that anybody saves") {
    Desk desk(kind);
    const auto first = DraftSeal::of_visitor("one token"), next = DraftSeal::of_visitor("another token");
    save(desk, first, "since=May");
    *desk.now += visitors_draft_lasts - std::chrono::seconds{1};
    save(desk, first, "since=June");
    CHECK(rows(desk) == 1);
    *desk.now += visitors_draft_lasts - std::chrono::seconds{1};
    CHECK(words_of(desk, first) == "since=June");
    *desk.now += std::chrono::seconds{1};
    CHECK(!words_of(desk, first));
    CHECK(rows(desk) == 1);
    save(desk, next, "since=July");
    CHECK(rows(desk) == 1);
    CHECK(words_of(desk, next) == "since=July");
}

TEST_CASE("a page's answers take the place of those before and leave the others; an answer that was taken back is none") {
    const auto& worry = *find_question("worry");
    const auto typed = web::parse_form("concern=hungry&since=May&source=2A&harms=neglect&harms=missing").value();
    const auto after = with_answers(typed, worry, web::parse_form("concern=thirsty&sender_name=Eve").value());
    CHECK(encoded(after) == "source=2A&harms=neglect&harms=missing&concern=thirsty");
    CHECK(encoded(web::parse_form(encoded(web::parse_form("concern=%26%3D+%C3%A9%0Atwo").value())).value()) == "concern=%26%3D%20%C3%A9%0Atwo");
}

TEST_CASE("every field of the form stands on one page, and further children are asked about where something is said of them") {
    std::vector<std::string> names;
    for (const auto& question : questions()) names.insert(names.end(), question.names.begin(), question.names.end());
    auto once = names;
    std::ranges::sort(once);
    CHECK(std::ranges::adjacent_find(once) == once.end());
    const auto& first = *find_question("child-1");
    CHECK(question_after(first, {})->key == "worry");
    const auto siblings = web::parse_form("given_1=Hal&age_3=about+2&given_2=").value();
    CHECK(question_after(first, siblings)->key == "child-3");
    CHECK(question_before(*find_question("worry"), siblings)->key == "child-3");
    CHECK(question_before(*find_question("worry"), {})->key == "child-1");
    CHECK(!question_before(questions().front(), {}));
    CHECK(!question_after(questions().back(), {}));
}
