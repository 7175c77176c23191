#include "core/workflow/workflow.hpp"

#include <algorithm>
#include <doctest/doctest.h>

namespace holdfast::workflow {
namespace {

enum class Stage { received, considered, closed };
enum class Step { consider, close, reopen };
constexpr Permission handle{"test.handle", "Handle"};
constexpr Permission decide{"test.decide", "Decide"};

using Move = Transition<Stage, Step>;
constexpr Workflow pathway{Stage::received, std::array{
                                                Move{Stage::received, Step::consider, Stage::considered, handle, "test.considered"},
                                                Move{Stage::considered, Step::close, Stage::closed, decide, "test.closed"},
                                                Move{Stage::considered, Step::consider, Stage::considered, handle, "test.considered_again"},
                                                Move{Stage::closed, Step::reopen, Stage::considered, decide, "test.reopened"},
                                            }};

const Role handler{"handler", "Handler", {handle}};

trail::Actor actor_with(const Role& role) {
    trail::Actor actor;
    actor.account = {1};
    actor.roles = {&role};
    return actor;
}

}  // namespace

TEST_CASE("a step leads where the table says, with the event that tells of it") {
    const auto taken = pathway.take(actor_with(handler), Stage::received, Step::consider);
    REQUIRE(taken);
    CHECK(taken->to == Stage::considered);
    CHECK(taken->event == "test.considered");
}

TEST_CASE("a step that the stage does not allow is a conflict, whoever asks") {
    CHECK(pathway.take(trail::operator_named(), Stage::received, Step::close).refusal().kind == Refusal::Kind::conflict);
    CHECK(pathway.take(actor_with(handler), Stage::closed, Step::close).refusal().kind == Refusal::Kind::conflict);
}

TEST_CASE("a lawful step is refused to who lacks its permission") {
    CHECK(pathway.take(actor_with(handler), Stage::considered, Step::close).refusal().kind == Refusal::Kind::forbidden);
    CHECK(pathway.take(trail::nobody("here"), Stage::received, Step::consider).refusal().kind == Refusal::Kind::forbidden);
}

TEST_CASE("what is open to an actor is what they may take, and nothing else") {
    for (const Stage stage : {Stage::received, Stage::considered, Stage::closed})
        for (const trail::Actor& actor : {actor_with(handler), trail::operator_named(), trail::nobody("here")}) {
            const auto open = pathway.open_to(actor, stage);
            for (const Step step : {Step::consider, Step::close, Step::reopen}) {
                const bool is_open = std::ranges::any_of(open, [&](const Move& move) { return move.step == step; });
                CHECK(is_open == static_cast<bool>(pathway.take(actor, stage, step)));
            }
        }
}

TEST_CASE("an end is a stage that nothing leads out of") {
    static constexpr Workflow once{Stage::received, std::array{Move{Stage::received, Step::close, Stage::closed, handle, "test.closed"}}};
    CHECK(once.is_end(Stage::closed));
    CHECK_FALSE(once.is_end(Stage::received));
    CHECK_FALSE(pathway.is_end(Stage::closed));
}

}  // namespace holdfast::workflow
