#include "features/early_help/meeting.hpp"

#include "features/early_help/plan.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace holdfast;
using namespace holdfast::early_help;

namespace {
constexpr Date today = make_date(2026, 11, 23), started = make_date(2026, 9, 1);

bool names_field(const std::vector<FieldError>& errors, std::string_view field) { return std::ranges::find(errors, field, &FieldError::field) != errors.end(); }

Meeting meeting() {
    return {.held_on = today,
            .invited = {{"Mother", Attendance::came}, {"Gus Nurse, Health Trust", Attendance::apologies}},
            .child_part = ChildPart::said_before,
            .child_view = "Gran should come more often",
            .agreed = "Gran comes on Fridays"};
}
}  // namespace

TEST_CASE("a meeting of the team around the family says who came, how the child had a part, what the child thinks and what was agreed") {
    const Assessment assessment{.started_on = started};
    CHECK(problems_of(meeting(), assessment, today).empty());
    const auto errors = problems_of(Meeting{.held_on = today, .invited = {{"Gus Nurse", Attendance::apologies}}}, assessment, today);
    for (const char* field : {"came", "child_part", "child_view", "agreed"}) CHECK(names_field(errors, field));
    auto early = meeting();
    early.held_on = make_date(2026, 8, 31);
    CHECK(names_field(problems_of(early, assessment, today), "held_on"));
    auto late = meeting();
    late.held_on = today + std::chrono::days{1};
    CHECK(names_field(problems_of(late, assessment, today), "held_on"));
}

TEST_CASE("who was asked to come is one on a line, and empty lines are nobody") {
    const auto invited = invited_in("Mother\r\n\r\n  Gus Nurse, Health Trust \n", Attendance::came);
    REQUIRE(invited.size() == 2);
    CHECK(invited[0].who == "Mother");
    CHECK(invited[1].who == "Gus Nurse, Health Trust");
}

TEST_CASE("a plan drifts when nothing was said of it for more than six weeks, or no action was agreed by then") {
    const Assessment open{.started_on = started};
    const Date last = started + std::chrono::days{42};
    CHECK_FALSE(drift_of(open, {}, last));
    CHECK(drift_of(open, {}, last + std::chrono::days{1}) == "No action is agreed, 43 days after the start");
    CHECK_FALSE(drift_of(open, make_date(2026, 10, 12), today));
    CHECK(drift_of(open, make_date(2026, 10, 11), today) == "Nothing was said of the plan for 43 days, since 11 October 2026");
    Assessment closed = open;
    closed.stage = Stage::closed;
    CHECK_FALSE(drift_of(closed, {}, today));
}
