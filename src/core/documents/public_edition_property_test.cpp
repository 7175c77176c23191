#include "core/documents/public_edition.hpp"
#include "core/documents/sample_test.hpp"
#include "core/documents/table_listing.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

namespace holdfast::documents {

static constexpr int rounds = 400;

static bool is_hidden(const Cell& cell) { return cell.text == suppressed_mark && !cell.number; }
static bool is_small(const Cell& cell) { return cell.number && *cell.number > Decimal::whole(0) && *cell.number < Decimal::whole(5); }

static Cell share(Decimal part, Decimal whole) { return {.text = {}, .number = percentage(part, whole, 1), .figure = {}, .is_count_of_people = false}; }

static Table shown(Table table) {
    Document document;
    document.parts.push_back({.number = 1, .title = "One", .layout = Layout::flow, .blocks = {std::move(table)}});
    return *tables_of(public_edition(document)).front().table;
}

/// A table of one measure a row: how many, of how many, which share.
static Table measures(std::mt19937& random) {
    std::uniform_int_distribution<int> lines(1, 6), parts(0, 12), wholes(20, 400);
    Table table{.name = "measures", .caption = "Measures", .columns = {{"Measure"}, {"Number", true}, {"Of", true}, {"Share", true}}, .ties = Ties::rows};
    for (int line = lines(random); line > 0; --line) {
        const int part = parts(random), whole = wholes(random);
        table.rows.push_back({test::words("A measure"), test::people(part), test::people(whole), share(Decimal::whole(part), Decimal::whole(whole))});
    }
    return table;
}

static Table turned(const Table& table) {
    Table made{.name = table.name, .caption = table.caption, .columns = {{"Period"}}, .ties = Ties::columns};
    for (std::size_t row = 0; row < table.rows.size(); ++row) made.columns.push_back({"A period", true});
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        auto& cells = made.rows.emplace_back(std::vector<Cell>{test::words(table.columns[column].label)});
        for (const auto& row : table.rows) cells.push_back(row[column]);
    }
    return made;
}

TEST_CASE("where rows stand alone, a small count hides its own share and nothing of another row") {
    std::mt19937 random(20170331);
    for (int round = 0; round < rounds; ++round) {
        const Table before = measures(random), after = shown(before);
        for (std::size_t row = 0; row < before.rows.size(); ++row) {
            CAPTURE(before.rows[row][1].number->string());
            const bool is_to_be_hidden = is_small(before.rows[row][1]);
            CHECK(is_hidden(after.rows[row][1]) == is_to_be_hidden);
            CHECK(is_hidden(after.rows[row][3]) == is_to_be_hidden);
            CHECK_FALSE(is_hidden(after.rows[row][2]));
        }
    }
}

/// A scorecard: one column of values, some of them counts of people and some of them shares.
static Table scorecard(std::mt19937& random) {
    std::uniform_int_distribution<int> lines(2, 9), values(0, 12), is_count(0, 1);
    Table table{.name = "scorecard", .caption = "Scorecard", .columns = {{"Indicator"}, {"Value", true}}, .ties = Ties::rows};
    for (int line = lines(random); line > 0; --line)
        table.rows.push_back(
            {test::words("An indicator"), is_count(random) == 1 ? test::people(values(random)) : share(Decimal::whole(values(random)), Decimal::whole(90))});
    return table;
}

TEST_CASE("in a column of different measures a small count hides itself alone") {
    std::mt19937 random(20130331);
    for (int round = 0; round < rounds; ++round) {
        const Table before = scorecard(random), after = shown(before);
        for (std::size_t row = 0; row < before.rows.size(); ++row) {
            const Cell& cell = before.rows[row][1];
            CAPTURE(cell.number->string());
            CHECK(is_hidden(after.rows[row][1]) == (cell.is_count_of_people && is_small(cell)));
        }
    }
}

