#include "core/organisations/organisation_store.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/reconcile_service.hpp"
#include "core/pathway/recording_history_service.hpp"
#include "core/pathway/recording_store.hpp"
#include "core/pathway/world_test.hpp"
#include "core/ssda903/standard.hpp"

#include <algorithm>
#include <set>

namespace holdfast::pathway {

namespace {

const Role social_worker{"social_worker", "Social worker", {people::permissions::find, people::permissions::view, people::permissions::edit}};

trail::Actor worker(std::int64_t number = 1, std::string agency = "Example council") {
    return {.account = Id<trail::Account>{number}, .name = "Person " + std::to_string(number), .agency = std::move(agency), .roles = {&social_worker}};
}

/// A council whose worker 1 owns the record of a child, born on 4 March 2012.
struct RecordingWorld : test::World {
    explicit RecordingWorld(const std::string& kind) : World(kind) {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "council";
            council.type = "local_authority";
            council.sector = "public";
            council.codes.la = "909";
            organisations::put_name(change, organisations::put_agency(change, council), {.name = "Example council", .from = make_date(2000, 1, 1)});
        });
        const auto added = journal.change(worker(), "a test", [](trail::Change& change) {
            return people::add_person(change,
                                      {.facts = {people::Name{.given = "Charlotte"}, people::Birth{make_date(2012, 3, 4), people::BirthPrecision::exact}}});
        });
        REQUIRE(added);
        child = *added;
    }

    Outcome<std::int64_t> write(std::string_view token, const Said& said, const trail::Actor& who = worker()) {
        return journal.change(who, "a test", [&](trail::Change& change) { return write_record(change, child.reference, *form_with_token(token), said); });
    }
    std::int64_t written(std::string_view token, const Said& said) {
        const auto number = write(token, said);
        REQUIRE_MESSAGE(number, token);
        return *number;
    }
    /// The columns that are refused, with what is said of each.
    std::map<std::string, std::string> refused(std::string_view token, const Said& said) {
        const auto number = write(token, said);
        REQUIRE_FALSE(number);
        std::map<std::string, std::string> errors;
        for (const auto& error : number.refusal().errors) errors[error.field] = error.message;
        return errors;
    }
    Standing standing(std::string_view token, std::int64_t number) {
        std::optional<Standing> found;
        look([&](trail::View& view) { found = standing_of(view, child.id, *form_with_token(token), number); });
        REQUIRE(found);
        return *found;
    }
    Outcome<Done> correct(std::string_view token, const Addendum& addendum, const trail::Actor& who = worker()) {
        return journal.change(who, "a test", [&](trail::Change& change) { return correct_record(change, child.reference, *form_with_token(token), addendum); });
    }
    template <class Record>
    std::vector<Record> records() {
        std::vector<Record> found;
        look([&](trail::View& view) { found = of_child<Record>(view, child.id); });
        return found;
    }
    people::Person child{};
};

const Said referral{{"referred_on", "2026-11-02"}, {"source", "2A"}, {"primary_need", "N1"}};
Said plan_of(std::int64_t number, std::string started_on = "2026-11-10") {
    return {{"referral_id", std::to_string(number)}, {"started_on", std::move(started_on)}, {"initial_category", "NEG"}, {"earlier_plans", "0"}};
}
const Said visit{{"visited_on", "2026-11-20"}, {"child_seen", "true"}, {"seen_alone", "true"}, {"worker", "Person 1"}};
Said episode(std::string on, std::string reason) {
    return {
        {"started_on", std::move(on)}, {"start_reason", std::move(reason)}, {"legal_status", "C2"}, {"need", "N1"}, {"placement", "U6"}, {"provider", "PR1"}};
}

}  // namespace

