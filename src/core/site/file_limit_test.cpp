#include "core/site/file_limit.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace holdfast::site {

static const Id<trail::Account> anna{1}, ben{2};
static const Instant noon = *parse_instant("2026-03-02T12:00:00.000Z");

static int files_at_once(FileLimit& limit, Id<trail::Account> account, Instant now) {
    int count = 0;
    while (limit.take(account, now).wait == 0s) ++count;
    return count;
}

TEST_CASE("an account takes so many files in a while and no more; others are not held up by it") {
    FileLimit limit;
    CHECK(files_at_once(limit, anna, noon) == FileLimit::most_files);
    CHECK(files_at_once(limit, ben, noon) == FileLimit::most_files);
    CHECK(limit.take(anna, noon).wait > 0s);
}

TEST_CASE("who waits as long as they were told has another file, and after the whole while all of them again") {
    FileLimit limit;
    files_at_once(limit, anna, noon);
    const auto told = limit.take(anna, noon).wait;
    CHECK(told <= 3s);
    CHECK(limit.take(anna, noon + told).wait == 0s);
    CHECK(files_at_once(limit, anna, noon + told + FileLimit::span) == FileLimit::most_files);
}

TEST_CASE("the first refusal in a row is told apart, so that one event is written and not thousands") {
    FileLimit limit;
    int firsts = 0;
    for (int i = 0; i < FileLimit::most_files + 50; ++i) firsts += limit.take(anna, noon).is_first ? 1 : 0;
    CHECK(firsts == 1);
    files_at_once(limit, anna, noon + 1min);
    CHECK_FALSE(limit.take(anna, noon + 1min).is_first);
    CHECK(limit.take(ben, noon).wait == 0s);
}

TEST_CASE("paths that give a file are known by their names") {
    for (const char* pattern : {"/scorecard/{year}/table.csv", "/scorecard/{year}/table.csv-metadata.json", "/reports/annual/{year}/download/{format}", "/reports/annual/{year}/tables/{file}"})
        CHECK(gives_file(pattern));
    for (const char* pattern : {"/scorecard/{year}", "/trail", "/imports/{kind}"}) CHECK_FALSE(gives_file(pattern));
}

}  // namespace holdfast::site
