#include "features/lado/desk_test.hpp"
#include "features/lado/old_case_store.hpp"
#include "features/lado/parts_pages.hpp"

using namespace holdfast;
using namespace holdfast::lado;
using namespace holdfast::lado::test;

/// What an officer has before them who begins to correct it.
static Id<Entry> entry_that_holds(trail::View& view, const std::string& reference, EntryKind kind) {
    return latest_entry(view, find_allegation(view, reference)->id, kind);
}

ON_EVERY_DATABASE("a referral says every field that is missing at once") {
    Desk desk{kind};
    const auto refused = desk.send({}, desk.teacher);
    REQUIRE_FALSE(refused);
    for (const char* field : {"adult", "role", "employer_name", "concern", "contact"}) CHECK(names_field(refused.refusal(), field));
    auto later = Desk::referral();
    later.facts.alleged_on = make_date(2026, 11, 24);
    later.facts.employer_knew_on = make_date(2026, 11, 20);
    CHECK(names_field(desk.send(later, desk.teacher).refusal(), "alleged_on"));
    later.facts.alleged_on = make_date(2026, 11, 21);
    CHECK(names_field(desk.send(later, desk.teacher).refusal(), "employer_knew_on"));
    auto conduct = Desk::referral();
    conduct.facts.category = Category::conduct;
    CHECK(names_field(desk.send(conduct, desk.teacher).refusal(), "category"));
    auto restraint = Desk::referral();
    restraint.facts.category = Category::neglect;
    restraint.facts.is_after_restraint = true;
    CHECK(names_field(desk.send(restraint, desk.teacher).refusal(), "is_after_restraint"));
    CHECK(desk.send(Desk::referral(), desk.keepers[0]).refusal().kind == Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("a referral goes to an authority that has a designated officer, and to no other") {
    Desk desk{kind};
    const auto to = [&](const std::string& agency) {
        return desk.change(desk.teacher, [&](trail::Change& change) { return refer(change, desk.office, Desk::referral(), agency); });
    };
    CHECK(names_field(to("school").refusal(), "service"));
    CHECK(names_field(to("").refusal(), "service"));
    CHECK(to("council"));
}

ON_EVERY_DATABASE("who refers can follow a referral and cannot open it; every designated officer can") {
    Desk desk{kind};
    const auto reference = *desk.send(Desk::referral(), desk.teacher);
    CHECK(reference.starts_with("LADO-2026-0000"));
    const auto own = desk.look(desk.teacher, [&](trail::View& view) { return referrals_of(view, desk.teacher.account); });
    REQUIRE(own.size() == 1);
    CHECK_FALSE(own[0].is_assigned);
    CHECK(desk.listed(desk.teacher) == 0);
    CHECK(desk.words(desk.teacher, reference).refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.words(desk.keepers[0], reference).refusal().kind == Refusal::Kind::not_found);
    for (const auto* officer : {&desk.officer, &desk.second, &desk.manager}) {
        CHECK(desk.listed(*officer) == 1);
        CHECK(desk.words(*officer, reference)->latest(EntryKind::adult) == "Gus Example");
    }
}

ON_EVERY_DATABASE("a person of another agency with an officer's role, and an officer who is no reader of the vault, see nothing") {
    Desk desk{kind};
    const auto reference = *desk.send(Desk::referral(), desk.teacher);
    for (const auto& outsider : {desk.person("Ida Other", "The Council", officer_role), desk.person("Jan Other", "Hill School", supervisor_role)}) {
        CHECK(desk.listed(outsider) == 0);
        CHECK(desk.words(outsider, reference).refusal().kind == Refusal::Kind::not_found);
        CHECK_FALSE(desk.journal.view(outsider, [&](trail::View& view) { return allegations_with(view, desk.office.vault, EntryKind::adult, "Gus Example"); }));
    }
}

ON_EVERY_DATABASE("an officer whom a referral names cannot see it, find it or be given it") {
    Desk desk{kind};
    auto about = Desk::referral();
    about.adult = "ben  OFFICER";
    const auto reference = *desk.send(about, desk.teacher);
    CHECK(desk.listed(desk.second) == 0);
    CHECK(desk.words(desk.second, reference).refusal().kind == Refusal::Kind::not_found);
    const auto found =
        desk.journal.view(desk.second, [&](trail::View& view) { return allegations_with(view, desk.office.vault, EntryKind::adult, "Ben Officer"); });
    REQUIRE(found);
    CHECK(found->empty());
    CHECK(desk.listed(desk.officer) == 1);
    CHECK(names_field(desk.give(reference, desk.second).refusal(), "officer"));
}

ON_EVERY_DATABASE("the words of a case are in the vault: neither they nor the names are in the database") {
    Desk desk{kind};
    const auto reference = desk.managed();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return write(change, desk.office, reference, {EntryKind::note, "Quokkas at noon"}); }));
    std::string everything;
    for (const auto& sql : {store::Sql("SELECT reference || referrer_agency || employer FROM lado_allegations"), store::Sql("SELECT kind FROM lado_entries"),
                            store::Sql("SELECT row_key FROM vault_cells"), store::Sql("SELECT sealed FROM vault_cells"),
                            store::Sql("SELECT type || kind || reference FROM trail_events")})
        desk.database->read([&](store::Reader& reader) { reader.each(sql, [&](const store::Row& row) { everything += row.get<std::string>(0); }); });
    CHECK(everything.find(reference) != std::string::npos);
    for (const char* secret : {"Gus", "Example", "Coach", "Hal Sample", "pushed", "01539", "Quokkas"}) CHECK(everything.find(secret) == std::string::npos);
}