TEST_CASE("every column of every kind of record is asked for once, and every form is of a kind") {
    std::size_t kinds = 0;
    for_every_kind([&]<class Record>(std::type_identity<Record>) {
        ++kinds;
        const auto& form = form_of_table(Record::table);
        std::multiset<std::string_view> columns, asked;
        Record record{};
        Record::each(record, [&](std::string_view column, auto&) { columns.insert(column); });
        for (const auto& question : form.questions) asked.insert(question.column);
        CHECK_MESSAGE(columns == asked, Record::table);
        CHECK(form_with_token(form.token) == &form);
        for (const auto& each : asked_by(form)) CHECK_MESSAGE((each.takes != Takes::part || !each.part_of.empty()), each.question->column);
    });
    CHECK(kinds == record_forms().size());
}

TEST_CASE("the codes that are offered are those that the return of the present collection takes") {
    using ssda903::Table;
    struct Backed {
        CodeList list{};
        Table table{};
        std::string_view column{};
    };
    for (const auto& [list, table, column] :
         {Backed{CodeList::participation, Table::reviews, "REVIEW_CODE"}, Backed{CodeList::new_episode, Table::episodes, "RNE"},
          Backed{CodeList::legal_status, Table::episodes, "LS"}, Backed{CodeList::care_need, Table::episodes, "CIN"},
          Backed{CodeList::placement, Table::episodes, "PLACE"}, Backed{CodeList::provider, Table::episodes, "PLACE_PROVIDER"},
          Backed{CodeList::care_ended, Table::episodes, "REC"}, Backed{CodeList::placement_change, Table::episodes, "REASON_PLACE_CHANGE"},
          Backed{CodeList::missing, Table::missing, "MISSING"}, Backed{CodeList::worker_change, Table::sw_episodes, "SW_REASON"},
          Backed{CodeList::sdq_reason, Table::oc2, "SDQ_REASON"}, Backed{CodeList::in_touch, Table::oc3, "IN_TOUCH"},
          Backed{CodeList::activity, Table::oc3, "ACTIV"}, Backed{CodeList::accommodation, Table::oc3, "ACCOM"},
          Backed{CodeList::adopters_sex, Table::ad1, "SEX_ADOPTR"}, Backed{CodeList::adopters_status, Table::ad1, "LS_ADOPTR"},
          Backed{CodeList::reversal, Table::placed_adoption, "REASON_PLACED_CEASED"}, Backed{CodeList::permanence, Table::prev_perm, "PREV_PERM"}}) {
        constexpr int collection = 2027;
        std::set<std::string> offered, taken;
        for (const auto& each : codes_in(list)) offered.insert(each.code);
        for (const auto& code : ssda903::form_of(table).columns[ssda903::place_of(table, column).value()].codes)
            if (code.collections.hold(collection)) taken.insert(code.code);
        CHECK_MESSAGE(offered == taken, column);
    }
}

ON_EVERY_DATABASE("what is written by hand is a record of the worker's agency, and the trail says so without saying what") {
    RecordingWorld world(kind);
    const auto number = world.written("referrals", referral);
    const auto records = world.records<Referral>();
    REQUIRE(records.size() == 1);
    CHECK(records[0].id.number == number);
    CHECK(records[0].source == "2A");
    world.look([&](trail::View& view) {
        const auto entry = find_entry(view, records[0].entry);
        REQUIRE(entry);
        CHECK(entry->source == "by-hand");
        CHECK(entry->agency == "council");
        CHECK(entry->entered_by == 1);
        CHECK(view.reader().value<std::string>("SELECT detail FROM trail_events WHERE type = 'people.record_written'") == "children_in_need_referrals 1");
    });
}

