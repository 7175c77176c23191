#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;
using namespace holdfast::census::sound;

TEST_CASE("1103: an assessment does not begin before its referral") {
    CHECK_FALSE(breaks("1103", [](Child& c) { take(assessment(c).started_on, "2025-05-01"); }));
    CHECK(breaks("1103", [](Child& c) { take(assessment(c).started_on, "2025-04-30"); }));
}

TEST_CASE("8608: an assessment does not end before it begins") {
    CHECK_FALSE(breaks("8608", [](Child& c) { take(assessment(c).authorised_on, "2025-05-02"); }));
    CHECK(breaks("8608", [](Child& c) { take(assessment(c).authorised_on, "2025-05-01"); }));
}

TEST_CASE("8670Q: an unfinished assessment is at most 45 working days old at the end of the year") {
    const auto open_since = [](const char* day) {
        Child made = child();
        take(assessment(made).started_on, day);
        without(assessment(made).authorised_on);
        return std::vector<Child>{made};
    };
    // 45 working days before Tuesday 31 March 2026 is Tuesday 27 January: no bank holiday lies between.
    CHECK(breaches("8670Q", header(), open_since("2026-01-27")) == 0);
    CHECK(breaches("8670Q", header(), open_since("2026-01-26")) == 1);
    CHECK_FALSE(breaks("8670Q", [](Child&) {}));
}

TEST_CASE("8696: an assessment ends in the census year") {
    for (const auto change : {+[](Child& c) { take(assessment(c).authorised_on, "2025-04-01"); },
                              +[](Child& c) { take(assessment(c).authorised_on, "2026-03-31"); }, +[](Child& c) { without(assessment(c).authorised_on); }})
        CHECK_FALSE(breaks("8696", change));
    for (const auto change :
         {+[](Child& c) { take(assessment(c).authorised_on, "2025-03-31"); }, +[](Child& c) { take(assessment(c).authorised_on, "2026-04-01"); }})
        CHECK(breaks("8696", change));
}

TEST_CASE("8736: an unfinished assessment began in the census year") {
    CHECK_FALSE(breaks("8736", [](Child& c) { without(assessment(c).authorised_on); }));
    CHECK(breaks("8736", [](Child& c) { without(assessment(c).authorised_on), take(assessment(c).started_on, "2025-03-31"); }));
    CHECK(breaks("8736", [](Child& c) { without(assessment(c).authorised_on), without(assessment(c).started_on); }));
    CHECK_FALSE(breaks("8736", [](Child& c) { take(assessment(c).started_on, "2025-03-31"); }));
}

TEST_CASE("8863Q: an assessment does not begin while another of the episode runs") {
    CHECK_FALSE(breaks("8863Q", [](Child&) {}));
    CHECK(breaches("8863Q", [](Child& c) { take(again(details(c).assessments).started_on, "2025-06-02"); }) == 1);
    CHECK_FALSE(breaks("8863Q", [](Child& c) { take(again(details(c).assessments).started_on, "2025-06-03"); }));
    CHECK(breaks("8863Q", [](Child& c) { take(again(details(c).assessments).started_on, "2026-03-31"), without(assessment(c).authorised_on); }));
    CHECK_FALSE(breaks("8863Q", [](Child& c) { take(again(c.details).referred_on, "2025-05-01"); }));
}

TEST_CASE("8896: at most one assessment of an episode is unfinished") {
    CHECK_FALSE(breaks("8896", [](Child& c) { without(again(details(c).assessments).authorised_on); }));
    CHECK(breaches("8896", [](Child& c) { without(assessment(c).authorised_on), again(details(c).assessments); }) == 1);
}

TEST_CASE("2991Q: an episode with a section 47 enquiry has an assessment") {
    CHECK_FALSE(breaks("2991Q", [](Child&) {}));
    CHECK(breaks("2991Q", [](Child& c) { details(c).assessments.clear(); }));
    CHECK_FALSE(breaks("2991Q", [](Child& c) { details(c).assessments.clear(), details(c).section_47.clear(); }));
}

static void factors(Child& c, std::initializer_list<const char*> codes) {
    assessment(c).factors.clear();
    auto& group = assessment(c).factors.add();
    for (const auto* code : codes) take(group.codes.add(), code);
}