ON_EVERY_DATABASE("a case is begun by giving it to an officer who has no connection, and passed on with a note of handover") {
    Desk desk{kind};
    const auto reference = *desk.send(Desk::referral(), desk.teacher);
    const auto write_a_note = [&](const trail::Actor& who) {
        return desk.change(who, [&](trail::Change& change) { return write(change, desk.office, reference, {EntryKind::note, "Spoke to the head"}); });
    };
    CHECK(write_a_note(desk.officer).refusal().kind == Refusal::Kind::not_found);
    CHECK(names_field(
        desk.change(desk.manager, [&](trail::Change& change) { return assign(change, desk.office, reference, {.officer = desk.officer.account}); }).refusal(),
        "is_unconnected"));
    CHECK(names_field(desk.give(reference, desk.teacher).refusal(), "officer"));
    REQUIRE(desk.give(reference, desk.officer));
    CHECK(write_a_note(desk.officer));
    CHECK(write_a_note(desk.second).refusal().kind == Refusal::Kind::not_found);
    CHECK(names_field(desk.give(reference, desk.second).refusal(), "note"));
    REQUIRE(desk.give(reference, desk.second, "The head answers on Friday"));
    CHECK(write_a_note(desk.second));
    CHECK(write_a_note(desk.officer).refusal().kind == Refusal::Kind::not_found);
    CHECK(desk.words(desk.second, reference)->latest(EntryKind::handover) == "The head answers on Friday");
}

