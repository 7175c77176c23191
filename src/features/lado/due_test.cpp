#include "core/notices/inbox_store.hpp"
#include "features/lado/desk_test.hpp"
#include "features/lado/due_service.hpp"
#include "features/lado/due_store.hpp"
#include "features/lado/news_pages.hpp"
#include "features/lado/notice_kinds.hpp"

using namespace holdfast;
using namespace holdfast::lado;

namespace {

struct Mornings : lado::test::Desk {
    using Desk::Desk;

    /// How many notices go out at that moment; asking first whether any do gives the same answer.
    int told_at(const char* moment) {
        *now = parse_instant(moment).value();
        const bool is_due = look(trail::operator_named(), [](trail::View& view) { return is_due_notice_to_be_sent(view); });
        const int told = *change(trail::operator_named(), [&](trail::Change& change) -> Outcome<int> { return tell_of_due_clocks(change, office); });
        CHECK((is_due || told == 0));
        return told;
    }
    std::vector<notices::Item> due_notices(const trail::Actor& who) {
        return look(who, [&](trail::View& view) { return notices::latest_unread(view, who.account, {step_due}, 10); });
    }
    std::string news(const trail::Actor& who) {
        return look(who, [&](trail::View& view) { return news_part(view, {}).string(); });
    }
    void bar(const trail::Actor& who, const std::string& reference) {
        REQUIRE(change(who, [&](trail::Change& change) {
            return policy::declare_conflict(change, {.kind = std::string(allegation_kind),
                                                     .reference = reference,
                                                     .account = who.account,
                                                     .conflict = policy::Conflict::family,
                                                     .reason = "a cousin"});
        }));
    }
};

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

ON_EVERY_DATABASE("an officer is told once, from seven in the morning, of what is due in a case of theirs that runs since an earlier day") {
    Mornings desk{kind};
    const auto reference = desk.taken();  // on a Monday: the response is due on Tuesday
    CHECK(desk.told_at("2026-11-23T18:00:00Z") == 0);
    CHECK(desk.told_at("2026-11-24T06:59:00Z") == 0);
    CHECK(desk.told_at("2026-11-24T07:00:00Z") == 1);
    CHECK(desk.told_at("2026-11-24T12:00:00Z") == 0);
    CHECK(desk.told_at("2026-11-26T12:00:00Z") == 0);
    REQUIRE(desk.due_notices(desk.officer).size() == 1);
    CHECK(desk.due_notices(desk.officer)[0].reference == reference);
    CHECK(desk.due_notices(desk.second).empty());
    CHECK(desk.told_at("2027-11-21T07:00:00Z") == 0);
    CHECK(desk.told_at("2027-11-22T07:00:00Z") == 1);  // the conclusion, on the day before it is due
}

ON_EVERY_DATABASE("several clocks of one case are one notice, and of clocks that were met there is none") {
    Mornings desk{kind};
    const auto answered = desk.taken();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return respond(change, desk.office, answered, "Thank you, we look at it"); }));
    desk.managed();
    CHECK(desk.told_at("2026-12-01T09:00:00Z") == 1);  // its response and its meeting are late
}

ON_EVERY_DATABASE("of a case that nobody deals with every officer of its authority is told, but none who has a conflict of interest with it") {
    Mornings desk{kind};
    const auto reference = desk.send(lado::test::Desk::referral(), desk.teacher);
    REQUIRE(reference);
    desk.bar(desk.second, *reference);
    CHECK(desk.told_at("2026-11-24T07:00:00Z") == 1);
    REQUIRE(desk.due_notices(desk.officer).size() == 1);
    CHECK(desk.due_notices(desk.officer)[0].reference == *reference);
    CHECK(desk.due_notices(desk.second).empty());
    CHECK(desk.due_notices(desk.teacher).empty());
}

ON_EVERY_DATABASE("an officer who has a conflict of interest with the case is told nothing of it, and finds nothing of it among what is new; the others are") {
    Mornings desk{kind};
    const auto reference = desk.taken();
    CHECK(holds(desk.news(desk.officer), "A case was given to you"));
    desk.bar(desk.officer, reference);
    CHECK(desk.told_at("2026-11-24T07:00:00Z") == 1);
    CHECK(desk.due_notices(desk.officer).empty());
    CHECK(desk.due_notices(desk.second).size() == 1);
    CHECK(desk.news(desk.officer).empty());
}

ON_EVERY_DATABASE("once a clock has ended it is not kept that somebody was told of it") {
    Mornings desk{kind};
    const auto kept = [&] { return desk.look(trail::operator_named(), [](trail::View& view) { return clocks_told(view).size(); }); };
    const auto reference = desk.taken();
    desk.told_at("2026-11-24T07:00:00Z");
    CHECK(kept() == 1);
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return respond(change, desk.office, reference, "Thank you, we look at it"); }));
    CHECK(desk.told_at("2027-11-22T07:00:00Z") == 1);
    CHECK(kept() == 1);
}

ON_EVERY_DATABASE("what is new for an officer leads by a form to the case and names nobody in it") {
    Mornings desk{kind};
    desk.taken();
    desk.told_at("2026-11-24T07:00:00Z");
    const auto news = desk.news(desk.officer);
    CHECK(news.find("Something in a case is due") < news.find("A case was given to you"));
    CHECK(holds(news, "method=\"post\" action=\"/inbox/"));
    CHECK(holds(news, "A case was given to you: LADO-"));
    for (const auto* words : {"Gus", "Hill"}) CHECK_FALSE(holds(news, words));
    CHECK(desk.news(desk.teacher).empty());
}
