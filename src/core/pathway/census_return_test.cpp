#include "core/census/synthetic.hpp"
#include "core/census/writer.hpp"
#include "core/organisations/organisation_store.hpp"
#include "core/pathway/census_return_service.hpp"
#include "core/pathway/episode_store.hpp"
#include "core/pathway/returns_store.hpp"
#include "core/pathway/world_test.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <regex>

namespace holdfast::pathway {

namespace {

census::Source source_of(std::string text) {
    return [text = std::move(text), at = std::size_t{0}](char* into, std::size_t most) mutable {
        const std::size_t got = std::min(most, text.size() - at);
        std::copy_n(text.data() + at, got, into);
        at += got;
        return got;
    };
}

std::string made_up_census(std::uint64_t children, int collection) {
    const calendar::Calendar calendar;
    census::SyntheticCensus made({children, 7, collection, "909"}, calendar);
    std::string text;
    census::Writer writer(text);
    writer.header(made.header());
    while (const auto* child = made.next()) writer.child(*child);
    writer.end();
    return text;
}

/// Where two texts part, with what stands around it.
std::string first_difference(const std::string& one, const std::string& other) {
    const auto [a, b] = std::ranges::mismatch(one, other);
    if (a == one.end() && b == other.end()) return "";
    const auto at = static_cast<std::size_t>(a - one.begin());
    const std::size_t from = at < 200 ? 0 : at - 200;
    return one.substr(from, 300) + "\n--- instead of ---\n" + other.substr(from, 300);
}

struct ReturnWorld : test::World {
    using World::World;
    calendar::Calendar calendar{};

    /// The authority that the made-up returns are of.
    void add_authority() {
        change([](trail::Change& change) {
            organisations::Agency council;
            council.key = "council";
            council.type = "local_authority";
            council.sector = "public";
            council.codes.la = "909";
            organisations::put_agency(change, council);
        });
    }
    Outcome<ReturnReport> load(const std::string& text, const std::string& fingerprint) {
        return journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<ReturnReport> {
            ReturnReport report;
            TRY(load_census(change, calendar, {.source = source_of(text), .name = "census.xml", .fingerprint = fingerprint}, report));
            if (report.is_known) return conflict("known");
            return report;
        });
    }
    std::string written(int collection) {
        std::string text;
        look([&](trail::View& view) {
            REQUIRE(write_census(view, {collection, "909", "2026-11-22T12:00:00"}, [&](std::string_view piece) { text += piece; }));
        });
        return text;
    }
};

/// The children alone, with flags in words, a plan's reviews together and a child's disabilities in one order: the standard has two ways of writing the
/// first two, and no order of the last.
std::string in_one_form(const std::string& census) {
    std::string text = census.substr(census.find("<Children>"));
    for (const char* element : {"ReferralNFA", "ICPCnotRequired"}) {
        text = std::regex_replace(text, std::regex(fmt::format("<{}>0<", element)), fmt::format("<{}>false<", element));
        text = std::regex_replace(text, std::regex(fmt::format("<{}>1<", element)), fmt::format("<{}>true<", element));
    }
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    const auto is_disability = [](const std::string& line) { return line.find("<Disability>") != std::string::npos; };
    for (auto at = lines.begin(); at != lines.end(); ++at) {
        const auto end = std::find_if_not(at, lines.end(), is_disability);
        std::sort(at, end);
        if (at != end) at = end - 1;
    }
    text = fmt::format("{}", fmt::join(lines, ""));
    return std::regex_replace(text, std::regex("</Reviews>\\s*<Reviews>\\s*"), "  ");
}

}  // namespace

ON_EVERY_DATABASE("a census goes into the records and comes out as it was, and loading it again changes nothing") {
    for (const int collection : {2019, 2026}) {
        ReturnWorld world(kind);
        world.add_authority();
        const std::string census = made_up_census(120, collection);
        const auto first = world.load(census, "one");
        REQUIRE(first);
        CHECK(first->children == 120);
        CHECK(first->new_children == 120);
        CHECK(first->errors == 0);
        CHECK(first->total().added > 200);
        CHECK(first->changes.empty());
        CHECK(first_difference(in_one_form(world.written(collection)), in_one_form(census)) == "");

        CHECK(world.load(census, "one").refusal().message == "known");
        const auto again = world.load(world.written(collection), "other bytes, the same content");
        REQUIRE(again);
        CHECK(again->is_nothing_new());
        CHECK(again->total().unchanged == first->total().added);
    }
}