ON_EVERY_DATABASE("all open cases of an officer are passed on at once, but those that the next one may not have") {
    Desk desk{kind};
    const auto one = desk.taken(), two = desk.managed();
    auto about = Desk::referral();
    about.adult = "Ben Officer";
    const auto barred = desk.taken(about);
    const auto pass = [&](const trail::Actor& who, const std::string& note) {
        return desk.change(who, [&](trail::Change& change) {
            return pass_cases(change, desk.office, {.from = desk.officer.account, .to = desk.second.account, .note = note, .is_unconnected = true});
        });
    };
    CHECK(pass(desk.officer, "Leaves on Friday").refusal().kind == Refusal::Kind::forbidden);
    CHECK(names_field(pass(desk.manager, "").refusal(), "note"));
    const auto passed = pass(desk.manager, "Leaves on Friday");
    REQUIRE(passed);
    CHECK(passed->passed == 2);
    CHECK(passed->kept == std::vector<std::string>{barred});
    for (const auto& reference : {one, two}) CHECK(desk.now_of(reference).officer == desk.second.account);
    const auto holders = [&] {
        std::vector<std::string> names;
        for (const auto& holder : desk.look(desk.manager, [&](trail::View& view) { return holders_of_cases(view, desk.office); })) names.push_back(holder.name);
        return names;
    };
    const auto before = holders();
    REQUIRE(desk.change(desk.keepers[0], [&](trail::Change& change) -> Outcome<Done> {
        for (const auto& reader : policy::vault_readers(change))
            if (reader.account == desk.second.account) TRY(policy::end_vault_reader(change, reader.id));
        return Done{};
    }));
    CHECK(holders().size() == before.size());
    CHECK(holders().back().ends_with("(no officer any more)"));
    CHECK(desk.now_of(barred).officer == desk.officer.account);
}

ON_EVERY_DATABASE("a case goes from the threshold to its finding, and each step takes what it needs") {
    Desk desk{kind};
    const auto reference = desk.taken();
    const auto step = [&](auto act) { return desk.change(desk.officer, act); };
    CHECK(names_field(step([&](trail::Change& change) { return accept(change, reference, {}); }).refusal(), "criteria"));
    REQUIRE(step([&](trail::Change& change) { return accept(change, reference, {Criterion::harmed, Criterion::risk}); }));
    CHECK(desk.now_of(reference).stage == Stage::under_management);
    CHECK(step([&](trail::Change& change) { return accept(change, reference, {Criterion::harmed}); }).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(step([&](trail::Change& change) {
        return set_strand(change, desk.office, reference, {Strand::police, StrandState::not_needed, {}, "No offence"});
    }));
    CHECK(names_field(step([&](trail::Change& change) { return lado::close(change, desk.office, reference, Step::close, {}); }).refusal(), "finding"));
    const Closing closing{.finding = Finding::substantiated, .results = {Result::training, Result::dismissal}, .summary = "The head saw it"};
    REQUIRE(step([&](trail::Change& change) { return lado::close(change, desk.office, reference, Step::close, closing); }));
    const auto closed = desk.now_of(reference);
    CHECK(closed.finding == Finding::substantiated);
    CHECK(closed.results == std::vector{Result::training, Result::dismissal});
    CHECK(closed.closed_on == make_date(2026, 11, 23));
    REQUIRE(step([&](trail::Change& change) { return take_step(change, desk.office, reference, Step::reopen, "A second child has spoken"); }));
    const auto reopened = desk.now_of(reference);
    CHECK(reopened.stage == Stage::received);
    CHECK_FALSE(reopened.finding);
    CHECK(reopened.results == std::vector{Result::training, Result::dismissal});
    CHECK(desk.clock(reference, closure_clock).due.on == make_date(2027, 11, 23));
}

ON_EVERY_DATABASE("no way leads around the threshold: what comes back from another authority is considered again") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto step = [&](auto act) { return desk.change(desk.officer, act); };
    REQUIRE(step([&](trail::Change& change) { return take_step(change, desk.office, reference, Step::send_away, "Lives in Lancashire"); }));
    CHECK(desk.clock(reference, meeting_clock).ending == clocks::Ending::cancelled);
    REQUIRE(step([&](trail::Change& change) { return take_step(change, desk.office, reference, Step::take_back, "They say that it is ours"); }));
    CHECK(desk.now_of(reference).stage == Stage::received);
    CHECK(step([&](trail::Change& change) { return record_meeting(change, desk.office, reference, {}); }).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(step([&](trail::Change& change) { return accept(change, reference, {Criterion::harmed}); }));
    CHECK_FALSE(desk.clock(reference, meeting_clock).ended_at);
}

ON_EVERY_DATABASE("an officer is barred as soon as the name or the employer of a case is corrected to theirs, and no more once it is another's") {
    Desk desk{kind};
    auto about = Desk::referral();
    about.adult = "Ms Ben Officer of the team";
    CHECK(desk.send(about, desk.teacher));
    CHECK(desk.listed(desk.second) == 0);
    const auto reference = desk.taken();
    CHECK(desk.listed(desk.second) == 1);
    const auto correct_name = [&](const std::string& name) {
        REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
            return write(change, desk.office, reference, {EntryKind::adult, name, entry_that_holds(change, reference, EntryKind::adult)});
        }));
    };
    correct_name("Mr Ben Officer");
    CHECK(desk.listed(desk.second) == 0);
    correct_name("Ben Officerson");
    CHECK(desk.listed(desk.second) == 1);
}

