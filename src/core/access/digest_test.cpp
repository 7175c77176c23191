#include "core/access/account_store.hpp"
#include "core/access/digest_service.hpp"
#include "core/access/notice_service.hpp"
#include "core/access/people_test.hpp"
#include "core/notices/digest_store.hpp"
#include "core/notices/inbox_store.hpp"
#include "core/notices/way_store.hpp"

using namespace holdfast;
using namespace holdfast::access;

namespace {

constexpr notices::Kind one{"one_kind", "One thing waits"}, other{"other_kind", "Another thing waits"}, secret{"secret_kind", "Nobody may know of this"},
    of_sign_in{"own_kind", "Your password was changed", true};

struct Town : access::test::People {
    Id<trail::Account> ann{}, bo{};

    explicit Town(const std::string& kind) : People(kind) {
        ann = add_person("ann");
        bo = add_person("bo");
        write([&](trail::Change& change) { set_email(change, ann, "ann@example.org"); });
    }
    template <class Act>
    void write(Act act) {
        REQUIRE(change(root(), [&](trail::Change& change) -> Outcome<Done> {
            act(change);
            change.record({"test.done", {"test", "1"}});
            return Done{};
        }));
    }
    void tell(Id<trail::Account> account, const notices::Kind& kind) {
        write([&](trail::Change& change) { access::tell(change, account, {.kind = kind, .body = "Something waits.", .path = "/somewhere"}); });
    }
    void choose(const notices::Kind& kind, notices::Way way) {
        write([&](trail::Change& change) {
            for (const auto account : {ann, bo}) notices::set_way(change, account, kind, way);
        });
    }
    static std::optional<std::string_view> title_for(trail::View&, Id<trail::Account>, std::string_view kind) {
        for (const auto& each : {one, other})
            if (each.key == kind) return each.title;
        return std::nullopt;
    }
    bool digest_of(Id<trail::Account> account) {
        return *change(root(), [&](trail::Change& change) -> Outcome<bool> { return write_digest(change, account, title_for); });
    }
    std::vector<Id<trail::Account>> awaiting() {
        return look([](trail::View& view) { return notices::awaiting_digest(view); });
    }
    std::int64_t letters(const std::string& kind) {
        return look([&](trail::View& view) { return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM notices_messages WHERE kind = $1", kind); });
    }
    std::string latest_letter() {
        return look([](trail::View& view) {
            return view.reader().value<std::string>("SELECT recipient || ': ' || subject || ': ' || body FROM notices_messages ORDER BY id DESC LIMIT 1");
        });
    }
    int unread(Id<trail::Account> account) {
        return look([&](trail::View& view) { return notices::count_unread(view, account); });
    }
};

}  // namespace

ON_EVERY_DATABASE("who is told has a notice in the inbox and a letter at once, who has no address the notice alone, and who left neither") {
    Town town{kind};
    town.tell(town.ann, one);
    town.tell(town.bo, one);
    CHECK(town.unread(town.ann) == 1);
    CHECK(town.unread(town.bo) == 1);
    CHECK(town.letters("one_kind") == 1);
    CHECK(town.latest_letter().find("ann@example.org: One thing waits: Dear ann,") == 0);
    town.write([&](trail::Change& change) { change.writer().execute("UPDATE access_accounts SET is_active = $1", false); });
    town.tell(town.ann, one);
    CHECK(town.unread(town.ann) == 1);
    CHECK(town.letters("one_kind") == 1);
}

ON_EVERY_DATABASE("a notice and its letter go with the change that was undone") {
    Town town{kind};
    CHECK_FALSE(town.change(town.root(), [&](trail::Change& change) -> Outcome<Done> {
        tell(change, town.ann, {.kind = one, .body = "Something waits.", .path = "/somewhere"});
        return conflict("undone");
    }));
    CHECK(town.unread(town.ann) == 0);
    CHECK(town.letters("one_kind") == 0);
}

ON_EVERY_DATABASE("who wants a kind only in the inbox gets no letter of it, and of their own sign-in one at once whatever they chose") {
    Town town{kind};
    for (const auto& each : {one, of_sign_in}) town.choose(each, notices::Way::inbox);
    for (const auto& each : {one, other, of_sign_in}) town.tell(town.ann, each);
    CHECK(town.unread(town.ann) == 3);
    CHECK(town.letters("one_kind") == 0);
    CHECK(town.letters("other_kind") == 1);
    CHECK(town.letters("own_kind") == 1);
    CHECK(town.awaiting().empty());
}

ON_EVERY_DATABASE("a digest counts what is unread by kind, says where it is, and nothing is in two digests") {
    Town town{kind};
    for (const auto& each : {one, other, secret}) town.choose(each, notices::Way::digest);
    for (const auto& each : {one, one, other, secret}) town.tell(town.ann, each);
    CHECK(town.letters("one_kind") == 0);
    REQUIRE(town.awaiting() == std::vector{town.ann});
    CHECK(town.digest_of(town.ann));
    const auto letter = town.latest_letter();
    CHECK(letter.find("ann@example.org: What waits in your inbox: Dear ann,") == 0);
    CHECK(letter.find("One thing waits: 2\n") != std::string::npos);
    CHECK(letter.find("Another thing waits: 1\n") != std::string::npos);
    CHECK(letter.find("{site}/inbox") != std::string::npos);
    CHECK(letter.find("Nobody may know") == std::string::npos);
    CHECK(town.awaiting().empty());
    town.morning.next_day();
    CHECK(town.awaiting().empty());
    town.tell(town.ann, other);
    REQUIRE(town.awaiting().size() == 1);
    CHECK(town.digest_of(town.ann));
    CHECK(town.latest_letter().find("One thing waits") == std::string::npos);
    town.tell(town.ann, other);
    CHECK(town.awaiting().empty());  // one a day
}

ON_EVERY_DATABASE("what was read before the digest is not in it, and who lost their address is written nothing") {
    Town town{kind};
    town.choose(one, notices::Way::digest);
    town.tell(town.ann, one);
    town.tell(town.bo, one);  // no address: only in the inbox
    CHECK(town.awaiting().size() == 1);
    town.write([&](trail::Change& change) { notices::mark_read_up_to(change, town.ann, {99}); });
    CHECK(town.awaiting().empty());
    town.tell(town.ann, one);
    town.write([&](trail::Change& change) { set_email(change, town.ann, ""); });
    CHECK_FALSE(town.digest_of(town.ann));
    CHECK(town.letters("digest") == 0);
    CHECK(town.awaiting().empty());
}

ON_EVERY_DATABASE("a digest that was undone leaves its notices for the next") {
    Town town{kind};
    town.choose(one, notices::Way::digest);
    town.tell(town.ann, one);
    CHECK_FALSE(town.change(town.root(), [&](trail::Change& change) -> Outcome<Done> {
        write_digest(change, town.ann, Town::title_for);
        return conflict("undone");
    }));
    CHECK(town.letters("digest") == 0);
    CHECK(town.awaiting().size() == 1);
}

ON_EVERY_DATABASE("what somebody chose is forgotten with them") {
    Town town{kind};
    town.choose(one, notices::Way::inbox);
    town.write([&](trail::Change& change) { notices::erase_ways(change, town.ann); });
    CHECK(town.look([&](trail::View& view) { return notices::way_of(view, town.ann, one); }) == notices::Way::at_once);
    CHECK(town.look([&](trail::View& view) { return notices::way_of(view, town.bo, one); }) == notices::Way::inbox);
}
