#include "core/figures/published_store.hpp"

#include "core/figures/ledger.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "support/databases.hpp"

using namespace holdfast;
using namespace holdfast::figures;
using Saved = PublishedWriter::Saved;

static Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

static std::shared_ptr<store::Database> opened(const std::string& kind) {
    auto all = trail::migrations();
    for (const auto& migration : migrations()) all.push_back(migration);
    return test::fresh_database(kind, all);
}

static Figure rate() {
    return {.measure = "cla.rate",
            .population = "England",
            .period = Period::day(make_date(2017, 3, 31)),
            .basis = Basis::snapshot,
            .label = "Children looked after",
            .unit = Unit::rate_per_10000,
            .value = number("68.0"),
            .numerator = number("631"),
            .source = {.kind = SourceKind::published, .by = "Report", .place = "section 12"},
            .note = "read from the table",
            .precision = Precision::about,
            .part_of = "whole@2017-03-31",
            .part_by = "area",
            .at_most = "limit@2017-03-31"};
}

static std::vector<Saved> saved(store::Database& database, const std::vector<Figure>& file) {
    trail::Journal journal{database, system_now};
    std::vector<Saved> results;
    const auto outcome = journal.change(trail::operator_named(), "test", [&](trail::Change& change) -> Outcome<Done> {
        PublishedWriter writer{change};
        for (const Figure& figure : file) results.push_back(writer.save(figure));
        change.record({"figures.imported", {"figures", "published"}, {}});
        return Done{};
    });
    REQUIRE(outcome);
    return results;
}

static std::vector<Figure> all(store::Database& database, const Wanted& wanted = {}) {
    trail::Journal journal{database, system_now};
    return *journal.view(trail::operator_named(), [&](trail::View& view) -> Outcome<std::vector<Figure>> { return Ledger(view, {}, wanted).all(); });
}

ON_EVERY_DATABASE("a published figure comes back as it was printed") {
    const auto database = opened(kind);
    CHECK(saved(*database, {rate()}) == std::vector{Saved::added});
    const auto figures = all(*database);
    REQUIRE(figures.size() == 1);
    const Figure& figure = figures[0];
    CHECK(figure.key() == rate().key());
    CHECK(figure.identity() == rate().identity());
    CHECK(figure.label == "Children looked after");
    CHECK(figure.value->string() == "68.0");
    CHECK(figure.numerator->string() == "631");
    CHECK(!figure.denominator);
    CHECK(figure.unit == Unit::rate_per_10000);
    CHECK(figure.source.string() == "published in Report, section 12");
    CHECK(figure.note == "read from the table");
    CHECK(figure.precision == Precision::about);
    CHECK(figure.part_of == "whole@2017-03-31");
    CHECK(figure.part_by == "area");
    CHECK(figure.at_most == "limit@2017-03-31");
}

ON_EVERY_DATABASE("a published figure whose row somebody damaged is refused each time it is read, and harms nothing else") {
    const auto database = opened(kind);
    Figure long_source = rate();
    long_source.source.by = "The report of the board about the year that ended in March";
    saved(*database, {long_source});
    database->write([](store::Writer& writer) {
        writer.execute("UPDATE figures_published SET precision_word = 'nonsense'");
        return store::Verdict::keep;
    });
    for (int again = 0; again < 100; ++again) CHECK_THROWS(all(*database));
}

ON_EVERY_DATABASE("saving the same figures again changes nothing, and another print of the number is a change") {
    const auto database = opened(kind);
    saved(*database, {rate()});
    CHECK(saved(*database, {rate()}) == std::vector{Saved::unchanged});
    Figure reprinted = rate();
    reprinted.value = number("68");
    CHECK(saved(*database, {reprinted}) == std::vector{Saved::changed});
    const auto figures = all(*database);
    REQUIRE(figures.size() == 1);
    CHECK(figures[0].value->string() == "68");
}

ON_EVERY_DATABASE("two values that one file states at the same place are both kept, on loading again too") {
    const auto database = opened(kind);
    Figure other = rate();
    other.value = number("66.0");
    const std::vector file{rate(), other, rate()};
    CHECK(saved(*database, file) == std::vector{Saved::added, Saved::added, Saved::unchanged});
    CHECK(saved(*database, file) == std::vector{Saved::unchanged, Saved::unchanged, Saved::unchanged});
    CHECK(all(*database).size() == 2);
    CHECK(check(all(*database)).size() == 1);
}

ON_EVERY_DATABASE("a year is given the figures of its days, months and quarters and no others") {
    const auto database = opened(kind);
    Figure first = rate(), last = rate(), before = rate(), after = rate();
    first.period = Period::day(make_date(2016, 4, 1));
    before.period = Period::day(make_date(2016, 3, 31));
    after.period = Period::month(2017, 4);
    last.period = Period::year(2016);
    saved(*database, {first, last, before, after});
    CHECK(all(*database, {.year = Period::year(2016)}).size() == 2);
    CHECK(all(*database).size() == 4);
}
