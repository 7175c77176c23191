#include "core/sign_in/sign_in_service.hpp"

#include "support/people.hpp"

#include <algorithm>
#include <ctime>

using namespace holdfast;
using namespace std::chrono_literals;
using sign_in::Progress;
using test::People;
using Step = Progress::Step;

static const sign_in::Place office{.address = "192.0.2.7", .user_agent = "Firefox Windows"};
static const sign_in::Place stranger{.address = "198.51.100.1"};

static Progress attempt(People& people, const std::string& user_name, const std::string& password, const sign_in::Place& place = office) {
    return sign_in::sign_in(people.journal, people.visitor, {user_name, password}, place);
}

static void fail(People& people, const std::string& user_name, int times, const sign_in::Place& place) {
    for (int i = 0; i < times; ++i) CHECK(attempt(people, user_name, "not the password", place).step == Step::refused);
}

ON_EVERY_DATABASE("a person signs in with the right password only; an unknown name and a wrong password are answered alike") {
    People people{kind};
    CHECK(attempt(people, "ana.lyst", "grey otter on the hilL").step == Step::refused);
    CHECK(attempt(people, "nobody.known", People::password).step == Step::refused);
    CHECK(people.latest_events(2) == std::vector<std::string>{"access.sign_in_refused", "access.sign_in_refused"});
    const auto progress = attempt(people, "ana.lyst", People::password);
    REQUIRE(progress.step == Step::signed_in);
    CHECK(people.who_is(progress.token).name == "ana.lyst");
    CHECK_FALSE(progress.device_token.empty());
    CHECK(people.latest_events(1).front() == "access.signed_in");
}

/// The processor's time that this thread spends on one attempt: what else the machine does hardly tells on it.
static std::chrono::nanoseconds work_of_attempt(People& people, const std::string& user_name, const sign_in::Place& place) {
    const auto spent = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    };
    const auto before = spent();
    CHECK(attempt(people, user_name, "not the password", place).step == Step::refused);
    return spent() - before;
}

ON_EVERY_DATABASE("a wrong password for a name that nobody has takes as much work as one for a name that somebody has") {
    People people{kind};
    std::vector<std::chrono::nanoseconds> known, unknown;
    for (int i = 0; i < 15; ++i) {
        const sign_in::Place place{.address = "203.0.113." + std::to_string(i)};
        known.push_back(work_of_attempt(people, "ana.lyst", place));
        unknown.push_back(work_of_attempt(people, "nobody.known", place));
    }
    std::ranges::sort(known);
    std::ranges::sort(unknown);
    const double ratio = static_cast<double>(unknown[7].count()) / static_cast<double>(known[7].count());
    CAPTURE(ratio);
    CHECK((ratio > 0.8 && ratio < 1.25));
}

ON_EVERY_DATABASE("a password does not expire: one that nobody changed is good years later") {
    People people{kind};
    *people.now += std::chrono::hours{24} * 365 * 3;
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::signed_in);
}

ON_EVERY_DATABASE("each sign-in opens a session with a token of its own") {
    People people{kind};
    const auto first = attempt(people, "ana.lyst", People::password), second = attempt(people, "ana.lyst", People::password);
    CHECK(first.token != second.token);
    CHECK(people.who_is(first.token).is_signed_in());
}

ON_EVERY_DATABASE("after the free failures even the right password must wait, longer each time, and then it is good") {
    People people{kind};
    fail(people, "ana.lyst", 6, office);
    const auto held = attempt(people, "ana.lyst", People::password);
    CHECK(held.step == Step::wait);
    CHECK(held.wait == 1s);
    *people.now += 1s;
    fail(people, "ana.lyst", 1, office);
    CHECK(attempt(people, "ana.lyst", People::password).wait == 2s);
    *people.now += 2s;
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::signed_in);
    fail(people, "ana.lyst", 5, office);
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::signed_in);
}

ON_EVERY_DATABASE("a form sent without a name or a password is refused and counts for nothing") {
    People people{kind};
    for (int i = 0; i < 10; ++i) {
        CHECK(attempt(people, "ana.lyst", "").step == Step::refused);
        CHECK(attempt(people, "", "password").step == Step::refused);
    }
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::signed_in);
}

ON_EVERY_DATABASE("a name that nobody has is held up just as one that somebody has") {
    People people{kind};
    fail(people, "ana.lyst", 6, office);
    fail(people, "nobody.known", 6, stranger);
    CHECK(attempt(people, "nobody.known", "x", stranger).wait == attempt(people, "ana.lyst", "x", office).wait);
}

ON_EVERY_DATABASE("strangers who guess from many addresses hold up neither the person's own device nor, for long, anybody") {
    People people{kind};
    const auto known = attempt(people, "ana.lyst", People::password);
    for (int i = 0; i < 40; ++i) {
        const auto guessed = attempt(people, "ana.lyst", "guess", {.address = "203.0.113." + std::to_string(i)});
        CHECK(guessed.step != Step::signed_in);
        if (guessed.step == Step::wait) *people.now += guessed.wait;
    }
    *people.now += 1min;
    fail(people, "ana.lyst", 1, {.address = "203.0.113.99"});
    sign_in::Place own = office;
    own.device_token = known.device_token;
    CHECK(attempt(people, "ana.lyst", People::password, own).step == Step::signed_in);
    own.device_token = "made up";
    const auto elsewhere = attempt(people, "ana.lyst", People::password, own);
    CHECK(elsewhere.step == Step::wait);
    CHECK(elsewhere.wait <= 1min);
    *people.now += elsewhere.wait;
    CHECK(attempt(people, "ana.lyst", People::password, own).step == Step::signed_in);
}