namespace {

/// One child with these elements in its `CINdetails`.
std::string census_of(int collection, std::string_view details, std::string_view about = "") {
    return fmt::format(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{0}</Year><ReferenceDate>{0}-03-31</ReferenceDate></CollectionDetails>"
        "<Source><SourceLevel>L</SourceLevel><LEA>909</LEA></Source></Header><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID>"
        "<PersonBirthDate>2010-01-02</PersonBirthDate><GenderCurrent>1</GenderCurrent></ChildIdentifiers>{2}<ChildCharacteristics>"
        "<Ethnicity>WBRI</Ethnicity></ChildCharacteristics>{1}</Child></Children></Message>",
        collection, details, about);
}

std::string referral(std::string_view day, std::string_view rest = "") {
    return fmt::format("<CINdetails><CINreferralDate>{}</CINreferralDate><ReferralSource>6</ReferralSource>{}<ReferralNFA>0</ReferralNFA></CINdetails>", day,
                       rest);
}

/// The only child there is.
constexpr Id<people::Person> only_child{1};

}  // namespace

ON_EVERY_DATABASE("a newer year closes what was open and keeps what was said before; an older one adds and changes nothing") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2018-05-01")), "2019"));
    const auto newer =
        world.load(census_of(2020, referral("2018-05-01", "<CINclosureDate>2019-06-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>")), "2020");
    REQUIRE(newer);
    CHECK(newer->new_children == 0);
    CHECK(newer->total().changed == 1);
    REQUIRE(newer->changes.size() == 1);
    CHECK(newer->changes[0].la_child_id == "A1");
    CHECK(newer->changes[0].change.on == make_date(2018, 5, 1));
    const auto older =
        world.load(census_of(2019, referral("2018-05-01") + referral("2017-05-01", "<CINclosureDate>2018-04-05</CINclosureDate>")), "2019 again");
    REQUIRE(older);
    CHECK(older->total().changed == 0);
    CHECK(older->total().added == 1);
    world.look([](trail::View& view) {
        const auto referrals = of_child<Referral>(view, only_child);
        REQUIRE(referrals.size() == 2);
        CHECK(referrals[0].closed_on == make_date(2019, 6, 1));
        const auto history = revisions_of(view, only_child);
        REQUIRE(history.size() == 1);
        CHECK(history[0].values.find("closed_on") == std::string::npos);
        CHECK(find_entry(view, history[0].replaced_by)->reference_on == make_date(2020, 3, 31));
    });
}

ON_EVERY_DATABASE("what a later return repeats is not taken back by a correction of the earlier one") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2018-05-01")), "2019"));
    REQUIRE(world.load(census_of(2020, referral("2018-05-01")), "2020"));
    const auto corrected = world.load(census_of(2019, referral("2018-06-01")), "2019 again");
    REQUIRE(corrected);
    CHECK(corrected->total().withdrawn == 0);
    CHECK(corrected->total().added == 1);
    const auto later = world.load(census_of(2020, referral("2018-06-01")), "2020 again");
    REQUIRE(later);
    CHECK(later->total().withdrawn == 0);
    CHECK(later->total().left == 1);
}

ON_EVERY_DATABASE("a return that is made again takes back what it no longer says, with all that came of it, and nothing of an earlier year") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2017-05-01", "<CINclosureDate>2018-03-05</CINclosureDate>")), "earlier years"));
    REQUIRE(world.load(census_of(2019, referral("2018-05-01",
                                                "<Section47><S47ActualStartDate>2018-05-02</S47ActualStartDate><DateOfInitialCPC>2018-05-20"
                                                "</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>")),
                       "first"));
    const auto second = world.load(census_of(2019, referral("2018-07-01")), "second");
    REQUIRE(second);
    CHECK(second->total().withdrawn == 3);
    CHECK(second->total().added == 1);
    world.look([](trail::View& view) {
        const auto episodes = episodes_of(view, only_child);
        REQUIRE(episodes.size() == 2);
        CHECK(episodes[0].referral.referred_on == make_date(2017, 5, 1));
        CHECK(episodes[1].referral.referred_on == make_date(2018, 7, 1));
        CHECK(of_child<Enquiry>(view, only_child).empty());
        CHECK(of_child<Conference>(view, only_child).empty());
        CHECK(revisions_of(view, only_child).size() == 3);
    });
}

