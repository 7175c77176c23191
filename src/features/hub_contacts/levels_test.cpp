#include "features/hub_contacts/levels.hpp"

#include "core/questionnaires/score.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::hub_contacts;
namespace questions = holdfast::questionnaires;

static const questions::Version& newest() { return level_questions.versions().back(); }

/// The level that is suggested where everything is answered with no, but these.
static Level suggested(const std::vector<std::pair<std::string, std::string>>& said) {
    questions::Answers answers;
    for (const auto& question : newest().questions) {
        const auto found = std::ranges::find(said, question.key, &std::pair<std::string, std::string>::first);
        answers.push_back({std::string(question.key), found == said.end() ? "no" : found->second});
    }
    REQUIRE(questions::faults_of(newest(), answers).empty());
    return parse<Level>(questions::score(newest(), answers).level->token).value();
}

TEST_CASE("harm, or that nobody looks after a child, is for the hub whatever else is answered; several worries are more than one") {
    CHECK(suggested({}) == Level::universal);
    CHECK(suggested({{"more", "yes"}}) == Level::early_help);
    CHECK(suggested({{"more", "not_known"}}) == Level::early_help);
    CHECK(suggested({{"several", "yes"}}) == Level::targeted);
    CHECK(suggested({{"no_better", "yes"}, {"several", "yes"}, {"more", "yes"}}) == Level::targeted);
    for (const char* key : {"harmed", "uncared"}) CHECK(suggested({{key, "yes"}}) == Level::statutory);
}

TEST_CASE("every level of need has its words and stands in its place") {
    CHECK(level_words.size() == words_for(Level{}).size());
    for (std::size_t at = 0; at < level_words.size(); ++at) {
        CHECK(level_words.at(at).level == static_cast<Level>(at));
        CHECK(parse<Level>(newest().levels[at].token) == static_cast<Level>(at));
    }
}

TEST_CASE("the questions about the levels of need are those that were published") { CHECK(questions::fingerprint(newest()) == 4639238800954238944U); }
