#include "core/notices/inbox_store.hpp"
#include "core/notices/way_store.hpp"
#include "core/policy/conflict_service.hpp"
#include "core/policy/probe_test.hpp"
#include "features/inbox/inbox.hpp"

#include <algorithm>

using namespace holdfast;
using namespace holdfast::policy::probe;

namespace {

constexpr Permission see_other{"probe.other", "See another thing"};
constexpr notices::Kind given{"probe_given", "A probe was given to you"}, due{"probe_due", "Something of yours is due"},
    waits{"other_waits", "Another thing waits"}, own{"own_changed", "Your password was changed", true};

/// Inboxes of whoever is told of probes.
struct Inboxes : World {
    explicit Inboxes(const std::string& database_kind) : World(database_kind) {
        inbox::feature({.kinds = {{given, use}, {due}, {waits, see_other}, {own}}, .records = {policy::probe::kind}}).routes(router);
        enrol_probe("P1");
    }
    void tell(const notices::Item& item, std::int64_t account = 1) {
        REQUIRE(change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
            notices::put_item(change, Id<trail::Account>{account}, item);
            change.record({"test.told", {"test", "1"}});
            return Done{};
        }));
    }
    const site::Route& route(web::Method method, std::string_view pattern) {
        return *std::ranges::find_if(router.routes(), [&](const site::Route& each) { return each.pattern == pattern && each.method == method; });
    }
    std::string shown(const trail::Actor& actor = person(1), const std::string& before = {}) {
        web::Request request{};
        if (!before.empty()) request.query.add("before", before);
        const auto answer = journal.view(actor, [&](trail::View& view) { return route(web::Method::get, "/inbox").view(view, request); });
        return std::get<site::Page>(*answer).main.string();
    }
    /// Where the answer leads, or the refusal in words.
    std::string sent(std::string_view pattern, const std::string& name, const std::string& value, const trail::Actor& actor = person(1)) {
        web::Request request{.method = web::Method::post};
        if (pattern == "/inbox") request.form.add(name, value);
        else request.path_parameters.emplace(name, value);
        const auto answer = change(actor, [&](trail::Change& change) { return route(web::Method::post, pattern).change(change, request); });
        if (!answer) return in_words(answer.refusal());
        for (const auto& [header, text] : std::get<web::Response>(*answer).headers)
            if (header == "Location") return text;
        return "";
    }
    std::string opened(const std::string& id, const trail::Actor& actor = person(1)) { return sent("/inbox/{message}", "message", id, actor); }
    site::Router router{};
};

bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }
int times(const std::string& text, std::string_view words) {
    int found = 0;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++found;
    return found;
}

const notices::Item about_probe{.kind = "probe_given", .record_kind = "probe", .reference = "P1"};

}  // namespace

ON_EVERY_DATABASE("the inbox says in words what is unread, and looking at it marks nothing as read") {
    Inboxes inboxes{kind};
    CHECK(holds(inboxes.shown(), "There is nothing here."));
    inboxes.tell({.kind = "probe_due", .path = "/actions"});
    CHECK(holds(inboxes.shown(), "1 is unread."));
    CHECK(holds(inboxes.shown(), "Unread"));
    CHECK(holds(inboxes.shown(), "Something of yours is due"));
    CHECK(inboxes.events("notices.notice_read") == 0);
}

ON_EVERY_DATABASE("following a notice marks it as read and leads to its page; a second time it leads there too, and nothing more is written") {
    Inboxes inboxes{kind};
    inboxes.tell(about_probe);
    CHECK(inboxes.opened("1") == "/probes/P1");
    CHECK(inboxes.opened("1") == "/probes/P1");
    CHECK(inboxes.events("notices.notice_read") == 1);
    CHECK(holds(inboxes.shown(), "You have read everything."));
    CHECK(holds(inboxes.shown(), "href=\"/probes/P1\""));
}

ON_EVERY_DATABASE("a notice about what its owner may no longer read says so, and neither what it was nor which record") {
    Inboxes inboxes{kind};
    inboxes.tell(about_probe);
    REQUIRE(inboxes.change(person(8, keeper_role), [](trail::Change& change) {
        return policy::declare_conflict(
            change, {.kind = "probe", .reference = "P1", .account = Id<trail::Account>{1}, .conflict = policy::Conflict::family, .reason = "their niece"});
    }));
    const auto page = inboxes.shown();
    CHECK(holds(page, "This leads to something that you may not open now."));
    CHECK_FALSE(holds(page, "P1"));
    CHECK_FALSE(holds(page, "probe"));
    CHECK(inboxes.opened("1") == "/inbox");
    CHECK(holds(inboxes.shown(), "This leads to something that you may not open now."));
}