TEST_CASE("where columns stand alone, a small count hides its own share and nothing of another column") {
    std::mt19937 random(20160331);
    for (int round = 0; round < rounds; ++round) {
        const Table before = turned(measures(random)), after = shown(before);
        for (std::size_t column = 1; column < before.columns.size(); ++column) {
            const bool is_to_be_hidden = is_small(before.rows[0][column]);
            CHECK(is_hidden(after.rows[0][column]) == is_to_be_hidden);
            CHECK(is_hidden(after.rows[2][column]) == is_to_be_hidden);
            CHECK_FALSE(is_hidden(after.rows[1][column]));
        }
    }
}

/// The parts of one whole with their shares of it and the total.
static Table parts_of_a_whole(std::mt19937& random) {
    std::uniform_int_distribution<int> lines(2, 7), parts(0, 14);
    std::vector<int> counts(static_cast<std::size_t>(lines(random)));
    for (auto& count : counts) count = parts(random);
    counts.front() += 20;
    int sum = 0;
    for (const int count : counts) sum += count;
    Table table{.name = "parts", .caption = "Parts", .columns = {{"Kind"}, {"Number", true}, {"Share", true}}, .has_total_row = true};
    for (const int count : counts) table.rows.push_back({test::words("Kind"), test::people(count), share(Decimal::whole(count), Decimal::whole(sum))});
    table.rows.push_back({test::words("Total"), test::people(sum), share(Decimal::whole(sum), Decimal::whole(sum))});
    return table;
}

/// What a reader knows of the hidden parts of a column: how many there are, and what they come to.
struct Rest {
    int cells{};
    Decimal sum{};
};

static Rest rest_of(const Table& before, const Table& after, std::size_t column) {
    Rest rest;
    for (std::size_t row = 0; row + 1 < before.rows.size(); ++row) {
        if (!is_hidden(after.rows[row][column])) continue;
        ++rest.cells;
        rest.sum = rest.sum + *before.rows[row][column].number;
    }
    return rest;
}

TEST_CASE("no hidden part of a whole can be worked out from the total, from the shares, or because the rest is as small as it can be") {
    std::mt19937 random(20150331);
    int with_hidden = 0;
    for (int round = 0; round < rounds; ++round) {
        const Table before = parts_of_a_whole(random), after = shown(before);
        const Rest counts = rest_of(before, after, 1);
        if (counts.cells == 0) continue;
        ++with_hidden;
        const bool shows_total = !is_hidden(after.rows.back()[1]);
        CHECK((!shows_total || counts.cells > 1));
        CHECK((!shows_total || counts.sum > Decimal::whole(counts.cells)));
        for (std::size_t row = 0; row + 1 < before.rows.size(); ++row) {
            if (is_small(before.rows[row][1])) CHECK(is_hidden(after.rows[row][1]));
            if (is_hidden(after.rows[row][1])) CHECK(is_hidden(after.rows[row][2]));
        }
        CHECK(rest_of(before, after, 2).cells != 1);
    }
    CHECK(with_hidden > rounds / 2);
}

TEST_CASE("of the parts of a whole no more is hidden than the small ones and those that guard them; without a small one nothing is") {
    std::mt19937 random(20140331);
    for (int round = 0; round < rounds; ++round) {
        const Table before = parts_of_a_whole(random), after = shown(before);
        const auto small = std::ranges::count_if(before.rows, [](const auto& row) { return is_small(row[1]); });
        const int hidden = rest_of(before, after, 1).cells;
        CHECK(hidden >= small);
        CHECK(hidden <= (small == 0 ? 0 : small + 1));
        CHECK_FALSE(is_hidden(after.rows.back()[1]));
    }
}