ON_EVERY_DATABASE("a case that is closed at once may have no finding, and goes to another authority only when that says so") {
    Desk desk{kind};
    const auto at_once = desk.taken(), away = desk.taken();
    const auto step = [&](auto act) { return desk.change(desk.officer, act); };
    REQUIRE(
        step([&](trail::Change& change) { return lado::close(change, desk.office, at_once, Step::close_at_once, {.summary = "No harm criterion is met"}); }));
    CHECK(desk.now_of(at_once).is_without_action);
    CHECK_FALSE(desk.now_of(at_once).finding);
    CHECK(names_field(step([&](trail::Change& change) { return take_step(change, desk.office, away, Step::send_away, " "); }).refusal(), "note"));
    REQUIRE(step([&](trail::Change& change) { return take_step(change, desk.office, away, Step::send_away, "Lives in Lancashire"); }));
    CHECK(desk.now_of(away).stage == Stage::sent_away);
    CHECK_FALSE(desk.now_of(away).closed_on);
    REQUIRE(step([&](trail::Change& change) { return take_step(change, desk.office, away, Step::acknowledge, "Their duty officer, by telephone"); }));
    CHECK(desk.now_of(away).stage == Stage::transferred);
    CHECK(desk.now_of(away).closed_on);
}

ON_EVERY_DATABASE("of two officers who correct the same words, or the same enquiry, at once, the second is told and overwrites nothing") {
    Desk desk{kind};
    const auto reference = desk.managed();
    const auto seen = desk.look(desk.officer, [&](trail::View& view) { return entry_that_holds(view, reference, EntryKind::role); });
    const auto correct_role = [&](const char* words) {
        return desk.change(desk.officer, [&](trail::Change& change) { return write(change, desk.office, reference, {EntryKind::role, words, seen}); });
    };
    REQUIRE(correct_role("Head coach"));
    CHECK(correct_role("Volunteer").refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.words(desk.officer, reference)->latest(EntryKind::role) == "Head coach");
    const auto say = [&](StrandState state) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return set_strand(change, desk.office, reference, {Strand::employer, state, StrandState::not_considered, "The governors, in a meeting"});
        });
    };
    REQUIRE(say(StrandState::under_way));
    CHECK(say(StrandState::not_needed).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("nothing is written any more in a case whose words were erased for good") {
    Desk desk{kind};
    const auto reference = desk.managed();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) -> Outcome<Done> {
        mark_case_disposed(change, reference);
        change.record({"test.case_disposed", {std::string(allegation_kind), reference}});
        return Done{};
    }));
    const auto refused = [&](auto act) { return desk.change(desk.officer, act).refusal().kind == Refusal::Kind::conflict; };
    CHECK(refused([&](trail::Change& change) { return write(change, desk.office, reference, {EntryKind::note, "Gus Example"}); }));
    CHECK(refused([&](trail::Change& change) { return respond(change, desk.office, reference, "Told the head about Gus Example"); }));
    CHECK(refused([&](trail::Change& change) { return take_step(change, desk.office, reference, Step::send_away, "Lives in Lancashire"); }));
}

