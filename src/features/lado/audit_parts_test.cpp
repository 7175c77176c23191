#include "features/lado/audit_desk_test.hpp"
#include "features/lado/old_case_store.hpp"
#include "features/lado/parts_pages.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

namespace {

Refusal::Kind kind_of(const Outcome<Done>& outcome) { return outcome.refusal().kind; }

/// The authority beside the council in one system, with its own supervisor.
trail::Actor neighbour_of(AuditDesk& desk) {
    *desk.now -= since_closed;
    desk.agency("borough", "The Borough", "local_authority");
    const auto neighbour = desk.person("Gil Neighbour", "The Borough", supervisor_role);
    desk.name_reader(neighbour);
    *desk.now += since_closed;
    return neighbour;
}

std::string taken_by(AuditDesk& desk, const trail::Actor& officer, const std::string& service) {
    const auto reference = desk.change(desk.teacher, [&](trail::Change& change) { return refer(change, desk.office, Desk::referral(), service); });
    REQUIRE(reference);
    REQUIRE(desk.change(officer,
                        [&](trail::Change& change) { return assign(change, desk.office, *reference, {.officer = officer.account, .is_unconnected = true}); }));
    REQUIRE(desk.change(officer, [&](trail::Change& change) { return accept(change, *reference, {Criterion::harmed}); }));
    return *reference;
}

std::size_t samples_seen(AuditDesk& desk, const trail::Actor& who) {
    return desk.look(who, [](trail::View& view) { return samples_of(view).size(); });
}

}  // namespace

ON_EVERY_DATABASE("each authority draws its own sample of a quarter, from its own cases, and sees no other's") {
    AuditDesk desk{kind, 2};
    const auto neighbour = neighbour_of(desk);
    *desk.now -= since_closed;
    desk.close_case(taken_by(desk, neighbour, "borough"), neighbour);
    *desk.now += since_closed;
    const auto own = desk.drawn(desk.manager, 20), theirs = desk.drawn(neighbour, 20);
    REQUIRE(own);
    REQUIRE(theirs);
    CHECK(desk.shown(*own).sample.agency == "council");
    CHECK(desk.shown(*own).sample.candidates == 2);
    CHECK(desk.shown(*own).is_drawn_again == true);
    CHECK(samples_seen(desk, desk.manager) == 1);
    CHECK(samples_seen(desk, neighbour) == 1);
    CHECK(desk.journal.view(desk.manager, [&](trail::View& view) { return show_sample(view, *theirs); }).refusal().kind == Refusal::Kind::not_found);
    CHECK(kind_of(desk.audited(neighbour, *own, desk.references.front(), all_answered(AuditAnswer::yes))) == Refusal::Kind::not_found);
    CHECK(names_field(desk.drawn(neighbour).refusal(), "quarter"));
}

ON_EVERY_DATABASE("who supervises and is no named reader of the vault draws no sample, sees none and audits nothing") {
    AuditDesk desk{kind, 1};
    const auto stranger = desk.person("Ida Stranger", "The Council", supervisor_role);
    CHECK(names_field(desk.drawn(stranger).refusal(), "quarter"));
    const auto id = *desk.drawn(desk.manager);
    CHECK(samples_seen(desk, stranger) == 0);
    CHECK(kind_of(desk.audited(stranger, id, desk.references.front(), all_answered(AuditAnswer::yes))) == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("nobody audits a case that they ever dealt with: as its officer before another, or by taking the referral") {
    AuditDesk desk{kind, 1};
    const auto& passed_on = desk.references.front();
    *desk.now -= since_closed;
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return take_step(change, desk.office, passed_on, Step::reopen, "New evidence"); }));
    REQUIRE(desk.give(passed_on, desk.second, "All is in the notes"));
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) { return accept(change, passed_on, {Criterion::harmed}); }));
    desk.close_case(passed_on, desk.second);
    const auto by_telephone = desk.send(Desk::referral(), desk.manager);
    REQUIRE(by_telephone);
    REQUIRE(desk.give(*by_telephone, desk.officer));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return accept(change, *by_telephone, {Criterion::harmed}); }));
    desk.close_case(*by_telephone, desk.officer);
    *desk.now += since_closed;
    const auto id = *desk.drawn(desk.manager);
    REQUIRE(desk.shown(id).cases.size() == 2);
    const auto yes = all_answered(AuditAnswer::yes);
    for (const auto* one : {&desk.officer, &desk.second}) CHECK(kind_of(desk.audited(promoted(*one), id, passed_on, yes)) == Refusal::Kind::conflict);
    CHECK(kind_of(desk.audited(desk.manager, id, *by_telephone, yes)) == Refusal::Kind::conflict);
    for (const auto& one : desk.shown(id).cases) CHECK(one.is_own == (one.reference == *by_telephone));
    CHECK(desk.audited(desk.manager, id, passed_on, yes));  // who gave it to officers dealt with none of it
    CHECK(desk.audited(promoted(desk.second), id, *by_telephone, yes));
}

