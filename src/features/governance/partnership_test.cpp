#include "features/governance/partnership.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::governance;

static Group group(std::string name, std::string parent) { return {.name = std::move(name), .kind = parent.empty() ? "board" : "task group", .parent = std::move(parent)}; }

TEST_CASE("a membership holds from its first to its last day, and open ends hold") {
    const Member member{.agency = "CCG", .from = make_date(2016, 4, 1), .to = make_date(2017, 3, 31)};
    CHECK(holds_on(member, make_date(2016, 4, 1)));
    CHECK(holds_on(member, make_date(2017, 3, 31)));
    CHECK_FALSE(holds_on(member, make_date(2017, 4, 1)));
    CHECK_FALSE(holds_on(member, make_date(2016, 3, 31)));
    CHECK(holds_on(Member{.agency = "Police"}, make_date(1990, 1, 1)));
}

TEST_CASE("the structure is a tree below the board with who chairs each group") {
    auto board_group = group("LSCB", "");
    board_group.chair = "Independent Chair";
    auto health = group("Health", "LSCB");
    health.chair = "CCG";
    const auto tree = structure_of({board_group, health, group("Nurses", "Health"), group("Education", "LSCB")}, make_date(2017, 3, 31));
    CHECK(tree.root.name == "LSCB");
    CHECK(tree.root.note == "chaired by Independent Chair");
    REQUIRE(tree.root.children.size() == 2);
    CHECK(tree.root.children[0].note == "task group, chaired by CCG");
    REQUIRE(tree.root.children[0].children.size() == 1);
    CHECK(tree.root.children[0].children[0].name == "Nurses");
}

TEST_CASE("a group whose parent has ended stands directly below the board") {
    auto ended = group("Health", "LSCB");
    ended.to = make_date(2016, 12, 31);
    const auto tree = structure_of({group("LSCB", ""), ended, group("Nurses", "Health")}, make_date(2017, 3, 31));
    REQUIRE(tree.root.children.size() == 1);
    CHECK(tree.root.children[0].name == "Nurses");
}

TEST_CASE("one group is at the top at a time; another may follow it") {
    auto old = group("LSCB", ""), next = group("Partnership", "");
    CHECK(top_problem(next, {old, next}) == "is empty, and so is that of LSCB: one group is at the top at a time; give its last day, or name the group above");
    CHECK_FALSE(top_problem(old, {old, next}).empty());
    old.to = make_date(2019, 9, 28);
    CHECK_FALSE(top_problem(next, {old, next}).empty());
    next.from = make_date(2019, 9, 28);
    CHECK_FALSE(top_problem(next, {old, next}).empty());
    next.from = make_date(2019, 9, 29);
    CHECK(top_problem(next, {old, next}).empty());
    CHECK(top_problem(old, {old, next}).empty());
    CHECK(top_problem(group("Health", "LSCB"), {old, group("Health", "LSCB")}).empty());
}

TEST_CASE("a parent must exist and must not lead back to the group") {
    CHECK(parent_problem(group("Health", "LSCB"), {group("LSCB", ""), group("Health", "LSCB")}).empty());
    CHECK(parent_problem(group("Health", "Nowhere"), {group("Health", "Nowhere")}).find("there is no Nowhere") != std::string::npos);
    const std::vector<Group> circle{group("A", "B"), group("B", "A")};
    CHECK(parent_problem(circle[0], circle) == "leads back to A itself");
    const std::vector<Group> lasso{group("C", "A"), group("A", "B"), group("B", "A")};
    CHECK_FALSE(parent_problem(lasso[0], lasso).empty());
}