ON_EVERY_DATABASE("what was written by hand since stays when a return of an earlier day comes again") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2018-05-01", "<CINclosureDate>2018-09-01</CINclosureDate>")), "one"));
    world.change([](trail::Change& change) {
        auto referral = of_child<Referral>(change, only_child).at(0);
        const auto before = referral;
        referral.team = "Duty team";
        referral.entry = insert_entry(change, {.source = "by-hand", .agency = "council"}).id;
        replace(change, before, referral);
    });
    const auto again = world.load(census_of(2019, referral("2018-05-01", "<CINclosureDate>2018-09-02</CINclosureDate>")), "two");
    REQUIRE(again);
    CHECK(again->total().outdated == 1);
    world.look([](trail::View& view) {
        const auto referral = of_child<Referral>(view, only_child).at(0);
        CHECK(referral.team == "Duty team");
        CHECK(referral.closed_on == make_date(2018, 9, 1));
    });
}

ON_EVERY_DATABASE("of two referrals on one day each keeps its own, and a plan that moved to another referral or was given another is still one plan") {
    ReturnWorld world(kind);
    world.add_authority();
    const std::string plan =
        "<ChildProtectionPlans><CPPstartDate>2018-06-01</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse></ChildProtectionPlans>";
    const auto closed = referral("2018-05-01", "<CINclosureDate>2018-05-20</CINclosureDate><ReasonForClosure>RC8</ReasonForClosure>");
    const auto open = "<CINdetails><CINreferralDate>2018-05-01</CINreferralDate><ReferralSource>2A</ReferralSource><ReferralNFA>0</ReferralNFA>";
    REQUIRE(world.load(census_of(2019, closed + open + plan + "</CINdetails>"), "2019"));
    const auto later = world.load(census_of(2020, open + plan + "</CINdetails>"), "2020");
    REQUIRE(later);
    CHECK(later->total().changed == 0);
    CHECK(later->total().added == 0);
    const auto moved = world.load(census_of(2021, referral("2019-05-01", plan)), "2021");
    REQUIRE(moved);
    world.look([](trail::View& view) {
        const auto episodes = episodes_of(view, only_child);
        REQUIRE(episodes.size() == 3);
        CHECK(episodes[0].referral.closed_on == make_date(2018, 5, 20));
        CHECK(episodes[1].plans.empty());
        REQUIRE(episodes[2].plans.size() == 1);
        CHECK(of_child<ProtectionPlan>(view, only_child).size() == 1);
    });
}

ON_EVERY_DATABASE("what another authority says of the same child is its own: it changes nothing of the first one's, and neither return holds the other's") {
    ReturnWorld world(kind);
    world.add_authority();
    world.change([](trail::Change& change) {
        organisations::Agency other;
        other.key = "other-council";
        other.type = "local_authority";
        other.sector = "public";
        other.codes.la = "942";
        organisations::put_agency(change, other);
    });
    const std::string digits = "909200008211", upn = people::upn_check_letter(digits).value() + digits;
    const auto with_upn = [&](const std::string& census) {
        return std::regex_replace(census, std::regex("(<LAchildID>)A1(</LAchildID>)"), fmt::format("$1A1$2<UPN>{}</UPN>", upn));
    };
    const auto note = [](std::string_view text) { return fmt::format("<LocalNote>{}</LocalNote>", text); };
    REQUIRE(world.load(
        with_upn(census_of(2019, referral("2018-05-01", "<PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>2018-09-01</CINclosureDate>"), note("ours"))),
        "one"));
    auto theirs = with_upn(census_of(2019, referral("2018-05-01", "<PrimaryNeedCode>N4</PrimaryNeedCode>") + referral("2018-11-01"), note("theirs")));
    for (const auto& [was, is] : {std::pair("<LEA>909", "<LEA>942"), std::pair("A1<", "Z9<"), std::pair("WBRI", "MWBC")})
        theirs = std::regex_replace(theirs, std::regex(was), is);
    const auto loaded = world.load(theirs, "two");
    REQUIRE(loaded);
    CHECK(loaded->new_children == 0);
    CHECK(loaded->total().changed == 0);
    CHECK(loaded->total().added == 2);
    CHECK(world.load(world.written(2019), "three")->is_nothing_new());
    const auto ours = world.written(2019);
    CHECK(ours.find("<PrimaryNeedCode>N1<") != std::string::npos);
    CHECK(ours.find(note("ours")) != std::string::npos);
    CHECK(ours.find("<Ethnicity>WBRI<") != std::string::npos);
    for (const char* other : {"N4", "2018-11-01", "theirs", "MWBC", "Z9"}) CHECK(ours.find(other) == std::string::npos);
}