ON_EVERY_DATABASE("nobody writes in a record that they have no part in, and nothing is written of an adult") {
    RecordingWorld world(kind);
    const auto refusal = world.write("referrals", referral, worker(2));
    REQUIRE_FALSE(refusal);
    CHECK(refusal.refusal().kind == Refusal::Kind::not_found);
    const auto adult = world.journal.change(
        worker(), "a test", [](trail::Change& change) { return people::add_person(change, {.is_adult = true, .facts = {people::Name{.given = "Ana"}}}); });
    REQUIRE(adult);
    world.child = *adult;
    CHECK(world.write("referrals", referral).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("what is missing, no code, no day that can be, out of order or out of bounds is refused by its column, all at once") {
    RecordingWorld world(kind);
    using Errors = std::map<std::string, std::string>;
    CHECK(world.refused("referrals", {}) == Errors{{"referred_on", "Enter: date of referral"}, {"source", "Select an answer: source of referral"}});
    CHECK(world.refused("referrals", {{"referred_on", "2026-11-23"}, {"source", "99"}, {"closed_on", "2026-11-01"}}) ==
          Errors{{"referred_on", "The date must be today or in the past"},
                 {"source", "Select one of the answers in the list"},
                 {"closed_on", "This must not be before: date of referral"},
                 {"closure_reason", "Enter this too, or take out: case closed on"}});
    CHECK(world.refused("referrals", {{"referred_on", "2011-01-01"}, {"source", "2A"}}).at("referred_on") ==
          "The date lies long before the child was born (4 March 2012)");
    CHECK(world.refused("referrals", {{"referred_on", "31"}, {"source", "2A"}}).at("referred_on") == "Enter a real date, such as 31 3 2012");
    const auto number = world.written("referrals", referral);
    CHECK(world.refused("assessments", {{"referral_id", "77"}, {"started_on", "2026-11-03"}}).contains("referral_id"));
    CHECK(world.refused("assessments", {{"referral_id", std::to_string(number)}, {"started_on", "2026-11-01"}}).at("started_on") ==
          "The date is before it began: Referral of 2 November 2026");
    const Said assessed{{"referral_id", std::to_string(number)}, {"started_on", "2026-11-03"}, {"authorised_on", "2026-11-05"}, {"factors", "1A 21"}};
    CHECK(world.refused("assessments", assessed) == Errors{{"factors", "No factors identified cannot stand beside factors"}});
    CHECK(world.refused("need-visits", {{"visited_on", "2026-11-20"}, {"child_seen", "false"}, {"seen_alone", "true"}}).contains("seen_alone"));
    CHECK(world.refused("health", {{"year_ended_on", "2027-03-31"}, {"sdq_score", "41"}}).at("sdq_score") == "Enter a whole number from 0 to 40");
    CHECK(world.refused("health", {{"year_ended_on", "2027-03-31"}, {"sdq_score", "4"}, {"sdq_reason", "SDQ1"}}).contains("sdq_reason"));
    CHECK(world.refused("episodes", {{"started_on", "2026-11-20"},
                                     {"start_reason", "S"},
                                     {"legal_status", "C2"},
                                     {"need", "N1"},
                                     {"placement", "P1"},
                                     {"provider", "PR1"},
                                     {"placement_postcode", "x"}}) ==
          Errors{{"placement_postcode", "Enter a postcode, such as CA1 1AA"}, {"provider", "Parents provide a placement with parents, and no other"}});
    CHECK(world.refused("missing", {{"kind", "M"}, {"missing_on", "2026-11-20"}, {"missing_at", "late"}}).contains("missing_at"));
    CHECK(world.refused("previous-permanence", {{"permanence_option", "P1"}, {"date_text", "spring"}}).contains("date_text"));
    CHECK(world.records<Assessment>().empty());
}

ON_EVERY_DATABASE("of plans and referrals one is open at a time, and the same is not written twice") {
    RecordingWorld world(kind);
    const auto number = world.written("referrals", referral);
    CHECK(world.refused("referrals", referral).at("referred_on") == "The same is on record already");
    CHECK(world.refused("referrals", {{"referred_on", "2026-11-12"}, {"source", "6"}}).at("referred_on") ==
          "Another is open: 2 November 2026. Correct that one with its end first");
    world.written("referrals", {{"referred_on", "2026-11-12"}, {"source", "6"}, {"no_further_action", "true"}});
    world.written("protection-plans", plan_of(number));
    CHECK(world.records<ProtectionPlan>().at(0).latest_category == "NEG");
    CHECK(world.refused("protection-plans", plan_of(number, "2026-11-15")).contains("started_on"));
    world.written("protection-visits", {{"plan_id", "1"}, {"visited_on", "2026-11-20"}, {"child_seen", "true"}});
    CHECK(world.refused("protection-visits", {{"plan_id", "1"}, {"visited_on", "2026-11-20"}, {"child_seen", "true"}}).contains("visited_on"));
}

ON_EVERY_DATABASE("an episode of care that goes on from an open one ends that on its first day, and care begins once") {
    RecordingWorld world(kind);
    CHECK(world.refused("episodes", episode("2026-10-01", "P")).contains("start_reason"));
    world.written("episodes", episode("2026-10-01", "S"));
    CHECK(world.refused("episodes", episode("2026-11-01", "S")).contains("start_reason"));
    CHECK(world.refused("episodes", episode("2026-09-01", "P")).contains("started_on"));
    world.written("episodes", episode("2026-11-01", "P"));
    const auto episodes = world.records<CareEpisode>();
    REQUIRE(episodes.size() == 2);
    CHECK(episodes[0].ended_on == make_date(2026, 11, 1));
    CHECK(episodes[0].end_reason == "X1");
    CHECK_FALSE(episodes[1].ended_on);
}

ON_EVERY_DATABASE("a correction says why and keeps what the record said; who saw it before that is told") {
    RecordingWorld world(kind);
    const auto number = world.written("need-visits", visit);
    const auto before = world.standing("need-visits", number);
    Said instead = visit;
    instead["seen_alone"] = "false";
    Addendum addendum{.record = number, .seen = before.entry.number, .instead = instead};
    CHECK(world.correct("need-visits", addendum).refusal().errors == std::vector<FieldError>{{"why", "Enter why it is corrected"}});
    addendum.why = "The \"aunt\" was in the room\nall the time";
    CHECK(world.correct("need-visits", addendum, worker(2)).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(world.correct("need-visits", addendum));
    CHECK(world.correct("need-visits", addendum).refusal().kind == Refusal::Kind::conflict);
    CHECK(world.records<NeedVisit>().at(0).seen_alone == false);
    world.look([&](trail::View& view) {
        const auto versions = versions_of(view, world.child.id);
        REQUIRE(versions.size() == 1);
        CHECK(versions[0].said == visit);
        CHECK(versions[0].record == number);
        CHECK(reason_of(view, versions[0].until) == addendum.why);
        CHECK(view.reader().value<std::int64_t>("SELECT COUNT(*) FROM trail_events WHERE detail LIKE '%aunt%'") == 0);
    });
    addendum.seen = world.standing("need-visits", number).entry.number;
    CHECK(world.correct("need-visits", addendum).refusal().errors.at(0).field == "how");
}

ON_EVERY_DATABASE("what only adds to a record needs no reason, and is told apart from a correction") {
    RecordingWorld world(kind);
    const auto number = world.written("need-visits", visit);
    Said instead = visit;
    instead["bedroom_seen"] = "true";
    REQUIRE(world.correct("need-visits", {.record = number, .seen = world.standing("need-visits", number).entry.number, .instead = instead}));
    instead["bedroom_seen"] = "false";
    REQUIRE(world.correct("need-visits", {.record = number, .seen = world.standing("need-visits", number).entry.number, .instead = instead, .why = "A slip"}));
    world.look([&](trail::View& view) {
        const auto corrections = corrections_of(view, world.child.id);
        REQUIRE(corrections.size() == 2);
        CHECK(corrections[0].is_addition);
        CHECK(corrections[0].differences.at(0).now == "Yes");
        CHECK_FALSE(corrections[1].is_addition);
        CHECK(corrections[1].why == "A slip");
        CHECK(corrections[1].differences.at(0).was == "Yes");
        CHECK(corrections[1].differences.at(0).now == "No");
    });
}

ON_EVERY_DATABASE("a later return that says otherwise than somebody wrote shows as a correction, and the record says what the return says") {
    RecordingWorld world(kind);
    const auto number = world.written("referrals", referral);
    world.change([&](trail::Change& change) {
        auto said = find(change, Id<Referral>{number}).value();
        Reconciler reconciler(change, insert_entry(change, {.source = "census", .agency = "council", .reference_on = make_date(2027, 3, 31)}), nullptr);
        said.source = "6";
        reconciler.bring<Referral>(
            of_child<Referral>(change, world.child.id), {&said}, [](const Referral& each) { return each.referred_on; }, [](const Referral&, Referral&) {});
    });
    CHECK(world.records<Referral>().at(0).source == "6");
    world.look([&](trail::View& view) {
        const auto corrections = corrections_of(view, world.child.id);
        REQUIRE(corrections.size() == 1);
        CHECK(corrections[0].by.source == "census");
        CHECK(corrections[0].differences.at(0).was == "Schools");
        CHECK(corrections[0].differences.at(0).now == "Police");
    });
}

ON_EVERY_DATABASE("a record that does not hold is withdrawn with why, stays to be read, and not while others belong to it") {
    RecordingWorld world(kind);
    const auto number = world.written("referrals", referral);
    world.written("assessments", {{"referral_id", std::to_string(number)}, {"started_on", "2026-11-03"}});
    const auto withdraw_it = [&](std::string_view token, std::int64_t record) {
        return world.correct(token, {.record = record, .seen = world.standing(token, record).entry.number, .why = "Another child"});
    };
    CHECK(withdraw_it("referrals", number).refusal().errors.at(0).field == "how");
    REQUIRE(withdraw_it("assessments", 1));
    REQUIRE(withdraw_it("referrals", number));
    CHECK(world.records<Referral>().empty());
    CHECK(world.standing("referrals", number).is_withdrawn);
    world.look([&](trail::View& view) { CHECK(withdrawn_numbers(view, world.child.id, Referral::table) == std::vector<std::int64_t>{number}); });
}

ON_EVERY_DATABASE("what was written by hand is held to the rules of the next census at once") {
    RecordingWorld world(kind);
    const auto rules = [&] {
        std::set<std::string> found;
        const calendar::Calendar calendar;
        world.look([&](trail::View& view) {
            for (const auto& breach : breaches_in_next_census(view, calendar, world.child.id, "council")) {
                found.insert(breach.rule);
                CHECK_FALSE(breach.message.empty());
            }
        });
        return found;
    };
    const auto number = world.written("referrals", referral);
    CHECK(rules().empty());  // the authority has no number for the child
    REQUIRE(world.journal.change(worker(), "a test", [&](trail::Change& change) {
        return people::add_fact(change, world.child.reference,
                                people::Identifier{.kind = people::IdentifierKind::la_child_id, .issuer = "council", .value = "C1"});
    }));
    const auto before = rules();
    Said seen = plan_of(number);
    seen["latest_category"] = "EMO";
    world.written("protection-plans", seen);
    const auto after = rules();
    CHECK_FALSE(after.empty());
    CHECK(after != before);
    CHECK(std::ranges::includes(after, before));
}

ON_EVERY_DATABASE("why something was corrected goes with the child's pathway") {
    RecordingWorld world(kind);
    const auto number = world.written("need-visits", visit);
    REQUIRE(world.correct("need-visits", {.record = number, .seen = world.standing("need-visits", number).entry.number, .why = "Another child"}));
    world.change([&](trail::Change& change) { wipe_pathway(change, world.child.id); });
    world.look([](trail::View& view) { CHECK(view.reader().value<std::int64_t>("SELECT COUNT(*) FROM pathway_reasons") == 0); });
}

}  // namespace holdfast::pathway