ON_EVERY_DATABASE("a case is not closed while an enquiry is under way, unless its officer says that it goes on") {
    Desk desk{kind};
    const auto reference = desk.managed();
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return set_strand(change, desk.office, reference, {Strand::police, StrandState::under_way, {}, "A statement is being taken"});
    }));
    const auto closed = [&](bool goes_on) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return close(change, desk.office, reference, Step::close, {.finding = Finding::unfounded, .summary = "Seen", .is_despite_strands = goes_on});
        });
    };
    CHECK(names_field(closed(false).refusal(), "is_despite_strands"));
    CHECK(closed(true));
}

ON_EVERY_DATABASE("what does not meet the threshold becomes advice without a name, and nothing of the case can be read any more") {
    Desk desk{kind};
    const auto reference = desk.taken();
    const Advice advice{.consultation = {.asker = ReferrerType::education, .employer = EmployerType::school_other},
                        .employer_name = "Hill School",
                        .role = "Coach",
                        .nature = "A push in a queue",
                        .advice = "The school deals with it under its code of conduct"};
    const auto kept = desk.change(desk.officer, [&](trail::Change& change) { return take_as_advice(change, desk.office, reference, advice); });
    REQUIRE(kept);
    CHECK(desk.words(desk.officer, reference)->entries.empty());
    const auto found =
        desk.journal.view(desk.officer, [&](trail::View& view) { return allegations_with(view, desk.office.vault, EntryKind::adult, "Gus Example"); });
    CHECK(found->empty());
    const auto opened = desk.journal.view(desk.officer, [&](trail::View& view) { return open_advice(view, desk.office, *kept); });
    REQUIRE(opened);
    CHECK(opened->consultation.allegation == reference);
    CHECK(opened->nature == "A push in a queue");
    CHECK(desk.change(desk.officer, [&](trail::Change& change) { return respond(change, desk.office, reference, "Gus Example"); }).refusal().kind ==
          Refusal::Kind::conflict);
    CHECK(desk.give(reference, desk.second, "Gus Example").refusal().kind == Refusal::Kind::conflict);
    CHECK(
        desk.change(desk.officer,
                    [&](trail::Change& change) {
                        return write(change, desk.office, reference, {EntryKind::adult, "Gus Example", entry_that_holds(change, reference, EntryKind::adult)});
                    })
            .refusal()
            .kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("a case has documents and actions, which its officers alone reach, and which are erased with its words") {
    Desk desk{kind};
    const auto reference = desk.taken();
    const auto documents = documents_of_cases(desk.office);
    const auto to_do = actions_of_cases(desk.office);
    const auto file = attachments::look_at_file("statement.txt", "She saw it happen", attachments::Scan::clean);
    REQUIRE(file);
    const auto attach = [&](const trail::Actor& who) {
        return desk.change(who,
                           [&](trail::Change& change) { return attachments::attach(change, documents, reference, {.title = "Statement", .file = *file}); });
    };
    CHECK(attach(desk.teacher).refusal().kind == Refusal::Kind::not_found);
    REQUIRE(attach(desk.officer));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return actions::add(change, to_do, reference,
                            {.plan = "First meeting",
                             .what = "Tell the regulator",
                             .success = "Told",
                             .owner = {.name = "The head", .agency = "Hill School"},
                             .due_on = make_date(2026, 12, 1)});
    }));
    const auto seen_by = [&](const trail::Actor& who) {
        const auto papers = desk.journal.view(who, [&](trail::View& view) { return attachments::documents_of(view, documents, reference); });
        const auto agreed = desk.journal.view(who, [&](trail::View& view) { return actions::actions_of(view, to_do, reference); });
        return std::pair(papers ? papers->size() : 0, agreed ? agreed->size() : 0);
    };
    CHECK(seen_by(desk.officer) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(seen_by(desk.second) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(seen_by(desk.teacher) == std::pair<std::size_t, std::size_t>(0, 0));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return take_as_advice(change, desk.office, reference, {.employer_name = "Hill School", .role = "Coach", .nature = "A push", .advice = "Watch"});
    }));
    CHECK(seen_by(desk.officer) == std::pair<std::size_t, std::size_t>(0, 0));
}

