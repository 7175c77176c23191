#include "core/questionnaires/example_sets.hpp"
#include "core/questionnaires/score.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::questionnaires;

namespace {

constexpr std::array colours{Choice{"blue", "Blue", 0}, Choice{"red", "Red", 3}};
constexpr std::array first_questions{Question{.key = "afraid", .words = "Afraid?", .yes = 2, .not_known = 1},
                                     Question{.key = "weapon", .words = "A weapon?", .yes = 1},
                                     Question{.key = "colour", .words = "Which colour?", .kind = Kind::one_of, .is_required = false, .choices = colours},
                                     Question{.key = "children", .words = "How many children?", .kind = Kind::number, .is_required = false, .most = 20},
                                     Question{.key = "words", .words = "What else?", .kind = Kind::words, .is_required = false}};
constexpr std::array second_questions{Question{.key = "afraid", .words = "Afraid?", .yes = 4}};
constexpr std::array three{Level{"standard", "Standard", 0}, Level{"medium", "Medium", 3}, Level{"high", "High", 5}};
constexpr std::array two{Level{"standard", "Standard", 0}, Level{"high", "High", 4}};
constexpr std::array decisive{Decisive{"weapon", "yes", "high"}};
constexpr std::array versions{Version{.number = 1, .from = make_date(2026, 4, 1), .questions = first_questions, .levels = three, .decisive = decisive},
                              Version{.number = 2, .from = make_date(2026, 11, 20), .questions = second_questions, .levels = two}};
constexpr QuestionSet set{"test", "A test", "", versions};
const Version& first = set.version(1);

std::string fields(const std::vector<FieldError>& errors) {
    std::string all;
    for (const auto& error : errors) all += error.field + " ";
    return all;
}
Scored scored(const Answers& answers) {
    REQUIRE(faults_of(first, answers).empty());
    return score(first, answers);
}

}  // namespace

TEST_CASE("the version that is asked is the latest that had begun on the day") {
    CHECK(set.on(make_date(2026, 11, 19)).number == 1);
    CHECK(set.on(make_date(2026, 11, 20)).number == 2);
    CHECK(set.on(make_date(2020, 1, 1)).number == 1);
}

TEST_CASE("the score adds what each answer weighs, and the level follows from it with the reason in words") {
    const auto low = scored({{"afraid", "yes"}, {"weapon", "no"}});
    CHECK(low.score == 2);
    CHECK(low.level->token == "standard");
    CHECK(low.because == "Standard: the score is 2 of 6, which is less than 3.");
    const auto middle = scored({{"afraid", "not_known"}, {"weapon", "not_known"}, {"colour", "red"}, {"children", "2"}, {"words", "more"}});
    CHECK(middle.score == 4);
    CHECK(middle.not_known == 2);
    CHECK(middle.because == "Medium: the score is 4 of 6, which is 3 or more.");
    REQUIRE(middle.reasons.size() == 2);
    CHECK(middle.reasons[0].question->key == "afraid");
    CHECK(middle.reasons[0].weight == 1);
    CHECK(middle.reasons[1].answer == "Red");
    CHECK(scored({{"afraid", "yes"}, {"weapon", "no"}, {"colour", "red"}}).level->token == "high");
}

TEST_CASE("a decisive answer makes the level high whatever the score") {
    const auto decided = scored({{"afraid", "no"}, {"weapon", "yes"}});
    CHECK(decided.score == 1);
    CHECK(decided.level->token == "high");
    CHECK(decided.because == "High whatever the score, which is 1 of 6, because of 1 answer.");
    REQUIRE(decided.reasons.size() == 1);
    CHECK(decided.reasons[0].is_decisive);
}

TEST_CASE("every answer that is missing or cannot be is named at once, in the order of the questions") {
    CHECK(fields(faults_of(first, {})) == "afraid weapon ");
    const Answers wrong{{"colour", "green"}, {"afraid", "perhaps"}, {"weapon", " "}, {"children", "21"}, {"other", "yes"}, {"words", std::string(4001, 'a')}};
    CHECK(fields(faults_of(first, wrong)) == "afraid weapon colour children words other ");
    for (const char* number : {"-1", "-0", "1.5", "two", "99999999999", "2 "})
        CHECK(fields(faults_of(first, {{"afraid", "no"}, {"weapon", "no"}, {"children", number}})) == "children ");
    CHECK(fields(faults_of(first, {{"afraid", "no"}, {"afraid", "yes"}, {"weapon", "no"}})) == "afraid afraid ");
    CHECK(faults_of(first, {})[0].message == "Answer “Afraid?”");
}

TEST_CASE("another level than the answers give needs a reason, a lower one as much as a higher") {
    const Level& medium = three[1];
    CHECK(faults_of(first, Judgement{}, medium).empty());
    CHECK(faults_of(first, Judgement{.level = "medium"}, medium).empty());
    CHECK(faults_of(first, Judgement{.level = "high"}, medium).at(0).message == "Say why the level is higher than the answers give (Medium)");
    CHECK(faults_of(first, Judgement{.level = "standard", .because = " "}, medium).at(0).message ==
          "Say why the level is lower than the answers give (Medium)");
    CHECK(faults_of(first, Judgement{.level = "standard", .because = "He has left the country"}, medium).empty());
    CHECK(faults_of(first, Judgement{.level = "none", .because = "x"}, medium).at(0).field == "judged_level");
}

TEST_CASE("a version that has been published is what it was") {
    CHECK(domestic_abuse_risk.versions().size() == 1);
    CHECK(domestic_abuse_children.versions().size() == 1);
    CHECK(fingerprint(domestic_abuse_risk.version(1)) == 9501982111421497460U);
    CHECK(fingerprint(domestic_abuse_children.version(1)) == 15750332620139898526U);
    CHECK(fingerprint(versions[0]) != fingerprint(versions[1]));
}

TEST_CASE("an example set says that it is one") {
    for (const QuestionSet* example : {&domestic_abuse_risk, &domestic_abuse_children}) CHECK(example->note().find("example set") != std::string_view::npos);
}
