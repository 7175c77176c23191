#include "core/notices/inbox_store.hpp"

#include "core/notices/outbox_test.hpp"

using namespace holdfast;
using namespace holdfast::notices;

namespace {

constexpr Id<trail::Account> ann{1}, bo{2};
constexpr Kind one_kind{"one_kind", "One thing waits"}, other_kind{"other_kind", "Another thing waits"};

struct Inboxes : holdfast::notices::test::Office {
    using Office::Office;

    void tell(Id<trail::Account> account, const Kind& kind, int times = 1) {
        change([&](trail::Change& change) {
            for (int i = 0; i < times; ++i) put_item(change, account, {.kind = std::string(kind.key), .path = "/somewhere"});
        });
    }
    template <class Look>
    auto look(Look look) {
        using Seen = std::invoke_result_t<Look, trail::View&>;
        return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<Seen> { return look(view); });
    }
    std::vector<Item> all(Id<trail::Account> account, Id<Item> before = {}, int most = 50) {
        return look([&](trail::View& view) { return items_of(view, account, before, most); });
    }
    int unread(Id<trail::Account> account) {
        return look([&](trail::View& view) { return count_unread(view, account); });
    }
};

}  // namespace

ON_EVERY_DATABASE("an inbox holds what its account was told, the latest first and page by page, and nothing of others") {
    Inboxes inboxes{kind};
    inboxes.tell(ann, one_kind, 3);
    inboxes.tell(bo, other_kind);
    const auto latest = inboxes.all(ann, {}, 2);
    REQUIRE(latest.size() == 2);
    CHECK(latest[0].id > latest[1].id);
    const auto older = inboxes.all(ann, latest.back().id, 2);
    REQUIRE(older.size() == 1);
    CHECK(older[0].id < latest.back().id);
    CHECK(older[0].kind == "one_kind");
    CHECK(inboxes.look([&](trail::View& view) { return find_item(view, bo, older[0].id); }) == std::nullopt);
}

ON_EVERY_DATABASE("what is read is read once, by its own account alone, and what came after the page was shown stays unread") {
    Inboxes inboxes{kind};
    inboxes.tell(ann, one_kind, 3);
    const auto shown = inboxes.all(ann);
    inboxes.tell(ann, one_kind);
    inboxes.change([&](trail::Change& change) {
        CHECK(mark_read(change, bo, shown[0].id) == 0);
        CHECK(mark_read(change, ann, shown[0].id) == 1);
        CHECK(mark_read(change, ann, shown[0].id) == 0);
        CHECK(mark_read_up_to(change, ann, shown[0].id) == 2);
    });
    CHECK(inboxes.unread(ann) == 1);
    CHECK_FALSE(inboxes.all(ann)[0].read_at);
    CHECK(inboxes.all(ann)[1].read_at == *inboxes.now);
}

ON_EVERY_DATABASE("the count of what is unread stops where nobody counts any more") {
    Inboxes inboxes{kind};
    CHECK(inboxes.unread(ann) == 0);
    inboxes.tell(ann, one_kind, most_counted + 5);
    CHECK(inboxes.unread(ann) == most_counted);
    CHECK(inboxes.unread(bo) == 0);
}

ON_EVERY_DATABASE("the latest unread of some kinds leave out other kinds and what was read") {
    Inboxes inboxes{kind};
    inboxes.tell(ann, one_kind);
    inboxes.tell(ann, other_kind);
    inboxes.tell(ann, {"third_kind", "A third"});
    inboxes.tell(ann, one_kind);
    const auto found = [&](int most) { return inboxes.look([&](trail::View& view) { return latest_unread(view, ann, {one_kind, other_kind}, most); }); };
    REQUIRE(found(5).size() == 3);
    CHECK(found(5)[0].id > found(5)[1].id);
    REQUIRE(found(2).size() == 2);
    CHECK(found(2)[1].kind == "other_kind");
    inboxes.change([&](trail::Change& change) { mark_read(change, ann, found(1)[0].id); });
    CHECK(found(1)[0].kind == "other_kind");
}

ON_EVERY_DATABASE("a notice that is read goes after ninety days, and one that nobody reads after a year") {
    Inboxes inboxes{kind};
    inboxes.tell(ann, one_kind, 2);
    const auto day = std::chrono::hours{24};
    *inboxes.now += day;
    inboxes.change([&](trail::Change& change) { mark_read(change, ann, inboxes.all(ann)[0].id); });
    *inboxes.now += 90 * day;
    tidy(inboxes.journal);
    CHECK(inboxes.all(ann).size() == 2);
    *inboxes.now += std::chrono::seconds{1};
    tidy(inboxes.journal);
    REQUIRE(inboxes.all(ann).size() == 1);
    CHECK_FALSE(inboxes.all(ann)[0].read_at);
    *inboxes.now += 275 * day;
    tidy(inboxes.journal);
    CHECK(inboxes.all(ann).empty());
}

ON_EVERY_DATABASE("a notice leads to a page of this site or to its record, and never anywhere else") {
    Inboxes inboxes{kind};
    for (const auto* path : {"", "//elsewhere.example", "https://elsewhere.example/", "inbox", "/\\elsewhere.example"})
        CHECK_THROWS_AS(inboxes.change([&](trail::Change& change) { put_item(change, ann, {.kind = "one_kind", .path = path}); }), std::invalid_argument);
    inboxes.change([&](trail::Change& change) { put_item(change, ann, {.kind = "one_kind", .record_kind = "probe", .reference = "P1"}); });
    CHECK(inboxes.all(ann).size() == 1);
}

ON_EVERY_DATABASE("an inbox is emptied when who it belonged to is erased") {
    Inboxes inboxes{kind};
    inboxes.tell(ann, one_kind);
    inboxes.tell(bo, one_kind);
    inboxes.change([](trail::Change& change) { erase_items(change, ann); });
    CHECK(inboxes.all(ann).empty());
    CHECK(inboxes.all(bo).size() == 1);
}