ON_EVERY_DATABASE("a child who comes twice is refused, and one who is no longer in a corrected return loses what only that return had said") {
    ReturnWorld world(kind);
    world.add_authority();
    const auto two = [&](std::string_view first, std::string_view second) {
        const auto one = census_of(2019, referral("2018-05-01"));
        const auto from = one.find("<Child>"), to = one.find("</Children>");
        const auto child = [&](std::string_view number) {
            return std::regex_replace(one.substr(from, to - from), std::regex(">A1<"), fmt::format(">{}<", number));
        };
        return one.substr(0, from) + child(first) + child(second) + one.substr(to);
    };
    const auto twice = world.load(two("A1", "A1"), "twice");
    REQUIRE(!twice);
    CHECK(twice.refusal().message.find("child A1: LAchildID is in the census twice") != std::string::npos);
    REQUIRE(world.load(two("A1", "A2"), "first"));
    const auto corrected = world.load(census_of(2019, referral("2018-05-01")), "corrected");
    REQUIRE(corrected);
    CHECK(corrected->total().withdrawn == 1);
    const auto next = world.load(census_of(2020, referral("2019-05-01")), "2020");
    REQUIRE(next);
    CHECK(std::ranges::any_of(next->notices, [](const std::string& notice) { return notice.find("open on record") != std::string::npos; }) == false);
}

ON_EVERY_DATABASE("who is in need on record and not in a newer return is counted") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2018-05-01")), "2019"));
    const auto others = std::regex_replace(census_of(2020, referral("2019-05-01")), std::regex(">A1<"), ">B2<");
    const auto next = world.load(others, "2020");
    REQUIRE(next);
    CHECK(std::ranges::any_of(next->notices, [](const std::string& notice) { return notice.starts_with("1 child is open on record and not in this census"); }));
}

ON_EVERY_DATABASE("what no rule knows is kept where it stood and given back") {
    ReturnWorld world(kind);
    world.add_authority();
    const std::string strange = "<LocalNote>seen at \"home\"</LocalNote>";
    const auto census = census_of(2019, referral("2018-05-01", "<CINclosureDate>2018-09-01</CINclosureDate>" + strange), "<Household>4</Household>");
    const auto loaded = world.load(census, "one");
    REQUIRE(loaded);
    REQUIRE(loaded->child_notices.size() == 2);
    for (const auto& notice : loaded->child_notices) {
        CHECK(notice.la_child_id == "A1");
        CHECK(notice.words.find("A1") == std::string::npos);  // who may not know the child is not told by the words either
    }
    const auto written = world.written(2019);
    CHECK(written.find(strange) > written.find("<CINclosureDate>"));
    CHECK(written.find(strange) < written.find("<ReferralNFA>"));
    CHECK(written.find("<Household>4</Household>") > written.find("</ChildIdentifiers>"));
    CHECK(world.load(written, "two")->is_nothing_new());
}

ON_EVERY_DATABASE("what no rule knows stays with the referral of its day, in whatever order a census has them") {
    ReturnWorld world(kind);
    world.add_authority();
    const std::string strange = "<LocalNote>of the later one</LocalNote>";
    const auto later = referral("2018-11-01", strange),
               earlier = referral("2018-05-01", "<CINclosureDate>2018-09-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>");
    REQUIRE(world.load(census_of(2019, earlier), "earlier"));
    REQUIRE(world.load(census_of(2019, later + earlier), "one"));
    const auto written = world.written(2019);
    CHECK(written.find("2018-05-01") < written.find("2018-11-01"));
    CHECK(written.find(strange) > written.find("2018-11-01"));
    CHECK(world.load(written, "two")->is_nothing_new());
}

