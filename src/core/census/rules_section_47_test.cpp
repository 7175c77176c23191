#include "core/census/sound_child_test.hpp"

#include <doctest/doctest.h>

using namespace holdfast::census;
using namespace holdfast::census::sound;

TEST_CASE("1104: an initial conference is not before the referral") {
    CHECK_FALSE(breaks("1104", [](Child& c) { take(enquiry(c).conference_on, "2025-05-01"); }));
    CHECK(breaks("1104", [](Child& c) { take(enquiry(c).conference_on, "2025-04-30"); }));
}

TEST_CASE("2884: a conference is recorded with the enquiry or with the episode, not with both") {
    CHECK_FALSE(breaks("2884", [](Child& c) { take(details(c).conference_on, "2025-06-30"); }));
    CHECK(breaches("2884", [](Child& c) { take(details(c).conference_on, "2025-05-30"); }) == 1);
    CHECK(breaches("2884", [](Child& c) {
              auto& second = again(c.details);
              second.section_47.clear();
              take(second.conference_on, "2025-05-30");
          }) == 1);
}

TEST_CASE("2889: a section 47 enquiry does not begin before the referral") {
    CHECK_FALSE(breaks("2889", [](Child& c) { take(enquiry(c).started_on, "2025-05-01"); }));
    CHECK(breaks("2889", [](Child& c) { take(enquiry(c).started_on, "2025-04-30"); }));
}

TEST_CASE("8615: an enquiry with a conference has a beginning, not after it") {
    CHECK_FALSE(breaks("8615", [](Child& c) { take(enquiry(c).started_on, "2025-05-30"); }));
    CHECK(breaks("8615", [](Child& c) { take(enquiry(c).started_on, "2025-05-31"); }));
    CHECK(breaks("8615", [](Child& c) { without(enquiry(c).started_on); }));
    CHECK_FALSE(breaks("8615", [](Child& c) { without(enquiry(c).started_on), without(enquiry(c).conference_on); }));
}

TEST_CASE("8675Q: an enquiry that awaits its conference is at most 15 working days old at the end of the year") {
    const auto open_since = [](const char* day, const char* not_required) {
        Child made = child();
        take(enquiry(made).started_on, day);
        without(enquiry(made).conference_on);
        take(enquiry(made).conference_not_required, not_required);
        return std::vector<Child>{made};
    };
    CHECK(breaches("8675Q", header(), open_since("2026-03-10", "false")) == 0);
    CHECK(breaches("8675Q", header(), open_since("2026-03-09", "false")) == 1);
    CHECK(breaches("8675Q", header(), open_since("2026-03-09", "true")) == 0);
}

TEST_CASE("8715: a conference is in the census year") {
    for (const auto change : {+[](Child& c) { take(enquiry(c).conference_on, "2025-04-01"); }, +[](Child& c) { take(enquiry(c).conference_on, "2026-03-31"); }})
        CHECK_FALSE(breaks("8715", change));
    for (const auto change : {+[](Child& c) { take(enquiry(c).conference_on, "2025-03-31"); }, +[](Child& c) { take(enquiry(c).conference_on, "2026-04-01"); }})
        CHECK(breaks("8715", change));
}

TEST_CASE("8740: an enquiry that awaits its conference began in the census year") {
    CHECK_FALSE(breaks("8740", [](Child& c) { without(enquiry(c).conference_on); }));
    CHECK(breaks("8740", [](Child& c) { without(enquiry(c).conference_on), take(enquiry(c).started_on, "2025-03-31"); }));
    CHECK(breaks("8740", [](Child& c) { without(enquiry(c).conference_on), without(enquiry(c).started_on); }));
    CHECK_FALSE(breaks("8740", [](Child& c) {
        without(enquiry(c).conference_on);
        take(enquiry(c).started_on, "2025-03-31");
        take(enquiry(c).conference_not_required, "1");
    }));
}

TEST_CASE("8839: at most one enquiry of an episode is open") {
    CHECK_FALSE(breaks("8839", [](Child& c) { without(again(details(c).section_47).conference_on); }));
    CHECK(breaches("8839", [](Child& c) { without(enquiry(c).conference_on), again(details(c).section_47); }) == 1);
    CHECK_FALSE(breaks("8839", [](Child& c) { without(enquiry(c).conference_on), take(again(details(c).section_47).conference_not_required, "1"); }));
}

TEST_CASE("8870Q: a conference is not due on a weekend") {
    CHECK_FALSE(breaks("8870Q", [](Child& c) { take(enquiry(c).conference_target_on, "2025-05-30"); }));
    CHECK(breaks("8870Q", [](Child& c) { take(enquiry(c).conference_target_on, "2025-05-31"); }));
    CHECK(breaks("8870Q", [](Child& c) { take(enquiry(c).conference_target_on, "2025-06-01"); }));
}

TEST_CASE("8875: a conference is not held on a weekend") {
    CHECK_FALSE(breaks("8875", [](Child&) {}));
    CHECK(breaks("8875", [](Child& c) { take(enquiry(c).conference_on, "2025-05-31"); }));
    CHECK(breaks("8875", [](Child& c) { take(enquiry(c).conference_on, "2025-06-01"); }));
}

TEST_CASE("8890: an enquiry does not begin while another of the episode is open") {
    CHECK_FALSE(breaks("8890", [](Child&) {}));
    CHECK(breaches("8890", [](Child& c) { take(again(details(c).section_47).started_on, "2025-05-30"); }) == 1);
    CHECK_FALSE(breaks("8890", [](Child& c) { take(again(details(c).section_47).started_on, "2025-05-31"); }));
    CHECK(breaks("8890", [](Child& c) { take(again(details(c).section_47).started_on, "2026-03-31"), without(enquiry(c).conference_on); }));
    CHECK_FALSE(breaks("8890", [](Child& c) {
        take(again(details(c).section_47).started_on, "2026-03-31");
        without(enquiry(c).conference_on);
        take(enquiry(c).conference_not_required, "1");
    }));
}
