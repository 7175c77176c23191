#include "core/notices/inbox_store.hpp"
#include "features/lado/count_figures.hpp"
#include "features/lado/desk_test.hpp"
#include "features/lado/feedback_service.hpp"
#include "features/lado/ledger_figures.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/retention_service.hpp"
#include "features/lado/share_service.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

namespace {

const Feedback some_feedback{
    .replies = {{FeedbackQuestion::told, Reply::yes}, {FeedbackQuestion::in_time, Reply::no}, {FeedbackQuestion::clear, Reply::partly}},
    .better = "A call on the first day"};

/// The desk, with a case that is shared with the school's safeguarding lead.
struct Asked : Desk {
    explicit Asked(const std::string& database_kind) : Desk(database_kind) {
        lead = person("Kim Lead", "Hill School", lead_role);
        reference = managed();
        const auto adult = *journal.view(officer, [&](trail::View& view) { return named_adult(view, office, reference); });
        REQUIRE(change(officer, [&](trail::Change& change) {
            return share(change, office, reference, {.lead = lead.account, .words = "Words", .is_unconnected = true, .adult = adult});
        }));
    }
    void close_it() {
        REQUIRE(change(officer, [&](trail::Change& change) {
            return close(change, office, reference, Step::close, {.finding = Finding::unfounded, .summary = "The camera shows it"});
        }));
    }
    Outcome<Done> gives(const trail::Actor& who, const Feedback& feedback) {
        return change(who, [&](trail::Change& change) { return give_feedback(change, office, reference, feedback); });
    }
    std::size_t asked(const trail::Actor& who) {
        const auto told = look(who, [&](trail::View& view) { return notices::latest_unread(view, who.account, {feedback_asked}, 9).size(); });
        const auto forms = look(who, [&](trail::View& view) { return asked_of(view, who.account).size(); });
        CHECK(told == forms);
        return forms;
    }
    FeedbackCounts counted() {
        FeedbackCounts counts;
        REQUIRE(journal.view(officer, [&](trail::View& view) -> Outcome<Done> {
            counts = count_feedback(view, Period::year(2026));
            return Done{};
        }));
        return counts;
    }

    trail::Actor lead{};
    std::string reference{};
};

}  // namespace

ON_EVERY_DATABASE("when a case is closed, who referred it and the lead it is shared with are asked once each, and nobody else") {
    Asked desk{kind};
    CHECK(desk.asked(desk.teacher) == 0);
    desk.close_it();
    for (const auto* who : {&desk.teacher, &desk.lead}) CHECK(desk.asked(*who) == 1);
    for (const auto* who : {&desk.officer, &desk.second, &desk.keepers[0]}) CHECK(desk.asked(*who) == 0);
    REQUIRE(desk.change(desk.officer,
                        [&](trail::Change& change) { return take_step(change, desk.office, desk.reference, Step::reopen, "Somebody else came forward"); }));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return close(change, desk.office, desk.reference, Step::close_at_once, {.finding = Finding::unfounded, .summary = "It was another"});
    }));
    for (const auto* who : {&desk.teacher, &desk.lead}) CHECK(desk.asked(*who) == 1);
}

ON_EVERY_DATABASE("a lead with whom sharing has ended is not asked") {
    Asked desk{kind};
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) -> Outcome<Done> {
        const auto share = TRY(share_to_add_to(change, desk.reference, 1));
        return end_share(change, desk.office, share, "They have left");
    }));
    desk.close_it();
    CHECK(desk.asked(desk.lead) == 0);
    CHECK(desk.asked(desk.teacher) == 1);
}

ON_EVERY_DATABASE("a lead who has come to have a conflict of interest with the case is not asked") {
    Asked desk{kind};
    REQUIRE(desk.change(desk.lead, [&](trail::Change& change) {
        return policy::declare_conflict(change, {.kind = std::string(allegation_kind),
                                                 .reference = desk.reference,
                                                 .account = desk.lead.account,
                                                 .conflict = policy::Conflict::family,
                                                 .reason = "a sister"});
    }));
    desk.close_it();
    CHECK(desk.asked(desk.lead) == 0);
    CHECK(desk.asked(desk.teacher) == 1);
}

ON_EVERY_DATABASE("the officer of the case is told that feedback has come, and nobody else") {
    Asked desk{kind};
    desk.close_it();
    REQUIRE(desk.gives(desk.teacher, some_feedback));
    const auto told = [&](const trail::Actor& who) {
        return desk.look(who, [&](trail::View& view) { return notices::latest_unread(view, who.account, {feedback_given}, 9).size(); });
    };
    CHECK(told(desk.officer) == 1);
    for (const auto* who : {&desk.second, &desk.teacher, &desk.lead}) CHECK(told(*who) == 0);
}

