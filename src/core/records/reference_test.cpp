#include "core/records/reference.hpp"
#include "core/records/serial_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace holdfast;
using namespace holdfast::records;

TEST_CASE("the check character is that of ISO 7064 MOD 37,36") {
    CHECK(check_character("A12425GABC1234002") == 'M');  // the example of the Global Release Identifier
    CHECK(check_character("A1-2425G-ABC1234002") == 'M');
    CHECK_THROWS_AS(check_character("lado"), std::invalid_argument);
}

TEST_CASE("a reference is read as it may be typed and written in one way") {
    const std::string whole = reference_of("LADO", 2026, 417);
    CHECK(whole.starts_with("LADO-2026-00417-"));
    const char check = whole.back();
    for (const std::string& typed : {whole, std::string("lado 2026 00417 ") + check, std::string("LADO202600417") + check}) {
        const auto read = read_reference("LADO", typed);
        REQUIRE(read);
        CHECK(*read == whole);
    }
    CHECK(*read_reference("LADO", reference_of("LADO", 2026, 1234567)) == reference_of("LADO", 2026, 1234567));
    for (const char* wrong : {"", "LADO", "LADO-2026", "HUB-2026-00417-K", "LADO-2026-00417", "LADO/2026/00417/K", "LADO-20X6-00417-K"})
        CHECK(read_reference("LADO", wrong).refusal().message.find("is not a reference such as LADO-2026-00001-") != std::string::npos);
}

TEST_CASE("every single character that is mistyped in a reference is found") {
    const std::string whole = reference_of("LADO", 2026, 417);
    for (std::size_t at = 5; at + 1 < whole.size(); ++at) {
        if (whole[at] == '-') continue;
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (digit == whole[at]) continue;
            std::string other = whole;
            other[at] = digit;
            const auto read = read_reference("LADO", other);
            REQUIRE_FALSE(read);
            CHECK(read.refusal().message == "'" + other + "' is mistyped: its last character does not go with the rest");
        }
    }
}

ON_EVERY_DATABASE("the numbers of a series begin anew each year, and one of a change that is undone is given again") {
    auto all = trail::migrations();
    for (const auto& step : records::migrations()) all.push_back(step);
    const auto database = test::fresh_database(kind, all);
    Instant now = parse_instant("2026-12-31T23:30:00Z").value();
    trail::Journal journal{*database, [&] { return now; }};
    const auto next = [&](std::string_view series, bool keep = true) {
        std::string given;
        (void)journal.change(trail::operator_named(), "a test", [&](trail::Change& change) {
            given = next_reference(change, series);
            change.record({"test.reference_given", {"test", given}, ""});
            return keep ? Outcome<Done>(Done{}) : Outcome<Done>(conflict("undone"));
        });
        return given;
    };
    CHECK(next("LADO") == reference_of("LADO", 2026, 1));
    CHECK(next("LADO", false) == reference_of("LADO", 2026, 2));
    CHECK(next("LADO") == reference_of("LADO", 2026, 2));
    CHECK(next("HUB") == reference_of("HUB", 2026, 1));
    now += std::chrono::hours{1};
    CHECK(next("LADO") == reference_of("LADO", 2027, 1));
}

ON_EVERY_DATABASE("numbers with gaps grow by one to four, and not always by the same") {
    auto all = trail::migrations();
    for (const auto& step : records::migrations()) all.push_back(step);
    const auto database = test::fresh_database(kind, all);
    trail::Journal journal{*database, [] { return parse_instant("2026-11-23T10:00:00Z").value(); }};
    std::set<std::int64_t> steps;
    std::int64_t last = 0;
    for (int i = 0; i < 60; ++i) {
        const auto given = *journal.change(trail::operator_named(), "a test", [&](trail::Change& change) -> Outcome<std::string> {
            change.record({"test.reference_given", {"test", "one"}, ""});
            return next_reference(change, "LADO", Numbers::with_gaps);
        });
        const std::int64_t number = std::stoll(given.substr(std::string_view("LADO-2026-").size(), 5));
        steps.insert(number - last);
        last = number;
    }
    CHECK(steps.size() > 1);
    CHECK(*steps.begin() >= 1);
    CHECK(*steps.rbegin() <= 4);
}