ON_EVERY_DATABASE("a notice of a kind whose permission its owner has lost, or that nobody sends any more, says nothing either") {
    Inboxes inboxes{kind};
    inboxes.tell({.kind = "other_waits", .path = "/others"});
    inboxes.tell({.kind = "of_an_earlier_version", .path = "/earlier"});
    const auto page = inboxes.shown();
    CHECK(times(page, "This leads to something that you may not open now.") == 2);
    CHECK_FALSE(holds(page, "Another thing waits"));
    CHECK_FALSE(holds(page, "others"));
    CHECK_FALSE(holds(page, "earlier"));
}

ON_EVERY_DATABASE("a notice of somebody else is not there") {
    Inboxes inboxes{kind};
    inboxes.tell({.kind = "probe_due", .path = "/actions"}, 2);
    CHECK(holds(inboxes.shown(), "There is nothing here."));
    CHECK_FALSE(holds(inboxes.opened("1"), "/actions"));
    CHECK(inboxes.events("notices.notice_read") == 0);
}

ON_EVERY_DATABASE("everything that was shown is marked as read at once, and what came meanwhile is not; older notices have pages of their own") {
    Inboxes inboxes{kind};
    for (int i = 0; i < 51; ++i) inboxes.tell({.kind = "probe_due", .path = "/actions"});
    const auto page = inboxes.shown();
    CHECK(times(page, "Something of yours is due") == 50);
    CHECK(holds(page, "href=\"/inbox?before=2\""));
    CHECK(times(inboxes.shown(person(1), "2"), "Something of yours is due") == 1);
    inboxes.tell({.kind = "probe_due", .path = "/actions"});
    CHECK(holds(page, "name=\"last\" value=\"51\""));
    CHECK(inboxes.sent("/inbox", "last", "51") == "/inbox");
    CHECK(holds(inboxes.shown(), "1 is unread."));
    CHECK(inboxes.events("notices.notices_read") == 1);
}

ON_EVERY_DATABASE("who asks what is held about them is told what they were told, and when") {
    Inboxes inboxes{kind};
    inboxes.tell(about_probe);
    inboxes.opened("1");
    const auto source = inbox::held_in_inbox({{given, use}});
    const auto held = *inboxes.journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::vector<subject_access::HeldItem>> {
        return source.items(view, Id<trail::Account>{1});
    });
    REQUIRE(held.size() == 1);
    CHECK(held[0].words == "A probe was given to you");
    CHECK(holds(held[0].when, "read"));
}

ON_EVERY_DATABASE("somebody chooses how they are told of each kind that their roles bring, and of their own sign-in there is nothing to choose") {
    Inboxes inboxes{kind};
    const auto ways = [&](const std::vector<std::pair<std::string, std::string>>& typed) {
        web::Request request{.method = web::Method::post};
        for (const auto& [name, value] : typed) request.form.add(name, value);
        return *inboxes.change(person(1), [&](trail::Change& change) { return inboxes.route(web::Method::post, "/account/notices").change(change, request); });
    };
    const auto chosen = [&](const notices::Kind& of) {
        return *inboxes.journal.view(person(1), [&](trail::View& view) -> Outcome<notices::Way> { return notices::way_of(view, person(1).account, of); });
    };
    const auto refused = ways({{"probe_given", "digest"}, {"probe_due", "by pigeon"}});
    const auto& page = std::get<site::Page>(refused);
    CHECK(page.status == 422);
    REQUIRE(page.errors.size() == 1);
    CHECK(page.errors[0].field == "probe_due");
    CHECK(chosen(given) == notices::Way::at_once);
    CHECK(holds(page.main.string(), "A probe was given to you"));
    CHECK_FALSE(holds(page.main.string(), "Another thing waits"));
    CHECK_FALSE(holds(page.main.string(), "Your password was changed"));
    CHECK(holds(page.main.string(), "No e-mail address of yours is known here"));
    ways({{"probe_given", "digest"}, {"probe_due", "inbox"}, {"other_waits", "inbox"}, {"own_changed", "inbox"}});
    CHECK(chosen(given) == notices::Way::digest);
    CHECK(chosen(due) == notices::Way::inbox);
    CHECK(chosen(waits) == notices::Way::at_once);
    CHECK(chosen(own) == notices::Way::at_once);
    CHECK(inboxes.events("notices.ways_chosen") == 1);
    ways({{"probe_given", "digest"}, {"probe_due", "inbox"}});
    CHECK(inboxes.events("notices.ways_chosen") == 1);
}
