#include "features/hub_contacts/strangers.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using hub_contacts::Strangers;

TEST_CASE("ten contacts in a row may be begun from one address without anybody signed in, and then one every three minutes") {
    Strangers strangers;
    auto now = parse_instant("2026-11-23T10:00:00Z").value();
    const auto take = [&](const char* address) {
        const auto wait = strangers.wait(address, now);
        if (wait.count() == 0) strangers.count(address, now);
        return wait;
    };
    for (int at = 0; at < Strangers::most; ++at) CHECK(take("192.0.2.1").count() == 0);
    CHECK(take("192.0.2.1") == std::chrono::minutes{3});
    CHECK(take("192.0.2.2").count() == 0);
    now += std::chrono::minutes{3};
    CHECK(take("192.0.2.1").count() == 0);
    CHECK(take("192.0.2.1").count() > 0);
    now += Strangers::span;
    CHECK(take("192.0.2.1").count() == 0);
}

TEST_CASE("one that had to wait does not count") {
    Strangers strangers;
    const auto now = parse_instant("2026-11-23T10:00:00Z").value();
    for (int at = 0; at < 2 * Strangers::most; ++at) CHECK(strangers.wait("192.0.2.1", now).count() == 0);
}
