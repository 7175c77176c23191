#include "base/log.hpp"

#include <algorithm>
#include <cstdio>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>

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

namespace {

/// What is written to standard error while this lives.
class StandardError {
public:
    StandardError() : before_(dup(STDERR_FILENO)), file_(std::tmpfile()) { dup2(fileno(file_), STDERR_FILENO); }
    ~StandardError() {
        dup2(before_, STDERR_FILENO);
        close(before_);
        std::fclose(file_);
    }
    StandardError(const StandardError&) = delete;
    StandardError& operator=(const StandardError&) = delete;

    std::string text() const {
        std::string text(100'000, '\0');
        text.resize(static_cast<std::size_t>(pread(fileno(file_), text.data(), text.size(), 0)));
        return text;
    }

private:
    int before_;
    std::FILE* file_;
};

std::size_t lines_of(const std::string& text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); }

}  // namespace

TEST_CASE("notes that are gathered are written when asked for, in order and a line each") {
    const StandardError error;
    const Log log = Log::gathering();
    log.note("first");
    const Log copy = log;
    copy.note("second");
    CHECK(error.text().empty());
    copy.hand_over();
    const std::string text = error.text();
    CHECK(lines_of(text) == 2);
    CHECK(text.find("first") < text.find("second"));
    copy.hand_over();
    CHECK(error.text() == text);
}

TEST_CASE("gathered notes wait neither for a warning nor for a fault that comes after them, nor for too many more, nor for the program's end") {
    const StandardError error;
    {
        const Log log = Log::gathering();
        log.note("before");
        log.warning("refused");
        CHECK(lines_of(error.text()) == 2);
        log.note("before");
        log.fault("broken");
        CHECK(lines_of(error.text()) == 4);
        while (lines_of(error.text()) == 4) log.note("one of many");
        const std::size_t written = lines_of(error.text());
        log.note("last");
        CHECK(lines_of(error.text()) == written);
    }
    CHECK(error.text().find("last") != std::string::npos);
}
