#include "core/notices/inbox_store.hpp"
#include "core/policy/break_glass_service.hpp"
#include "core/policy/notice_service.hpp"
#include "features/lado/desk_test.hpp"
#include "features/lado/notice_kinds.hpp"
#include "features/lado/retention_service.hpp"
#include "features/lado/share_service.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

namespace {

/// The desk, with two safeguarding leads of the school, one of a club, and a case about somebody at the school.
struct Sharers : Desk {
    explicit Sharers(const std::string& database_kind) : Desk(database_kind) {
        agency("club", "Beck Club", "voluntary");
        lead = person("Kim Lead", "Hill School", lead_role);
        other = person("Lou Lead", "Hill School", lead_role);
        elsewhere = person("Max Lead", "Beck Club", lead_role);
        reference = managed();
    }

    NamedAdult adult() {
        const auto seen = journal.view(officer, [&](trail::View& view) { return named_adult(view, office, reference); });
        return seen ? *seen : NamedAdult{};
    }
    Outcome<Done> share_with(const trail::Actor& whom, const std::string& words = "Please keep them away from children") {
        const Sharing sharing{.lead = whom.account, .words = words, .is_unconnected = true, .adult = adult()};
        return change(officer, [&](trail::Change& change) { return share(change, office, reference, sharing); });
    }
    Outcome<Done> on_share(const trail::Actor& who, const std::function<Outcome<Done>(trail::Change&, const SharedCase&)>& act) {
        return change(who, [&](trail::Change& change) -> Outcome<Done> { return act(change, TRY(share_to_add_to(change, reference, 1))); });
    }
    Outcome<Done> more(const trail::Actor& who, const std::string& words) {
        return on_share(who, [&](trail::Change& change, const SharedCase& share) { return share_more(change, office, share, words); });
    }
    Outcome<Done> end(const trail::Actor& who, const std::string& why) {
        return on_share(who, [&](trail::Change& change, const SharedCase& share) { return end_share(change, office, share, why); });
    }
    Outcome<Done> answers(const trail::Actor& who, const std::string& words) {
        return change(who, [&](trail::Change& change) { return answer(change, office, reference + "-1", words); });
    }
    Outcome<Done> corrects(EntryKind what, const std::string& words) {
        return change(officer, [&](trail::Change& change) {
            return write(change, office, reference, {what, words, latest_entry(change, find_allegation(change, reference)->id, what)});
        });
    }
    /// What the viewer reads of the first share, the latest first; a bar between two messages.
    Outcome<std::string> read(const trail::Actor& who) {
        return journal.view(who, [&](trail::View& view) -> Outcome<std::string> {
            std::string all;
            const auto share = TRY(share_for(view, policy::Verb::read, reference + "-1"));
            for (const auto& message : TRY(open_messages(view, office, share))) all += (all.empty() ? "" : "|") + message.words;
            return all;
        });
    }
    bool is_hidden_from(const trail::Actor& who) {
        const auto seen = read(who);
        return !seen && seen.refusal().kind == Refusal::Kind::not_found && list_of(who).empty();
    }
    std::vector<SharedCase> list_of(const trail::Actor& who) {
        return look(who, [](trail::View& view) { return shares_with_viewer(view); });
    }
    std::size_t told(const trail::Actor& who, const notices::Kind& what) {
        return look(who, [&](trail::View& view) { return notices::latest_unread(view, who.account, {what}, 9).size(); });
    }
    std::vector<std::string> choices() {
        return look(officer, [&](trail::View& view) {
            std::vector<std::string> names;
            for (const auto& each : leads_for(view, office, find_allegation(view, reference).value())) names.push_back(each.name);
            return names;
        });
    }

    trail::Actor lead{}, other{}, elsewhere{};
    std::string reference{};
};

}  // namespace

ON_EVERY_DATABASE("the safeguarding lead reads what was shared, the latest first, and no other word of the case") {
    Sharers desk{kind};
    CHECK(desk.choices() == std::vector<std::string>{"Kim Lead", "Lou Lead"});
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.more(desk.officer, "The police have ended their enquiry"));
    CHECK(*desk.read(desk.lead) == "The police have ended their enquiry|Please keep them away from children");
    const auto list = desk.list_of(desk.lead);
    REQUIRE(list.size() == 1);
    CHECK(list[0].case_reference == desk.reference);
    CHECK(in_words_for_lead(list[0].stage) == "Being managed");
    CHECK(desk.listed(desk.lead) == 0);
    CHECK(desk.words(desk.lead, desk.reference).refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.told(desk.lead, something_shared) == 2);
    CHECK(desk.words(desk.second, desk.reference)->every(EntryKind::to_employer).size() == 2);
}

