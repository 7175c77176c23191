#include "core/sign_in/device.hpp"
#include "core/sign_in/throttle.hpp"

#include <doctest/doctest.h>

using namespace holdfast::sign_in;
using namespace std::chrono_literals;

TEST_CASE("the first failures are free, then each doubles the wait, up to the longest") {
    CHECK(wait_after(0, {5, 900s}) == 0s);
    CHECK(wait_after(5, {5, 900s}) == 0s);
    CHECK(wait_after(6, {5, 900s}) == 1s);
    CHECK(wait_after(7, {5, 900s}) == 2s);
    CHECK(wait_after(15, {5, 900s}) == 512s);
    CHECK(wait_after(16, {5, 900s}) == 900s);
    CHECK(wait_after(2'000'000'000, {5, 900s}) == 900s);
}

TEST_CASE("nobody waits longer than a quarter of an hour, and no person for strangers longer than a minute") {
    for (const auto& allowance : {for_person_and_place, for_person, for_address, for_code}) CHECK(allowance.longest_wait <= 15min);
    CHECK(for_person.longest_wait <= 1min);
}

TEST_CASE("an attempt counts for the person, the address and both; on a known device for the person there alone") {
    const Place place{.address = "192.0.2.7"};
    const auto anas = buckets_of("ana", place, false), bens = buckets_of("ben", place, false), elsewhere = buckets_of("ana", {.address = "192.0.2.8"}, false);
    REQUIRE(anas.size() == 3);
    CHECK(anas[0].key != bens[0].key);
    CHECK(anas[0].key != elsewhere[0].key);
    CHECK(anas[1].key == elsewhere[1].key);
    CHECK(anas[2].key == bens[2].key);
    const auto known = buckets_of("ana", {.address = "192.0.2.7", .device_token = "d"}, true);
    REQUIRE(known.size() == 1);
    for (const auto& bucket : anas) CHECK(bucket.key != known[0].key);
}

TEST_CASE("the keys of counts tell neither name nor address") {
    for (const auto& bucket : buckets_of("ana", {.address = "192.0.2.7"}, false)) {
        CHECK(bucket.key.find("ana") == std::string::npos);
        CHECK(bucket.key.find("192") == std::string::npos);
    }
}

TEST_CASE("an IPv6 subscriber is one address, an IPv4 address written as IPv6 is itself") {
    CHECK(counted_address("2001:db8:1:2:3:4:5:6") == counted_address("2001:db8:1:2::1"));
    CHECK(counted_address("2001:db8:1:2::1") != counted_address("2001:db8:1:3::1"));
    CHECK(counted_address("::ffff:192.0.2.7") == "192.0.2.7");
    CHECK(counted_address("192.0.2.7") == "192.0.2.7");
}

TEST_CASE("a device is named in words a person knows, and never by what the browser sent") {
    CHECK(device_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0") == "Firefox on Windows");
    CHECK(device_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0") ==
          "Edge on Windows");
    CHECK(device_in_words("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1") ==
          "Safari on iPhone");
    CHECK(device_in_words("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36") == "Chrome on Linux");
    CHECK(device_in_words("<script>alert(1)</script>") == "a browser");
    CHECK(device_in_words("") == "a browser");
}
