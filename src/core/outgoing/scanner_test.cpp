#include "core/outgoing/scanner.hpp"

#include <doctest/doctest.h>

using namespace holdfast;

TEST_CASE("a scanner is one of this machine: a socket in its files, or a port of its loopback") {
    CHECK(outgoing::scanner_place("unix:/run/clamav/clamd.ctl")->path == "/run/clamav/clamd.ctl");
    CHECK(outgoing::scanner_place("tcp://127.0.0.1:3310")->port == 3310);
    CHECK(outgoing::scanner_place("tcp://[::1]:3310")->host == "[::1]");
    for (const auto* wrong : {"", "unix:", "unix:clamd.ctl", "tcp://127.0.0.1", "tcp://127.0.0.1:0", "tcp://127.0.0.1:70000", "tcp://127.0.0.1:33x",
                              "tcp://192.0.2.1:3310", "tcp://localhost:3310", "/run/clamav/clamd.ctl"})
        CHECK_MESSAGE(!outgoing::scanner_place(wrong), wrong);
    CHECK_FALSE(outgoing::scanner_place("unix:/" + std::string(200, 'x')));
}

TEST_CASE("where there is no scanner, or the file is not there, nothing is known, and nothing is thrown") {
    const auto place = *outgoing::scanner_place("unix:/nonexistent/clamd.ctl");
    const auto nobody = outgoing::scan(place, [](std::span<char>) { return std::size_t{0}; });
    CHECK(nobody.verdict == outgoing::Scanned::Verdict::unknown);
    CHECK(nobody.words == "No such file or directory");
    CHECK(outgoing::scan_file(place, "/nonexistent/file").words == "the file cannot be read");
}
