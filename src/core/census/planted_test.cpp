#include "core/census/planted.hpp"
#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;

TEST_CASE("a breach can be planted of each rule but that about the header and those about a whole return") {
    CHECK(plantable_rules().size() == 106);
    Keeper texts;
    for (const auto* rule : {"100", "2883", "2886Q", "2887Q", "2888Q", "none"}) CHECK(planted_breach(rule, texts).empty());
}

TEST_CASE("a planted child breaks no rule but those that follow from the breach") {
    Keeper texts;
    std::vector<Child> children = planted_breach("8510", texts);
    children.push_back(sound::child());
    CHECK(sound::broken(sound::header(), children) == "8510");
}

TEST_CASE("a planted breach is found, once for each child that breaks the rule") {
    Keeper texts;
    for (const auto rule : plantable_rules()) {
        INFO(rule);
        std::vector<Child> children = planted_breach(rule, texts);
        const auto planted = children.size();
        children.push_back(sound::child());
        CHECK(sound::breaches(rule, sound::header(), children) >= static_cast<int>(planted));
    }
}