ON_EVERY_DATABASE(
    "what is shared is hidden from everybody but the lead it is shared with, also from one of the same employer and from the officers' own accounts") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    for (const auto* who : {&desk.other, &desk.elsewhere, &desk.teacher, &desk.officer, &desk.manager, &desk.keepers[0]}) CHECK(desk.is_hidden_from(*who));
    CHECK(desk.is_hidden_from(trail::operator_named()));
    auto without_role = desk.lead;
    without_role.roles = {&teacher_role};
    CHECK(desk.is_hidden_from(without_role));
    auto for_another = desk.lead;
    for_another.agency = "Beck Club";
    CHECK(desk.is_hidden_from(for_another));
    CHECK(desk.answers(desk.other, "I know too").refusal().kind == Refusal::Kind::not_found);
    const auto broken = desk.change(desk.teacher, [&](trail::Change& change) {
        return policy::break_glass(change, {share_records, policy::belonging_of(change)}, desk.reference + "-1", "I want to know what is said of our coach");
    });
    CHECK(broken.refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("only the officer of the case shares it") {
    Sharers desk{kind};
    const auto sharing = Sharing{.lead = desk.lead.account, .words = "Words", .is_unconnected = true, .adult = desk.adult()};
    for (const auto* who : {&desk.second, &desk.manager, &desk.teacher, &desk.lead}) {
        const auto refused = desk.change(*who, [&](trail::Change& change) { return share(change, desk.office, desk.reference, sharing); });
        REQUIRE_FALSE(refused);
        CHECK(refused.refusal().kind == Refusal::Kind::not_found);
    }
    REQUIRE(desk.share_with(desk.lead));
    CHECK(desk.more(desk.second, "More").refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.end(desk.second, "Why").refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a case is shared with a lead of its employer, with words, once, after the officer has made sure of who they are") {
    Sharers desk{kind};
    const auto adult = desk.adult();
    const auto refused = desk.change(
        desk.officer, [&](trail::Change& change) { return share(change, desk.office, desk.reference, {.lead = desk.elsewhere.account, .adult = adult}); });
    REQUIRE_FALSE(refused);
    for (const char* field : {"lead", "words", "is_unconnected"}) CHECK(names_field(refused.refusal(), field));
    REQUIRE(desk.share_with(desk.lead));
    CHECK(names_field(desk.share_with(desk.lead).refusal(), "lead"));
    CHECK(names_field(desk.more(desk.officer, " ").refusal(), "words"));
    CHECK(names_field(desk.end(desk.officer, "").refusal(), "words"));
    CHECK(names_field(desk.answers(desk.lead, "").refusal(), "words"));
}

ON_EVERY_DATABASE("a case is not shared with whom it is about, and sharing ends once the name is corrected to theirs") {
    Sharers desk{kind};
    REQUIRE(desk.corrects(EntryKind::adult, "Ms Kim  LEAD, deputy head"));
    CHECK(names_field(desk.share_with(desk.lead).refusal(), "lead"));
    const auto read_before = desk.adult();
    REQUIRE(desk.corrects(EntryKind::adult, "Gus Example"));
    const auto late = desk.change(desk.officer, [&](trail::Change& change) {
        return share(change, desk.office, desk.reference, {.lead = desk.other.account, .words = "Words", .is_unconnected = true, .adult = read_before});
    });
    CHECK(late.refusal().kind == Refusal::Kind::conflict);
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.corrects(EntryKind::adult, "Kim Lead"));
    CHECK(desk.is_hidden_from(desk.lead));
}

ON_EVERY_DATABASE("sharing ends once the employer is corrected to another") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.corrects(EntryKind::employer, "Hill School"));
    CHECK(desk.read(desk.lead));
    REQUIRE(desk.corrects(EntryKind::employer, "Beck Club"));
    CHECK(desk.is_hidden_from(desk.lead));
    CHECK(desk.choices() == std::vector<std::string>{"Max Lead"});
    REQUIRE(desk.corrects(EntryKind::employer, "Moor Lane Nursery"));
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.corrects(EntryKind::employer, "Moor Lane Day Nursery"));  // on no file: nobody can tell whether it is the same
    CHECK(desk.is_hidden_from(desk.lead));
    REQUIRE(desk.corrects(EntryKind::employer, "Hill School"));
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.corrects(EntryKind::employer, "the HILL-school"));
    CHECK_FALSE(desk.is_hidden_from(desk.lead));
}

ON_EVERY_DATABASE("a conflict of interest with the case, once it is on the register, hides what was shared and keeps it from being shared") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    for (const auto* who : {&desk.lead, &desk.other})
        REQUIRE(desk.change(desk.officer, [&](trail::Change& change) -> Outcome<Done> {
            policy::insert_conflict(
                change, {.kind = std::string(allegation_kind), .reference = desk.reference, .account = who->account, .conflict = policy::Conflict::family});
            change.record({"test.conflict_put", {allegation_kind, desk.reference}, ""});
            return Done{};
        }));
    CHECK(desk.is_hidden_from(desk.lead));
    CHECK(names_field(desk.share_with(desk.other).refusal(), "lead"));
}

