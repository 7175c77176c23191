#include "core/clocks/due.hpp"

#include <doctest/doctest.h>

namespace holdfast::clocks {
namespace {

using namespace std::chrono_literals;

constexpr Version referral_versions[]{{{}, WorkingDays{1}, "Working Together to Safeguard Children"}};
constexpr Rule referral{{"test.referral", "Referral to the designated officer", "from the day the employer knew", Basis::statutory}, referral_versions};
constexpr Version meeting_versions[]{{{}, WorkingDays{5}, "A local standard"}, {make_date(2026, 6, 1), WorkingDays{3}, "A local standard of June 2026"}};
constexpr Rule meeting{{"test.meeting", "First meeting", "from the referral", Basis::local_standard}, meeting_versions};
constexpr Version visit_versions[]{{{}, CalendarDays{10}, "A local standard"}};
constexpr Rule visit{{"test.visit", "Visit", "from the start of the plan", Basis::local_standard}, visit_versions};
constexpr Version review_versions[]{{{}, Months{3}, "A local standard"}};
constexpr Rule review{{"test.review", "Review", "after the meeting", Basis::local_standard}, review_versions};
constexpr Version interview_versions[]{{{}, Hours{72}, "Statutory guidance on children who run away or go missing"}};
constexpr Rule interview{{"test.interview", "Return interview", "from the return", Basis::statutory}, interview_versions};
constexpr Version decision_versions[]{{{}, OfficeHours{4}, "A local standard"}};
constexpr Rule decision{{"test.decision", "Decision of the hub", "from the contact", Basis::local_standard}, decision_versions};

Instant at(Date day, std::chrono::minutes time) { return start_of_day(day) + time; }

}  // namespace

TEST_CASE("a clock of working days counts from the day after, leaves bank holidays out, and says which") {
    const Timekeeping england;
    const auto made = due(england, meeting, at(make_date(2026, 4, 2), 10h));  // the day before Good Friday
    CHECK(made.on == make_date(2026, 4, 13));
    CHECK(made.at == end_of_day(make_date(2026, 4, 13)));
    CHECK(made.because == "5 working days from the referral on 2 April 2026");
    CHECK(made.uncounted == "the bank holiday on 3 April 2026 does not count; the bank holiday on 6 April 2026 does not count");
    CHECK(made.authority == "A local standard");
    CHECK(due(england, referral, at(make_date(2026, 5, 22), 23h + 59min)).on == make_date(2026, 5, 26));  // a Friday before a bank holiday
    CHECK(due(england.calendar, referral, make_date(2026, 5, 16)).on == make_date(2026, 5, 18));          // known on a Saturday
    CHECK(due(england.calendar, referral, make_date(2026, 5, 12)).because == "1 working day from the day the employer knew on 12 May 2026");
}

TEST_CASE("the day is London's: what starts in the last hour of a summer's day starts on it") {
    const Timekeeping england;
    CHECK(due(england, referral, parse_instant("2026-07-07T22:59:59Z").value()).on == make_date(2026, 7, 8));
    CHECK(due(england, referral, parse_instant("2026-07-07T23:00:00Z").value()).on == make_date(2026, 7, 9));
}

TEST_CASE("the version of a rule is the one in force on the day that the clock started") {
    const Timekeeping england;
    CHECK(due(england.calendar, meeting, make_date(2026, 5, 29)).on == make_date(2026, 6, 5));
    CHECK(due(england.calendar, meeting, make_date(2026, 6, 1)).on == make_date(2026, 6, 4));
    CHECK(due(england.calendar, meeting, make_date(2026, 6, 1)).authority == "A local standard of June 2026");
    CHECK(&meeting.on(make_date(1900, 1, 1)) == &meeting_versions[0]);
}

TEST_CASE("days, months and hours count weekends and bank holidays") {
    const Timekeeping england;
    CHECK(due(england.calendar, visit, make_date(2026, 12, 20)).on == make_date(2026, 12, 30));
    CHECK(due(england.calendar, review, make_date(2026, 11, 30)).on == make_date(2027, 2, 28));
    const auto made = due(england, interview, at(make_date(2026, 5, 22), 21h));
    CHECK(made.at == at(make_date(2026, 5, 25), 21h));
    CHECK(made.because == "72 hours from the return on 22 May 2026 at 9:00pm");
    CHECK(made.uncounted.empty());
}

TEST_CASE("72 hours over the change of the clocks are 72 hours") {
    const Timekeeping england;
    CHECK(due(england, interview, parse_instant("2026-03-27T12:00:00Z").value()).at == parse_instant("2026-03-30T12:00:00Z"));
}

TEST_CASE("office hours are those in which the desk is open") {
    const Timekeeping england;
    CHECK(due(england, decision, at(make_date(2026, 5, 19), 10h)).at == at(make_date(2026, 5, 19), 14h));
    CHECK(due(england, decision, at(make_date(2026, 5, 19), 6h)).at == at(make_date(2026, 5, 19), 13h));
    CHECK(due(england, decision, at(make_date(2026, 5, 22), 16h)).at == at(make_date(2026, 5, 26), 12h));  // a Friday before a bank holiday
    CHECK(due(england, decision, at(make_date(2026, 5, 23), 12h)).at == at(make_date(2026, 5, 26), 13h));
    CHECK(due(england, decision, at(make_date(2026, 5, 19), 13h)).at == at(make_date(2026, 5, 19), 17h));
    const Timekeeping longer{.calendar = calendar::Calendar(), .office = {8h, 20h}};
    CHECK(due(longer, decision, at(make_date(2026, 5, 19), 18h)).at == at(make_date(2026, 5, 20), 10h));
}

TEST_CASE("a clock stands still in a pause, whatever it counts, and says so") {
    const Timekeeping england;
    const Pause pauses[]{{at(make_date(2026, 5, 12), 12h), at(make_date(2026, 5, 14), 9h), "the police asked to wait"}};
    const auto tuesday = at(make_date(2026, 5, 12), 9h);
    const auto made = due(england, meeting, tuesday, pauses);
    CHECK(made.on == make_date(2026, 5, 21));  // without the pause the 19th
    CHECK(made.uncounted == "it stood still from 12 May 2026 to 14 May 2026: the police asked to wait");
    CHECK(due(england, visit, tuesday, pauses).on == make_date(2026, 5, 24));
    CHECK(due(england, review, tuesday, pauses).on == make_date(2026, 8, 14));
    CHECK(due(england, interview, tuesday, pauses).at == tuesday + 72h + 45h);
    CHECK(due(england, decision, tuesday, pauses).at == at(make_date(2026, 5, 14), 10h));  // three hours on Tuesday, one on Thursday
}

TEST_CASE("each pause counts, also one that begins only because an earlier one moved the end") {
    const Timekeeping england;
    const Pause pauses[]{{at(make_date(2026, 6, 1), 9h), at(make_date(2026, 6, 3), 9h), "the police asked to wait"},
                         {at(make_date(2026, 8, 13), 9h), at(make_date(2026, 8, 20), 9h), "the worker was ill"}};
    const auto tuesday = at(make_date(2026, 5, 12), 9h);
    CHECK(due(england, review, tuesday, pauses).on == make_date(2026, 8, 21));  // the 12th, the 14th, and seven days
    CHECK(due(england, review, tuesday, std::span(pauses).last(1)).on == make_date(2026, 8, 12));
    CHECK(due(england, review, tuesday, pauses).uncounted ==
          "it stood still from 1 June 2026 to 3 June 2026: the police asked to wait; it stood still from 13 August 2026 to 20 August 2026: the worker was ill");
}

TEST_CASE("a pause after the end changes nothing") {
    const Timekeeping england;
    const auto tuesday = at(make_date(2026, 5, 12), 9h);
    const Pause later[]{{at(make_date(2026, 9, 1), 9h), at(make_date(2026, 9, 9), 9h), "holidays"}};
    for (const Rule* rule : {&meeting, &visit, &review, &interview, &decision})
        CHECK(due(england, *rule, tuesday, later).at == due(england, *rule, tuesday).at);
}

TEST_CASE("a clock that stands still now has no day, and says since when and why") {
    const Pause pauses[]{{at(make_date(2026, 5, 12), 12h), {}, "the police asked to wait"}};
    const auto made = due(Timekeeping{}, meeting, at(make_date(2026, 5, 11), 9h), pauses);
    CHECK_FALSE(made.on);
    CHECK(made.because == "5 working days from the referral on 11 May 2026; it has stood still since 12 May 2026: the police asked to wait");
    CHECK(urgency_of(made, make_date(2026, 7, 1)) == Urgency::not_known);
}

TEST_CASE("where bank holidays are not known no day is guessed") {
    const calendar::Calendar calendar;
    const auto made = due(calendar, meeting, make_date(calendar.last_year(), 12, 30));
    CHECK_FALSE(made.on);
    CHECK(made.because.ends_with("the day cannot be counted, because bank holidays of " + std::to_string(calendar.last_year() + 1) + " are not known"));
}

TEST_CASE("what is due today is not overdue, and tomorrow it is") {
    const Due made{.on = make_date(2026, 5, 12), .because = {}, .authority = {}, .at = {}, .uncounted = {}};
    CHECK(urgency_of(made, make_date(2026, 5, 12)) == Urgency::soon);
    CHECK(urgency_of(made, make_date(2026, 5, 13)) == Urgency::overdue);
    CHECK(urgency_of(made, make_date(2026, 4, 28)) == Urgency::soon);
    CHECK(urgency_of(made, make_date(2026, 4, 27)) == Urgency::later);
    CHECK(days_to_go(made, make_date(2026, 5, 12)) == "Due today");
    CHECK(days_to_go(made, make_date(2026, 5, 13)) == "Overdue by 1 day");
    CHECK(days_to_go(made, make_date(2026, 5, 10)) == "Due in 2 days");
}

}  // namespace holdfast::clocks