ON_EVERY_DATABASE("an action of a case is for who may read it, and an officer in conflict is refused in the words that refuse an outsider") {
    Desk desk{kind};
    const auto reference = desk.taken();
    const auto add_for = [&](const trail::Actor& owner) {
        return desk.change(desk.officer, [&](trail::Change& change) {
            return actions::add(change, actions_of_cases(desk.office), reference, {.plan = "Review", .what = "Ring", .owner = {.account = owner.account}});
        });
    };
    REQUIRE(add_for(desk.officer));
    REQUIRE(add_for(desk.second));
    REQUIRE(desk.change(desk.second, [&](trail::Change& change) {
        return policy::declare_conflict(change, {.kind = std::string(allegation_kind),
                                                 .reference = reference,
                                                 .account = desk.second.account,
                                                 .conflict = policy::Conflict::family,
                                                 .vault = "lado"});
    }));
    const auto outsider = add_for(desk.teacher), barred = add_for(desk.second);
    REQUIRE(names_field(outsider.refusal(), "owner"));
    CHECK(barred.refusal().errors == outsider.refusal().errors);
}

TEST_CASE("a title before a name is a name, and neither a post nor a place is one") {
    for (const char* named : {"Mr John Smith", "Head, Mr. Smith", "Coach (mrs Smith)", "Dr.Smith, GP", "Class 3, Miss  Ann", "Revd Łoś", "MS SMITH"})
        CHECK_MESSAGE(names_with_title(named), named);
    for (const char* unnamed : {"Head teacher", "Teaching Assistant, Year 3", "Mr", "Foster carer (miss a session)", "Sir, Head", "Drama Coach", "Coach of Mrs", ""})
        CHECK_MESSAGE(!names_with_title(unnamed), unnamed);
}

ON_EVERY_DATABASE("advice whose role names somebody is refused, as is an employer's name that is too long for a list") {
    Desk desk{kind};
    Advice advice{.consultation = {.asker = ReferrerType::education, .employer = EmployerType::school_other, .category = Category::physical},
                  .employer_name = std::string(200, 'x'),
                  .role = "Head teacher",
                  .nature = "May he be alone with a class?",
                  .advice = "Not today"};
    const auto log = [&] { return desk.change(desk.officer, [&](trail::Change& change) { return log_advice(change, desk.office, advice); }); };
    REQUIRE(log());
    advice.employer_name += 'x';
    advice.role = "Head, Mr Gus Example";
    const auto refused = log();
    CHECK(names_field(refused.refusal(), "employer_name"));
    CHECK(std::ranges::find(refused.refusal().errors, FieldError{"role", "Leave out the name: enter only what the person does"}) !=
          refused.refusal().errors.end());
}

ON_EVERY_DATABASE("two who correct the same case: the second is refused, and saves once they have seen the first") {
    Desk desk{kind};
    const auto reference = desk.taken();
    const auto before = desk.now_of(reference);
    auto facts = before.facts;
    facts.category = Category::emotional;
    const auto save = [&](std::int64_t version) {
        return desk.change(desk.officer, [&](trail::Change& change) { return correct(change, reference, facts, version); });
    };
    REQUIRE(save(before.version));
    facts.category = Category::sexual;
    CHECK(save(before.version).refusal().kind == Refusal::Kind::conflict);
    CHECK(desk.now_of(reference).facts.category == Category::emotional);
    REQUIRE(save(before.version + 1));
    CHECK(desk.now_of(reference).facts.category == Category::sexual);
}

