#include "core/census/reader.hpp"
#include "core/census/writer.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace holdfast;
using namespace holdfast::census;
using Item = Reader::Item;

namespace {

constexpr std::string_view small = R"(<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2022</Year><ReferenceDate>2022-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>909</LEA><DateTime>2022-05-23T11:14:05.0Z</DateTime></Source>
    <Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers>
        <LAchildID>DfEX0000001</LAchildID><UPN>A123456789123</UPN><PersonBirthDate>1966-03-27</PersonBirthDate>
        <GenderCurrent>1</GenderCurrent><PersonDeathDate>1980-10-08</PersonDeathDate>
      </ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities></ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>1970-10-06</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N4</PrimaryNeedCode>
        <Assessments><AssessmentActualStartDate>1970-06-03</AssessmentActualStartDate>
          <FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments>
        <Section47><S47ActualStartDate>1970-06-02</S47ActualStartDate><ICPCnotRequired>false</ICPCnotRequired></Section47>
        <ReferralNFA>TRUE</ReferralNFA>
        <ChildProtectionPlans><CPPstartDate>1970-02-17</CPPstartDate><NumberOfPreviousCPP>10</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>1971-02-15</CPPreviewDate><CPPreviewDate>1971-03-15</CPPreviewDate></Reviews></ChildProtectionPlans>
      </CINdetails>
    </Child>
    <Child>
      <ChildIdentifiers><LAchildID>two</LAchildID><Sex>U</Sex></ChildIdentifiers>
      <ChildCharacteristics/>
      <CINdetails><ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans><Reviews><CPPreviewDate>2021-02-15</CPPreviewDate></Reviews><Reviews><CPPreviewDate>2021-03-15</CPPreviewDate></Reviews></ChildProtectionPlans>
      </CINdetails>
    </Child>
  </Children>
</Message>
)";

/// What a file holds, with everything kept.
struct File {
    Header header{};
    std::vector<Child> children{};
    std::vector<std::pair<Place, std::string>> foreign{};
    std::string attributes{};
    std::vector<Notice> notices{};
    std::optional<Problem> problem{};
    std::unique_ptr<Keeper> texts = std::make_unique<Keeper>();
};

File read(std::string_view bytes, std::size_t window = 300) {
    Reader reader(source_of(bytes), window);
    File whole;
    for (;;) {
        switch (reader.next()) {
            case Item::header: whole.texts->keep(whole.header = reader.header()); break;
            case Item::child: whole.texts->keep(whole.children.emplace_back(reader.child())); break;
            case Item::foreign: whole.foreign.emplace_back(reader.foreign_place(), reader.foreign()); break;
            case Item::end:
            case Item::problem:
                whole.attributes = reader.message_attributes();
                whole.notices = reader.notices().kept();
                whole.problem = reader.problem();
                return whole;
        }
    }
}

std::string written(const File& whole) {
    std::string out;
    Writer writer(out, whole.attributes);
    const auto foreign = [&](Place place) {
        for (const auto& [where, xml] : whole.foreign)
            if (where == place) writer.foreign(where, xml);
    };
    foreign(Place::before_header);
    if (whole.header.is_there) writer.header(whole.header);
    foreign(Place::before_children);
    for (const auto& child : whole.children) writer.child(child);
    foreign(Place::among_children);
    foreign(Place::after_children);
    writer.end();
    return out;
}

void check_identity(const File& whole) {
    const auto again = read(written(whole));
    CHECK_FALSE(again.problem);
    CHECK(again.header == whole.header);
    CHECK(again.children == whole.children);
    CHECK(again.foreign == whole.foreign);
    CHECK(again.attributes == whole.attributes);
}

}  // namespace

TEST_CASE("a census is read child by child under the names of the standard") {
    const auto whole = read(small);
    REQUIRE_FALSE(whole.problem);
    CHECK(whole.header.collection.year.number == 2022);
    CHECK(whole.header.collection.reference_on.on == make_date(2022, 3, 31));
    CHECK(whole.header.sources[0].authority.written == "909");
    CHECK(whole.header.sources[0].made_at.written == "2022-05-23T11:14:05.0Z");
    CHECK(whole.header.content.levels.levels[0].written == "Child");
    REQUIRE(whole.children.size() == 2);
    const auto& child = whole.children[0];
    CHECK(child.identifiers.la_child_id.written == "DfEX0000001");
    CHECK(child.identifiers.gender_current.written == "1");
    CHECK_FALSE(child.identifiers.sex.is_there);
    CHECK(child.characteristics.disabilities[0].codes.size() == 2);
    const auto& details = child.details[0];
    CHECK(details.referred_on.on == make_date(1970, 10, 6));
    CHECK(details.no_further_action.is == true);
    CHECK(details.section_47[0].conference_not_required.is == false);
    CHECK(details.assessments[0].factors[0].codes[1].written == "2B");
    CHECK(details.protection_plans[0].earlier_plans.number == 10);
}

TEST_CASE("the reviews of a plan are read in one group or in a group each, and written back as they were") {
    const auto whole = read(small);
    CHECK(whole.children[0].details[0].protection_plans[0].reviews.size() == 1);
    CHECK(whole.children[0].details[0].protection_plans[0].reviews[0].held_on.size() == 2);
    CHECK(whole.children[1].details[0].protection_plans[0].reviews.size() == 2);
    check_identity(whole);
}