ON_EVERY_DATABASE("a case whose words were erased is neither drawn nor audited, and takes no documents and no actions") {
    AuditDesk desk{kind, 2};
    const auto& gone = desk.references.front();
    const auto id = *desk.drawn(desk.manager);
    REQUIRE(desk.change(trail::operator_named(), [&](trail::Change& change) -> Outcome<Done> {
        erase_words(change, desk.office, find_allegation(change, gone).value());
        mark_case_disposed(change, gone);
        change.record({"test.case_disposed", {allegation_kind, gone}});
        return Done{};
    }));
    CHECK(kind_of(desk.audited(desk.manager, id, gone, all_answered(AuditAnswer::partly, "Late"))) == Refusal::Kind::conflict);
    CHECK(desk.shown(id).is_drawn_again == true);
    const auto file = attachments::look_at_file("statement.txt", "She saw it happen", attachments::Scan::clean);
    REQUIRE(file);
    const auto attached = desk.change(desk.officer, [&](trail::Change& change) {
        return attachments::attach(change, documents_of_cases(desk.office), gone, {.title = "Statement", .file = *file});
    });
    CHECK(attached.refusal().kind == Refusal::Kind::conflict);
    CHECK(attached.refusal().message == "The words of this case were erased for good: nothing more is written in it");
    const auto added = desk.change(desk.officer, [&](trail::Change& change) {
        return actions::add(change, actions_of_cases(desk.office), gone, {.plan = "Review", .what = "Ring", .owner = {.account = desk.officer.account}});
    });
    CHECK(added.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("an audit leads to actions of its sample, all of them or nothing of the audit") {
    AuditDesk desk{kind, 2};
    const auto neighbour = neighbour_of(desk);
    const auto id = *desk.drawn(desk.manager);
    const auto& reference = desk.references.front();
    auto audit = all_answered(AuditAnswer::partly, "The family was told late");
    audit.follow_ups = {{}, {.what = " "}};
    const auto wrong = desk.audited(desk.manager, id, reference, audit);
    for (const auto* field : {"what_2", "owner_2", "due_on_2"}) CHECK(names_field(wrong.refusal(), field));
    CHECK_FALSE(names_field(wrong.refusal(), "what_1"));
    const FollowUp good{.what = "Tell families within a week", .owner = desk.second.account, .due_on = make_date(2027, 3, 1)};
    audit.follow_ups = {good, {.what = "Train", .owner = neighbour.account, .due_on = good.due_on}};
    CHECK(names_field(desk.audited(desk.manager, id, reference, audit).refusal(), "owner_2"));
    CHECK_FALSE(desk.shown(id).cases.front().audited_on);
    audit.follow_ups = {good, {}, {.what = "Say so in the guide", .owner = desk.manager.account, .due_on = make_date(2027, 2, 1)}};
    REQUIRE(desk.audited(desk.manager, id, reference, audit));
    const auto agreed =
        desk.journal.view(desk.second, [&](trail::View& view) { return actions::actions_of(view, actions_of_samples(desk.office), reference_of(id)); });
    REQUIRE(agreed);
    REQUIRE(agreed->size() == 2);
    CHECK(agreed->front().what == "Say so in the guide");
    CHECK(agreed->back().now().plan == "Audit of " + quarter.words());
    CHECK(agreed->back().now().owner.account == desk.second.account);
}

ON_EVERY_DATABASE("the actions of a sample are its authority's to read, who supervises adds them, and their owner says how they stand") {
    AuditDesk desk{kind, 1};
    const auto neighbour = neighbour_of(desk);
    const auto id = *desk.drawn(desk.manager);
    const auto sampled = reference_of(id);
    const auto to_do = actions_of_samples(desk.office);
    const auto add_by = [&](const trail::Actor& who) {
        return desk.change(who, [&](trail::Change& change) {
            return actions::add(
                change, to_do, sampled,
                {.plan = "Audit", .what = "Train", .owner = {.account = desk.second.account, .agency = "council"}, .due_on = make_date(2027, 2, 1)});
        });
    };
    CHECK(add_by(desk.officer).refusal().kind == Refusal::Kind::not_found);
    CHECK(add_by(neighbour).refusal().kind == Refusal::Kind::not_found);
    const auto action = add_by(desk.manager);
    REQUIRE(action);
    const auto say_by = [&](const trail::Actor& who) {
        return desk.change(who, [&](trail::Change& change) { return actions::say(change, to_do, {sampled, *action}, {.words = "Half of them were there"}); });
    };
    CHECK(say_by(desk.officer).refusal().kind == Refusal::Kind::not_found);
    CHECK(say_by(neighbour).refusal().kind == Refusal::Kind::not_found);
    CHECK(say_by(desk.second));
    CHECK(say_by(desk.manager));
    *desk.now += std::chrono::days{30};
    const auto late_for = [&](const trail::Actor& who) {
        return desk.look(who, [](trail::View& view) { return actions::count_overdue(view, sample_records); });
    };
    CHECK(late_for(desk.officer) == 1);
    CHECK(late_for(neighbour) == 0);
    CHECK(desk.look(desk.second, [](trail::View& view) { return actions::actions_owned(view, sample_records, 10).size(); }) == 1);
}

ON_EVERY_DATABASE("a sample that was drawn before samples were of an authority is of the authority of whoever drew it") {
    auto all = Desk::schema();
    const auto last = std::ranges::find(all, "lado/0006_samples_of_authorities", &store::Migration::name);
    REQUIRE(last != all.end());
    const std::vector<store::Migration> before(all.begin(), last);
    const auto database = holdfast::test::fresh_database(kind, before);
    trail::Journal journal{*database, [] { return parse_instant("2026-11-23T10:00:00Z").value(); }};
    REQUIRE(journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<Done> {
        const auto council = organisations::put_agency(change, {.key = "council", .type = "local_authority", .sector = "public"});
        organisations::put_name(change, council, {.name = "The Council"});
        int quarter_number = 0;
        for (const auto* agency : {"The Council", "Somewhere else", "council"}) {
            const auto drawn_by = access::insert_account(change, {.user_name = agency, .name = agency, .agency = agency}, "").value();
            change.writer().execute("INSERT INTO lado_samples (quarter, seed, size, candidates, drawn_at, drawn_by) VALUES ($1, 'seed', 2, 4, $2, $3)",
                                    Period::quarter(2026, ++quarter_number).string(), change.now(), drawn_by);
        }
        change.record({"test.samples_put", {"sample", "1"}});
        return Done{};
    }));
    database->migrate(all);
    const auto read = journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<std::vector<Sample>> {
        return std::vector<Sample>{find_sample(view, {1}).value(), find_sample(view, {2}).value(), find_sample(view, {3}).value()};
    });
    CHECK((*read)[0].agency == "council");
    CHECK((*read)[0].quarter == Period::quarter(2026, 1));
    CHECK((*read)[1].agency == "Somewhere else");
    CHECK((*read)[2].agency == "council");
    CHECK(*journal.view(trail::operator_named(), [](trail::View& view) -> Outcome<bool> {
        return policy::find_vault(view, {sample_kind, "AUDIT-1"}) == "lado" && is_drawn(view, "council", Period::quarter(2026, 1)) &&
               !is_drawn(view, "council", Period::quarter(2026, 2));
    }));
}

TEST_CASE("a sample is called AUDIT and its number, and nothing else is") {
    CHECK(reference_of({3}) == "AUDIT-3");
    CHECK(sample_called("AUDIT-3").number == 3);
    for (const auto* other : {"", "3", "AUDIT-", "AUDIT-03", "AUDIT-3x", "AUDIT--3x", "audit-3"}) CHECK(sample_called(other).number == 0);
}
