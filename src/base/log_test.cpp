#include "base/log.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

TEST_CASE("a log line is one JSON object with time, level and event first") {
    CHECK(log_line(Instant{}, "note", "request", {{"path", "/"}, {"status", std::int64_t{200}}}) ==
          R"({"time":"1970-01-01T00:00:00.000Z","level":"note","event":"request","path":"/","status":200})");
}

TEST_CASE("what is logged cannot break out of its line") {
    const std::string line = log_line(Instant{}, "note", "x", {{"v", "a\"\\\r\n\x1b[0m\xc2\x9b\x7f\xff\xe2\x82\xac"}});
    CHECK(line.ends_with(R"("v":"a\"\\\u000d\u000a\u001b[0m\u009b\u007f\ufffd)"
                         "\xe2\x82\xac\"}"));
}

TEST_CASE("a log writes its lines to the sink it was given") {
    std::string written;
    const Log log([&](const std::string& line) { written += line; });
    log.fault("disk_full", {});
    CHECK(written.find(R"("level":"fault","event":"disk_full")") != std::string::npos);
}
