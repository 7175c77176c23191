#include "features/hub_contacts/strangers.hpp"

#include <doctest/doctest.h>

using namespace holdfast;
using hub_contacts::Strangers;

TEST_CASE("ten contacts in a row may come from one address without anybody signed in, and then one every three minutes") {
    Strangers strangers;
    auto now = parse_instant("2026-11-23T10:00:00Z").value();
    for (int at = 0; at < Strangers::most; ++at) CHECK(strangers.take("192.0.2.1", now).count() == 0);
    CHECK(strangers.take("192.0.2.1", now) == std::chrono::minutes{3});
    CHECK(strangers.take("192.0.2.2", now).count() == 0);
    now += std::chrono::minutes{3};
    CHECK(strangers.take("192.0.2.1", now).count() == 0);
    CHECK(strangers.take("192.0.2.1", now).count() > 0);
    now += Strangers::span;
    CHECK(strangers.take("192.0.2.1", now).count() == 0);
}