TEST_CASE("a window of any size gives the same children") {
    const auto whole = read(small, 1 << 16);
    for (std::size_t window = 64; window < 400; window += 7) CHECK(read(small, window).children == whole.children);
}

TEST_CASE("what cannot be read is kept as it is written and noted") {
    const auto whole = read(
        "<Message><Children><Child><ChildIdentifiers><LAchildID>x</LAchildID><PersonBirthDate>31/03/2010</PersonBirthDate></ChildIdentifiers></Child>"
        "<Child><ChildIdentifiers><PersonBirthDate>2010-02-30</PersonBirthDate></ChildIdentifiers></Child></Children></Message>");
    CHECK(whole.children[0].identifiers.birth_on.written == "31/03/2010");
    CHECK_FALSE(whole.children[0].identifiers.birth_on.on);
    REQUIRE(whole.notices.size() == 1);
    CHECK(whole.notices[0].in_words() ==
          "ChildIdentifiers/PersonBirthDate is not what the census asks for, and is treated as not given (\"31/03/2010\"): line 1, child x, and 1 more");
    check_identity(whole);
}

TEST_CASE("unknown elements, repeated ones, text and attributes are noted, and what can be kept is kept in its place") {
    const auto whole =
        read(R"(<Message xmlns:xsi="x" xsi:noNamespaceSchemaLocation="CIN.xsd"><Extra>1</Extra><Header><New a="1">2</New></Header><Between/><Children>
<Child><ChildIdentifiers><LAchildID>7</LAchildID>stray<LAchildID>8</LAchildID><Region code="N"><R1>&amp;</R1></Region><UPN nil="true"/><Sex><b/></Sex></ChildIdentifiers></Child>
<Orphan/></Children><Trailer/></Message>)");
    REQUIRE_FALSE(whole.problem);
    CHECK(whole.attributes == "xmlns:xsi=\"x\" xsi:noNamespaceSchemaLocation=\"CIN.xsd\"");
    CHECK(whole.header.foreign[0].xml == "<New a=\"1\">2</New>");
    REQUIRE(whole.foreign.size() == 4);
    CHECK(whole.foreign[0] == std::pair<Place, std::string>{Place::before_header, "<Extra>1</Extra>"});
    CHECK(whole.foreign[2] == std::pair<Place, std::string>{Place::among_children, "<Orphan/>"});
    const auto& identifiers = whole.children[0].identifiers;
    CHECK(identifiers.la_child_id.written == "7");
    CHECK_FALSE(identifiers.sex.is_there);
    REQUIRE(identifiers.foreign.size() == 4);
    CHECK(identifiers.foreign[0] == Foreign{"stray", 1});
    CHECK(identifiers.foreign[2] == Foreign{"<LAchildID>8</LAchildID>", Foreign::last});
    CHECK(identifiers.foreign[1] == Foreign{"<Region code=\"N\"><R1>&amp;</R1></Region>", 1});
    CHECK(identifiers.foreign[3] == Foreign{"<Sex><b/></Sex>", Foreign::last});
    CHECK(whole.notices.size() == 10);
    check_identity(whole);
}

TEST_CASE("what stands between children is noted of no child") {
    const auto whole =
        read("<Message><Children><Child><ChildIdentifiers><LAchildID>&#65;1</LAchildID></ChildIdentifiers></Child><Orphan/></Children></Message>");
    REQUIRE(whole.notices.size() == 1);
    CHECK(whole.notices[0].la_child_id == "");
}

TEST_CASE("values are written so that they read back") {
    Keeper texts;
    Child child;
    child.is_there = true;
    child.identifiers.is_there = true;
    take(child.identifiers.la_child_id, "a<b>&\"c'\r\nd]]>\xE2\x82\xAC");
    take(child.identifiers.upn, "");
    File whole;
    whole.children.push_back(child);
    check_identity(whole);
}

TEST_CASE("another document, and one without children, is refused in words") {
    const auto reason = [](std::string_view bytes) { return read(bytes).problem.value_or(Problem{}).reason; };
    CHECK(reason("<html></html>") == "the file begins with html; a children-in-need census begins with Message");
    CHECK(reason("<Message><Header/></Message>") == "Message ends without Children");
    CHECK(reason("<Message/>") == "Message is empty: there are no Children");
    CHECK(reason("<Message><Children/></Message><Message/>") == "there is another element after the end of Message");
    CHECK(reason("<Message><Children><Child>") == "the file ends inside Child: it is cut short");
    CHECK(reason("<Message><Children/></Message>").empty());
}

TEST_CASE("a child of more elements than any child has is refused") {
    const auto with = [](std::size_t count) {
        std::string bytes = "<Message><Children><Child>";
        for (std::size_t i = 0; i < count; ++i) bytes += "<CINdetails/>";
        return read(bytes + "</Child></Children></Message>");
    };
    CHECK_FALSE(with(Reader::most_elements - 1).problem);
    CHECK(with(Reader::most_elements).problem->reason == "there are more than 5000 elements in one child or in the header");
}

TEST_CASE("children before a mistake are given, and nothing after it") {
    const auto whole = read("<Message><Children><Child></Child>\n<Child></Chld></Children></Message>");
    CHECK(whole.children.size() == 1);
    REQUIRE(whole.problem);
    CHECK(whole.problem->line == 2);
}