ON_EVERY_DATABASE("one address that tries many people is held up, others are not") {
    People people{kind};
    for (int i = 0; i < 51; ++i) fail(people, "person" + std::to_string(i), 1, stranger);
    CHECK(attempt(people, "ana.lyst", People::password, stranger).step == Step::wait);
    CHECK(attempt(people, "ana.lyst", People::password, office).step == Step::signed_in);
}

ON_EVERY_DATABASE("a device known to one person is a stranger to another, and failures on it count") {
    People people{kind};
    sign_in::Place shared = office;
    shared.device_token = attempt(people, "ana.lyst", People::password).device_token;
    fail(people, "ana.lyst", 6, shared);
    CHECK(attempt(people, "ana.lyst", People::password, shared).step == Step::wait);
    CHECK(attempt(people, "ben.reader", People::password, shared).step == Step::signed_in);
}

ON_EVERY_DATABASE("failures are forgotten after a day without any") {
    People people{kind};
    fail(people, "ana.lyst", 6, office);
    *people.now += 25h;
    fail(people, "ana.lyst", 5, office);
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::signed_in);
}

ON_EVERY_DATABASE("proving it again with the password gives the session another token; a wrong password does not") {
    People people{kind};
    const std::string token = attempt(people, "ana.lyst", People::password).token;
    *people.now += 10min;
    const auto actor = people.who_is(token);
    CHECK(sign_in::confirm(people.journal, actor, "not the password", token).step == Step::refused);
    CHECK(people.identify(token).proved_at == *people.now - 10min);
    const auto confirmed = sign_in::confirm(people.journal, actor, People::password, token);
    REQUIRE(confirmed.step == Step::signed_in);
    CHECK_FALSE(people.who_is(token).is_signed_in());
    CHECK(people.identify(confirmed.token).proved_at == *people.now);
    for (int i = 0; i < 6; ++i) CHECK(sign_in::confirm(people.journal, actor, "guess", confirmed.token).step == Step::refused);
    CHECK(sign_in::confirm(people.journal, actor, People::password, confirmed.token).step == Step::wait);
}

ON_EVERY_DATABASE("a password is changed by who knows the old one; the other sessions end and the old password is good for nothing") {
    People people{kind};
    const std::string here = attempt(people, "ana.lyst", People::password).token, there = attempt(people, "ana.lyst", People::password).token;
    const auto actor = people.who_is(here);
    const auto change = [&](const std::string& from, const std::string& to) {
        return sign_in::change_password(people.journal, actor, {.old_password = from, .new_password = to});
    };
    CHECK(change("not the password", "lampshade granite kettles").refusal().errors.front().field == "old_password");
    CHECK(change(People::password, "ana.lyst ana.lyst").refusal().errors.front().field == "new_password");
    CHECK(people.who_is(there).is_signed_in());
    REQUIRE(change(People::password, "lampshade granite kettles"));
    CHECK(people.who_is(here).is_signed_in());
    CHECK_FALSE(people.who_is(there).is_signed_in());
    CHECK(attempt(people, "ana.lyst", People::password).step == Step::refused);
    CHECK(attempt(people, "ana.lyst", "lampshade granite kettles").step == Step::signed_in);
}

ON_EVERY_DATABASE("people end their own sessions and nobody else's; only who manages accounts ends anybody's") {
    People people{kind};
    const std::string anas = attempt(people, "ana.lyst", People::password).token, second = attempt(people, "ana.lyst", People::password).token;
    const std::string bens = attempt(people, "ben.reader", People::password).token, adas = attempt(people, "ada.min", People::password).token;
    const auto change = [&](const std::string& token, auto&& act) { return people.journal.change(people.who_is(token), "test", act); };
    CHECK_FALSE(change(anas, [&](trail::Change& made) { return sign_in::end_own_session(made, people.who_is(bens).session); }));
    CHECK(people.who_is(bens).is_signed_in());
    CHECK(change(anas, [&](trail::Change& made) { return sign_in::end_own_session(made, people.who_is(second).session); }));
    CHECK_FALSE(people.who_is(second).is_signed_in());
    CHECK_FALSE(change(bens, [&](trail::Change& made) { return sign_in::end_sessions_of(made, people.ana); }));
    CHECK(change(adas, [&](trail::Change& made) { return sign_in::end_sessions_of(made, people.ana); }));
    CHECK_FALSE(people.who_is(anas).is_signed_in());
    CHECK_FALSE(change(adas, [&](trail::Change& made) { return sign_in::end_sessions_of(made, Id<trail::Account>{9999}); }));
}