TEST_CASE("a share that is stated on its own is hidden with the count whose share it is, and no other is") {
    Document document;
    const auto add = [&](std::string measure, Decimal value, figures::Unit unit, std::string area) {
        Traced made = test::traced(std::move(measure), Period::year(2016), value, unit, "Label");
        made.figure.population = std::move(area);
        test::add(document, made);
    };
    add("cla.placed_outside", Decimal::whole(3), figures::Unit::count, "");
    add("cla.placed_outside_percent", Decimal(5, 1), figures::Unit::percent, "");
    add("cla.placed_outside_percent", Decimal(121, 1), figures::Unit::percent, "England");
    add("cla.rate", Decimal(680, 1), figures::Unit::rate_per_10000, "");
    add("cla.placed_outside_cost", Decimal::whole(900), figures::Unit::pounds, "");
    const Document edition = public_edition(document);
    const auto is_suppressed = [&](std::string_view key) { return edition.figures.find(key)->second.is_suppressed; };
    CHECK(is_suppressed("cla.placed_outside@2016-17"));
    CHECK(is_suppressed("cla.placed_outside_percent@2016-17"));
    CHECK_FALSE(is_suppressed("cla.placed_outside_percent@2016-17/England"));
    CHECK_FALSE(is_suppressed("cla.rate@2016-17"));
    CHECK_FALSE(is_suppressed("cla.placed_outside_cost@2016-17"));
}

/// A share as some source states it: with both counts, with its whole alone, or bare.
struct Stated {
    std::string key{};
    int part{};
    int whole{};
    bool has_whole{};
};

static Stated add_share(Document& document, std::mt19937& random, std::string measure, int part, int whole) {
    std::uniform_int_distribution<int> kinds(0, 2);
    const int kind = kinds(random);
    Traced made =
        test::traced(std::move(measure), Period::year(2016), percentage(Decimal::whole(part), Decimal::whole(whole), 1), figures::Unit::percent, "Share");
    if (kind == 0) made.figure.numerator = Decimal::whole(part);
    if (kind < 2) made.figure.denominator = Decimal::whole(whole);
    const std::string key = made.figure.key();
    test::add(document, std::move(made));
    return {key, part, whole, kind < 2};
}

static bool is_few(int people) { return people > 0 && people < 5; }
static bool is_suppressed(const Document& document, std::string_view key) { return document.figures.find(key)->second.is_suppressed; }

TEST_CASE("with its whole no share that is shown gives a small count or leaves one, and no other is hidden") {
    std::mt19937 random(20180331);
    std::uniform_int_distribution<int> wholes(20, 900), few(0, 12), ends(0, 2);
    for (int round = 0; round < rounds; ++round) {
        Document document;
        const int whole = wholes(random), end = ends(random);
        const int part = end == 0 ? few(random) : end == 1 ? whole - few(random) : whole / 2;
        const Stated share = add_share(document, random, "share", part, whole);
        CAPTURE(part);
        CAPTURE(whole);
        CHECK(is_suppressed(public_edition(document), share.key) == (share.has_whole && (is_few(part) || is_few(whole - part))));
    }
}

TEST_CASE("no hidden share of a whole is what the others leave of 100") {
    std::mt19937 random(20190331);
    std::uniform_int_distribution<int> parts(5, 40), few(1, 4), lines(1, 5), kinds(0, 1);
    int with_hidden = 0;
    for (int round = 0; round < rounds; ++round) {
        Document document;
        std::vector<int> counts{few(random)};
        for (int line = lines(random); line > 0; --line) counts.push_back(parts(random));
        int sum = 0;
        for (const int count : counts) sum += count;
        std::vector<Stated> shares;
        for (const int count : counts) shares.push_back(add_share(document, random, "share_" + std::to_string(shares.size()), count, sum));
        for (auto& [key, traced] : document.figures) {
            traced.figure.part_of = "whole@2016-17";
            traced.figure.part_by = "kind";
        }
        if (kinds(random) == 1) test::add(document, test::traced("whole", Period::year(2016), Decimal::whole(sum), figures::Unit::count, "Whole"));
        const Document shown = public_edition(document);
        const auto hidden = std::ranges::count_if(shares, [&](const Stated& share) { return is_suppressed(shown, share.key); });
        CHECK(hidden != 1);
        if (hidden > 0) ++with_hidden;
    }
    CHECK(with_hidden > rounds / 2);
}

}  // namespace holdfast::documents