ON_EVERY_DATABASE("feedback is given once, by who was asked, with every question answered; its words are in the vault and its answers are counted") {
    Asked desk{kind};
    CHECK(desk.gives(desk.teacher, some_feedback).refusal().kind == Refusal::Kind::not_found);
    desk.close_it();
    CHECK(desk.gives(desk.second, some_feedback).refusal().kind == Refusal::Kind::not_found);
    const auto refused = desk.gives(desk.teacher, {.replies = {{FeedbackQuestion::told, Reply::yes}}});
    for (const char* field : {"reply_in_time", "reply_clear"}) CHECK(names_field(refused.refusal(), field));
    REQUIRE(desk.gives(desk.teacher, some_feedback));
    CHECK(desk.gives(desk.teacher, some_feedback).refusal().kind == Refusal::Kind::conflict);
    const auto counts = desk.counted();
    CHECK(counts.sent == 2);
    CHECK(counts.answered == 1);
    CHECK(counts.replies == decltype(counts.replies){{{FeedbackQuestion::told, Reply::yes}, 1},
                                                     {{FeedbackQuestion::in_time, Reply::no}, 1},
                                                     {{FeedbackQuestion::clear, Reply::partly}, 1}});
    CHECK(desk.words(desk.officer, desk.reference)
              ->latest(EntryKind::feedback)
              .ends_with("Was the advice clear? Partly\nWhat would have been better? A call on the first day"));
    std::string everything;
    desk.database->read(
        [&](store::Reader& reader) { reader.each("SELECT sealed FROM vault_cells", [&](const store::Row& row) { everything += row.get<std::string>(0); }); });
    CHECK(everything.find("first day") == std::string::npos);
}

ON_EVERY_DATABASE("the ledger says how many forms were sent and answered, and how; nothing of a year in which none was sent") {
    Asked desk{kind};
    const Role counts{"counts", "Counts", {lado::permissions::count, lado::permissions::manage}};
    auto counting = desk.officer;
    counting.roles = {&counts};
    const auto numbers = [&] {
        std::map<std::string, std::string> found;
        REQUIRE(desk.journal.view(counting, [&](trail::View& view) -> Outcome<Done> {
            for (const auto& figure : lado_figures(view, {.year = Period::year(2026)}))
                if (figure.measure == measures::feedback) found[figure.population] = figure.value->string();
            return Done{};
        }));
        return found;
    };
    CHECK(numbers().empty());
    desk.close_it();
    REQUIRE(desk.gives(desk.lead, some_feedback));
    auto counted = numbers();
    CHECK(counted.size() == 12);
    CHECK(counted[""] == "2");
    CHECK(counted["Answered"] == "1");
    CHECK(counted["Not answered"] == "1");
    CHECK(counted["Told what would happen/Yes"] == "1");
    CHECK(counted["Heard in time/No"] == "1");
    CHECK(counted["Advice was clear/Yes"] == "0");
}

ON_EVERY_DATABASE("the system of an agency is not asked about what it referred") {
    Asked desk{kind};
    static const Role scope{"allegations:refer", "Refer", {lado::permissions::refer}};
    const auto account = *desk.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Id<trail::Account>> {
        change.record({"test.account_put", {"account", "school-system"}});
        return access::insert_system_account(change, {.user_name = "school-system", .name = "School system", .agency = "Hill School"});
    });
    const trail::Actor system{.account = account, .name = "School system", .agency = "Hill School", .roles = {&scope}};
    const auto sent = desk.send(Desk::referral(), system);
    REQUIRE(sent);
    desk.reference = *sent;
    REQUIRE(desk.give(desk.reference, desk.officer));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return close(change, desk.office, desk.reference, Step::close_at_once, {.finding = Finding::unfounded, .summary = "Nobody was near"});
    }));
    CHECK(desk.asked(system) == 0);
    CHECK(desk.counted().sent == 0);
}

ON_EVERY_DATABASE("once a case is disposed of nobody is known to have been asked, and what was answered stays countable") {
    Asked desk{kind};
    desk.close_it();
    REQUIRE(desk.gives(desk.teacher, some_feedback));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) -> Outcome<Done> {
        old_cases(desk.keys).front().dispose(change, desk.reference);
        change.record({"test.disposed", {allegation_kind, desk.reference}, ""});
        return Done{};
    }));
    CHECK(desk.look(desk.teacher, [&](trail::View& view) { return asked_of(view, desk.teacher.account).size(); }) == 0);
    CHECK(desk.gives(desk.lead, some_feedback).refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.counted().answered == 1);
}