ON_EVERY_DATABASE("an ended sharing is not there any more, and sharing again begins anew") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.end(desk.officer, "They have left the school"));
    CHECK(desk.is_hidden_from(desk.lead));
    CHECK(desk.answers(desk.lead, "Still here").refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.more(desk.officer, "More").refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.words(desk.officer, desk.reference)->latest(EntryKind::to_employer) == "Sharing with Kim Lead ended: They have left the school");
    REQUIRE(desk.share_with(desk.lead, "Begun anew"));
    CHECK(desk.is_hidden_from(desk.lead) == false);
    const auto list = desk.list_of(desk.lead);
    REQUIRE(list.size() == 1);
    CHECK(list[0].reference == desk.reference + "-2");
}

ON_EVERY_DATABASE("the lead's answer is an entry of the case, and its officer is told, or every officer where that one is none any more") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.answers(desk.lead, "They are on leave"));
    CHECK(*desk.read(desk.lead) == "They are on leave|Please keep them away from children");
    const auto entries = desk.words(desk.officer, desk.reference)->every(EntryKind::from_employer);
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].words == "They are on leave");
    CHECK(entries[0].written_by == desk.lead.account);
    CHECK(desk.told(desk.officer, employer_answered) == 1);
    CHECK(desk.told(desk.second, employer_answered) == 0);
    const auto readers = desk.look(desk.officer, [](trail::View& view) { return policy::vault_readers(view); });
    for (const auto& reader : readers)
        if (reader.account == desk.officer.account)
            REQUIRE(desk.change(desk.keepers[0], [&](trail::Change& change) { return policy::end_vault_reader(change, reader.id); }));
    REQUIRE(desk.answers(desk.lead, "And again"));
    CHECK(desk.told(desk.second, employer_answered) == 1);
    CHECK(desk.told(desk.manager, employer_answered) == 1);
}

ON_EVERY_DATABASE("that the lead opened what was shared is in the trail; their notice leads there, and nowhere once the sharing has ended") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead));
    REQUIRE(desk.read(desk.lead));
    const auto looks = desk.look(desk.officer, [&](trail::View& view) { return trail::events_about(view, {share_kind, desk.reference + "-1"}, 99); });
    CHECK(std::ranges::count_if(looks, [&](const auto& event) { return event.type == trail::viewed_type; }) == 1);
    const auto led_to = [&] {
        return desk.look(desk.lead, [&](trail::View& view) {
            return policy::page_of(view, notices::latest_unread(view, desk.lead.account, {something_shared}, 1).at(0), {share_records});
        });
    };
    CHECK(led_to() == "/lado/shared/" + desk.reference + "-1");
    REQUIRE(desk.end(desk.officer, "They have left the school"));
    CHECK_FALSE(led_to());
}

ON_EVERY_DATABASE("what was shared goes with the case, whether it is disposed of or taken as advice") {
    for (const bool is_advice : {true, false}) {
        Sharers desk{kind};
        if (is_advice) desk.reference = desk.taken();
        REQUIRE(desk.share_with(desk.lead));
        REQUIRE(desk.answers(desk.lead, "They are on leave"));
        REQUIRE(desk.change(desk.officer, [&](trail::Change& change) -> Outcome<Done> {
            if (is_advice)
                TRY(take_as_advice(
                    change, desk.office, desk.reference,
                    {.consultation = {}, .employer_name = "Hill School", .role = "Coach", .nature = "A raised voice", .advice = "Write it down"}));
            else old_cases(desk.keys).front().dispose(change, desk.reference);
            change.record({"test.erased", {allegation_kind, desk.reference}, ""});
            return Done{};
        }));
        CHECK(desk.share_with(desk.other).refusal().kind == Refusal::Kind::conflict);
        CHECK(desk.is_hidden_from(desk.lead));
        const auto standings = desk.look(desk.officer, [](trail::View& view) { return vault::load_standings(view); });
        for (const auto& standing : standings)
            if (standing.vault == policy::common_vault) CHECK(standing.values == 0);
        for (const auto& old : old_cases(desk.keys))
            if (old.beside) CHECK(desk.look(desk.officer, [&](trail::View& view) { return old.beside(view, desk.reference).size(); }) == 1);
    }
}

ON_EVERY_DATABASE("the words shared are nowhere in the database") {
    Sharers desk{kind};
    REQUIRE(desk.share_with(desk.lead, "Gus Example is to stay away from the quokkas"));
    std::string everything;
    for (const auto& sql : {store::Sql("SELECT row_key || sealed FROM vault_cells"), store::Sql("SELECT reference || agency FROM lado_shares"),
                            store::Sql("SELECT type || kind || reference FROM trail_events")})
        desk.database->read([&](store::Reader& reader) { reader.each(sql, [&](const store::Row& row) { everything += row.get<std::string>(0); }); });
    CHECK(everything.find(desk.reference + "-1") != std::string::npos);
    for (const char* secret : {"Gus Example", "quokkas"}) CHECK(everything.find(secret) == std::string::npos);
}