TEST_CASE("8614: factors are recorded on finished assessments only") {
    CHECK_FALSE(breaks("8614", [](Child&) {}));
    CHECK(breaks("8614", [](Child& c) { without(assessment(c).authorised_on); }));
    CHECK_FALSE(breaks("8614", [](Child& c) { without(assessment(c).authorised_on), factors(c, {}); }));
    CHECK_FALSE(breaks("8614", [](Child& c) { without(assessment(c).authorised_on), factors(c, {""}); }));
}

TEST_CASE("8617: factor 8A is not used") {
    CHECK_FALSE(breaks("8617", [](Child& c) { factors(c, {"8B"}); }));
    CHECK(breaks("8617", [](Child& c) { factors(c, {"1A", "8A"}); }));
}

TEST_CASE("8869: factor 21 stands alone") {
    CHECK_FALSE(breaks("8869", [](Child& c) { factors(c, {"21"}); }));
    CHECK_FALSE(breaks("8869", [](Child& c) { factors(c, {"21", "21"}); }));
    CHECK(breaches("8869", [](Child& c) { factors(c, {"1A", "21"}); }) == 1);
}

TEST_CASE("8873Q: an only assessment without factors closes the case") {
    CHECK_FALSE(breaks("8873Q", [](Child& c) { factors(c, {"21"}), take(details(c).closure_reason, "RC8"); }));
    CHECK(breaks("8873Q", [](Child& c) { factors(c, {"21"}), take(details(c).closure_reason, "RC7"); }));
    CHECK(breaks("8873Q", [](Child& c) { factors(c, {"21"}); }));
    CHECK_FALSE(breaks("8873Q", [](Child& c) { factors(c, {"21"}), again(details(c).assessments); }));
    CHECK_FALSE(breaks("8873Q", [](Child& c) { factors(c, {"20"}); }));
}

TEST_CASE("8897Q: an assessment finished in the year has factors out of the code list") {
    CHECK_FALSE(breaks("8897Q", [](Child& c) { factors(c, {"24A"}); }));
    CHECK(breaks("8897Q", [](Child& c) { factors(c, {}); }));
    CHECK(breaks("8897Q", [](Child& c) { assessment(c).factors.clear(); }));
    CHECK(breaches("8897Q", [](Child& c) { factors(c, {"1A", "8A", "99"}); }) == 2);
    CHECK_FALSE(breaks("8897Q", [](Child& c) { factors(c, {}), take(assessment(c).authorised_on, "2025-03-31"); }));
    CHECK(breaks("8897Q", [](Child& c) { factors(c, {}), take(assessment(c).authorised_on, "2025-04-01"); }));
}

TEST_CASE("8898: a factor is there once in an assessment") {
    CHECK_FALSE(breaks("8898", [](Child& c) { factors(c, {"1A", "1B"}); }));
    CHECK(breaches("8898", [](Child& c) { factors(c, {"1A", "1B", "1A", "1A"}); }) == 1);
    CHECK_FALSE(breaks("8898", [](Child& c) { again(details(c).assessments); }));
    CHECK(breaks("8898", [](Child& c) { again(assessment(c).factors); }));
}

TEST_CASE("8945Q: factor 18A is not used from the collection of 2025 on") {
    CHECK_FALSE(breaks("8945Q", [](Child& c) { factors(c, {"18B", "18C"}); }));
    CHECK(breaks("8945Q", [](Child& c) { factors(c, {"18A"}); }));
}

TEST_CASE("8950Q: factor 19A is not used from the collection of 2025 on") {
    CHECK_FALSE(breaks("8950Q", [](Child& c) { factors(c, {"19B", "19C"}); }));
    CHECK(breaks("8950Q", [](Child& c) { factors(c, {"19A"}); }));
}

TEST_CASE("8899Q: a disabled child's finished assessment has a factor of disability") {
    CHECK_FALSE(breaks("8899Q", [](Child& c) { factors(c, {"6A"}); }));
    CHECK(breaks("8899Q", [](Child& c) { factors(c, {"1A"}); }));
    CHECK_FALSE(breaks("8899Q", [](Child& c) { factors(c, {"1A"}), take(assessment(c).authorised_on, "2025-03-31"); }));
    CHECK_FALSE(breaks("8899Q", [](Child& c) {
        factors(c, {"1A"});
        c.characteristics.disabilities.clear();
        take(c.characteristics.disabilities.add().codes.add(), "NONE");
    }));
}