ON_EVERY_DATABASE("advice is logged without a name, shows patterns by employer, and grows into an allegation that keeps it") {
    Desk desk{kind};
    const auto log = [&](const std::string& employer, const trail::Actor& who) {
        return desk.change(who, [&](trail::Change& change) {
            return log_advice(change, desk.office,
                              {.consultation = {.employer = EmployerType::early_years},
                               .employer_name = employer,
                               .role = "Nursery nurse",
                               .nature = "Shouting",
                               .advice = "Supervise"});
        });
    };
    const auto first = log("Little Acorns", desk.officer);
    REQUIRE(first);
    REQUIRE(log("LITTLE ACORNS.", desk.second));
    REQUIRE(log("Big Oaks", desk.second));
    CHECK(log("Little Acorns", desk.teacher).refusal().kind == Refusal::Kind::forbidden);
    CHECK(names_field(desk.change(desk.officer, [&](trail::Change& change) { return log_advice(change, desk.office, {}); }).refusal(), "employer_name"));
    const auto patterns = [&](const trail::Actor& who) {
        return *desk.journal.view(who, [&](trail::View& view) { return patterns_since(view, desk.office, make_date(2026, 1, 1)); });
    };
    REQUIRE(patterns(desk.manager).size() == 1);
    CHECK(patterns(desk.manager)[0].employer_name == "Little Acorns");
    CHECK(patterns(desk.manager)[0].consultations == 2);
    CHECK(patterns(desk.teacher).empty());
    const auto reference = desk.change(desk.officer, [&](trail::Change& change) { return refer(change, desk.office, Desk::referral(), "council", *first); });
    REQUIRE(reference);
    CHECK(desk.look(desk.officer, [&](trail::View& view) { return find_consultation(view, *first).value().allegation; }) == *reference);
    const auto again = desk.change(desk.officer, [&](trail::Change& change) { return refer(change, desk.office, Desk::referral(), "council", *first); });
    CHECK(again.refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("the clocks of a case run from the law's and the partnership's days, and end with what they wait for") {
    Desk desk{kind};
    auto late = Desk::referral();
    late.facts.employer_knew_on = make_date(2026, 11, 19);  // Thursday: due on Friday 20, sent on Monday 23
    auto prompt = Desk::referral();
    prompt.facts.employer_knew_on = make_date(2026, 11, 20);
    CHECK(desk.clock(desk.taken(late), referral_clock).is_late(*desk.now));
    const auto reference = desk.taken(prompt);
    CHECK_FALSE(desk.clock(reference, referral_clock).is_late(*desk.now));
    CHECK(desk.clock(reference, response_clock).due.on == make_date(2026, 11, 24));
    CHECK(desk.clock(reference, closure_clock).due.on == make_date(2027, 11, 23));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return accept(change, reference, {Criterion::harmed}); }));
    CHECK_FALSE(desk.clock(reference, response_clock).ended_at);
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) { return respond(change, desk.office, reference, "Rang the head"); }));
    CHECK(desk.clock(reference, response_clock).ending == clocks::Ending::met);
    CHECK(desk.clock(reference, meeting_clock).due.on == make_date(2026, 11, 30));
    *desk.now += std::chrono::hours{48};
    const MeetingRecord meeting{
        .meeting = {.held_on = make_date(2026, 11, 25), .next_review_on = make_date(2026, 12, 16)}, .attendance = "All", .minutes = "Agreed", .agreed = ""};
    const auto hold = [&](const MeetingRecord& record) {
        return desk.change(desk.officer, [&](trail::Change& change) { return record_meeting(change, desk.office, reference, record); });
    };
    auto wrong = meeting;
    wrong.meeting.held_on = make_date(2026, 11, 22);
    CHECK(names_field(hold(wrong).refusal(), "held_on"));
    wrong.meeting.held_on = make_date(2026, 11, 26);
    CHECK(names_field(hold(wrong).refusal(), "held_on"));
    REQUIRE(hold(meeting));
    CHECK(desk.clock(reference, meeting_clock).ending == clocks::Ending::met);
    CHECK(desk.clock(reference, review_clock).due.on == make_date(2026, 12, 16));
    REQUIRE(desk.change(desk.officer, [&](trail::Change& change) {
        return lado::close(change, desk.office, reference, Step::close, {.finding = Finding::unfounded, .summary = "The camera shows it"});
    }));
    CHECK(desk.clock(reference, review_clock).ending == clocks::Ending::cancelled);
    CHECK(desk.clock(reference, closure_clock).ending == clocks::Ending::met);
}