ON_EVERY_DATABASE("what no rule knows keeps its history") {
    ReturnWorld world(kind);
    world.add_authority();
    const auto first = world.load(census_of(2019, referral("2018-05-01", "<LocalNote>one</LocalNote>")), "one");
    const auto corrected = world.load(census_of(2019, referral("2018-05-01", "<LocalNote>two</LocalNote>")), "two");
    REQUIRE(corrected);
    world.look([&](trail::View& view) {
        const auto now = strangers_of(view, only_child, corrected->entry.agency);
        REQUIRE(now.size() == 1);
        CHECK(now[0].xml == "<LocalNote>two</LocalNote>");
        CHECK(now[0].place == "CINdetails 2018-05-01");
        const auto former = former_strangers_of(view, only_child);
        REQUIRE(former.size() == 1);
        CHECK(former[0].stranger.xml == "<LocalNote>one</LocalNote>");
        CHECK(former[0].was_through == first->entry.id);
        CHECK(former[0].replaced_by == corrected->entry.id);
    });
    world.change([](trail::Change& change) {
        wipe_pathway(change, only_child);
        CHECK(former_strangers_of(change, only_child).empty());
    });
}

ON_EVERY_DATABASE("a census of an earlier year goes out with what no rule knows as it stood that year") {
    ReturnWorld world(kind);
    world.add_authority();
    REQUIRE(world.load(census_of(2019, referral("2018-05-01", "<LocalNote>one</LocalNote>")), "one"));
    REQUIRE(world.load(census_of(2020, referral("2018-05-01", "<LocalNote>two</LocalNote>")), "two"));
    for (const auto& [collection, note, other] : {std::tuple(2019, "one", "two"), {2020, "two", "one"}}) {
        const auto written = world.written(collection);
        CHECK(written.find(fmt::format("<LocalNote>{}</LocalNote>", note)) != std::string::npos);
        CHECK(written.find(fmt::format("<LocalNote>{}</LocalNote>", other)) == std::string::npos);
    }
}

ON_EVERY_DATABASE("the breaches of rules are kept with the return, and do not stop it") {
    ReturnWorld world(kind);
    world.add_authority();
    const auto loaded = world.load(census_of(2019, referral("2018-05-01", "<CINclosureDate>2018-04-01</CINclosureDate>")), "one");
    REQUIRE(loaded);
    CHECK(loaded->errors > 0);
    world.look([&](trail::View& view) {
        const auto counts = finding_counts(view, loaded->entry.id);
        CHECK(std::ranges::any_of(counts, [](const RuleCount& each) { return each.rule == "8630" && each.count == 1; }));
        const auto found = findings_of(view, {.entry = loaded->entry.id, .rule = "8630"});
        REQUIRE(found.size() == 1);
        CHECK(found[0].finding.la_child_id == "A1");
        CHECK(findings_of(view, {.entry = loaded->entry.id, .rule = "8630", .after = found[0].number}).empty());
    });
    world.change([&](trail::Change& change) {
        wipe_pathway(change, only_child);
        CHECK(findings_of(change, {.entry = loaded->entry.id, .rule = "8630"}).empty());
    });
}

ON_EVERY_DATABASE("a census that cannot be read, is of nobody, or holds what is no date is refused, and nothing of it is kept") {
    ReturnWorld world(kind);
    const auto sound = census_of(2019, referral("2018-05-01"));
    CHECK(world.load(sound, "one").refusal().message.find("909") != std::string::npos);
    world.add_authority();
    const auto refused = [&](const std::string& text) {
        const auto loaded = world.load(text, "one");
        REQUIRE(!loaded);
        return loaded.refusal().message;
    };
    CHECK(refused(sound.substr(0, sound.size() - 30)).find("line 1") != std::string::npos);
    CHECK(refused("<Message><Children></Children></Message>").find("header") != std::string::npos);
    CHECK(refused(census_of(2019, referral("2018-02-30"))).find("child A1: CINreferralDate \"2018-02-30\" is not a date") != std::string::npos);
    CHECK(refused(std::regex_replace(sound, std::regex("<LAchildID>A1</LAchildID>"), "")).find("LAchildID is missing") != std::string::npos);
    world.look([](trail::View& view) {
        CHECK(view.reader().value<std::int64_t>("SELECT COUNT(*) FROM people_persons") == 0);
        CHECK(entries_from(view, "census").empty());
    });
}

}  // namespace holdfast::pathway
