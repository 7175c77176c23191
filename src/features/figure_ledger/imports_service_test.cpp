#include "features/figure_ledger/imports_service.hpp"

#include "core/figures/ledger.hpp"
#include "core/figures/published_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/figure_ledger/listing.hpp"
#include "support/databases.hpp"

#include <fstream>
#include <iterator>
#include <set>

using namespace holdfast;
using namespace holdfast::figure_ledger;

static std::shared_ptr<store::Database> opened(const std::string& kind) {
    auto all = trail::migrations();
    for (const auto& migration : figures::migrations()) all.push_back(migration);
    return test::fresh_database(kind, all);
}

static exchange::ImportReport loaded(store::Database& database, const exchange::ImportKind& kind, std::string_view bytes) {
    trail::Journal journal{database, system_now};
    exchange::ImportReport report;
    const auto outcome =
        journal.change(trail::operator_named(), "test", [&](trail::Change& change) { return exchange::import_file(change, kind, bytes, false, report); });
    CHECK(static_cast<bool>(outcome) == report.is_accepted());
    return report;
}

static std::vector<figures::Figure> stored(store::Database& database) {
    trail::Journal journal{database, system_now};
    return *journal.view(trail::operator_named(),
                         [&](trail::View& view) -> Outcome<std::vector<figures::Figure>> { return figures::Ledger(view, {}, {}).all(); });
}

static std::string example(const std::string& name) {
    std::ifstream file{std::string(HOLDFAST_SOURCE_FOLDER) + "/data/examples/cumbria-2016-17/" + name, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

static std::string published_file(const std::string& rows) {
    return "measure,label,period,basis,value,numerator,denominator,unit,publication,place,population,precision,note,part_of,part_by,at_most\n" + rows;
}

ON_EVERY_DATABASE("what does not add up is loaded and reported") {
    const auto database = opened(kind);
    const auto report = loaded(*database, published_import(),
                               published_file("m,Children,2016-17,year,20.1,87,443,percent,Report,section 12,,,,,,\n"
                                              "n,Children,2016-17,year,523,,,count,Report,section 4,,,,,,\n"
                                              "n,Children,2016-17,year,525,,,count,Report,section 12,,,,,,\n"));
    CHECK(report.added == 3);
    REQUIRE(report.notes.size() == 2);
    CHECK(report.notes[0] == "arithmetic: m@2016-17: Children (2016-17): 87 of 443 is 19.6%, not 20.1%");
    CHECK(report.notes[1] == "contradiction: n@2016-17: Children (2016-17): 525 and 523 are stated for the same figure");
}

ON_EVERY_DATABASE("a numerator above its denominator in a percentage is refused, and nothing of the file is kept") {
    const auto database = opened(kind);
    const auto report = loaded(*database, published_import(),
                               published_file("m,Children,2016-17,year,,5,6,percent,Report,,,,,,,\n"
                                              "m,Children,2015-16,year,,444,443,percent,Report,section 12,,,,,,\n"));
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 3);
    CHECK(report.rejections[0].column == "numerator");
    CHECK(report.rejections[0].value == "444");
    CHECK(report.rejections[0].reason == "must not be above the denominator, 443, in a percentage");
    CHECK(stored(*database).empty());
}

ON_EVERY_DATABASE("a count below zero and a total that no figure can be named by are refused") {
    const auto database = opened(kind);
    const auto report = loaded(*database, published_import(),
                               published_file("m,Children,2016-17,year,,-1,-6,count,Report,,,,,,,\n"
                                              "m,Children,2015-16,year,5,,,count,Report,,,,,{{figure:m@2015-16}},,m n@2015-16\n"
                                              "m,Children,2014-15,year,-3,,,count,Report,,,,,,,\nm.gap,Gap,2014-15,year,-3,,,count,Report,,,,,,,\n"));
    std::vector<std::string> columns;
    for (const auto& rejection : report.rejections) columns.push_back(rejection.column);
    CHECK(columns == std::vector<std::string>{"numerator", "denominator", "part_of", "at_most", "value"});
    CHECK(stored(*database).empty());
}

ON_EVERY_DATABASE("a count above its base in anything but a percentage is taken") {
    const auto database = opened(kind);
    CHECK(loaded(*database, published_import(), published_file("m,Assessments,2016-17,year,,120,100,rate_per_10000,Report,,,,,,,\n")).added == 1);
}

ON_EVERY_DATABASE("everything that cannot be read is named with its line, column and value") {
    const auto database = opened(kind);
    const auto report = loaded(*database, published_import(), published_file("a measure,,2016-18,yearly,1%,x,y,percents,,,,nearly,,whole,,\n"));
    std::set<std::string> columns;
    for (const auto& rejection : report.rejections) {
        CHECK(rejection.line == 2);
        columns.insert(rejection.column);
    }
    CHECK(columns ==
          std::set<std::string>{"measure", "label", "period", "basis", "value", "numerator", "denominator", "unit", "publication", "precision", "part_of"});
}

ON_EVERY_DATABASE("a time series has areas; the empty area is the partnership's own, and a point may be without a value") {
    const auto database = opened(kind);
    const auto report = loaded(*database, series_import(),
                               "measure,label,area,period,basis,value,unit,publication,place,note\n"
                               "pf.open,Children,,2017-03-31,snapshot,6,count,Report,section 23,\n"
                               "pf.open,Children,England,2017-03-31,snapshot,,count,Report,section 23,no longer collected\n");
    CHECK(report.added == 2);
    const auto figures = stored(*database);
    REQUIRE(figures.size() == 2);
    CHECK(figures[0].key() == "pf.open@2017-03-31");
    CHECK(figures[1].key() == "pf.open@2017-03-31/England");
    CHECK(!figures[1].value);
    CHECK(figures[1].note == "no longer collected");
}

ON_EVERY_DATABASE("the example's files load without a refusal, and loading them again changes nothing") {
    const auto database = opened(kind);
    for (const auto& [import, name] : {std::pair{published_import(), "published.csv"}, std::pair{series_import(), "series.csv"}}) {
        const auto first = loaded(*database, import, example(name));
        CHECK(first.added == first.rows);
        const auto again = loaded(*database, import, example(name));
        CHECK(again.unchanged == again.rows);
        CHECK(again.added + again.changed == 0);
    }
}

/// `kind key` of every finding.
static std::set<std::string> found_in(store::Database& database) {
    std::set<std::string> found;
    for (const auto& finding : figures::check(stored(database))) {
        INFO(finding.key << ": " << finding.reason);
        CHECK(found.insert(std::string(token(finding.kind)) + " " + finding.key).second);
    }
    return found;
}

static std::set<std::string> expected() {
    static const exchange::ImportKind list{.name = "expected", .columns = {{"kind"}, {"key"}, {"discrepancy"}, {"what"}}};
    exchange::ImportReport report;
    std::set<std::string> keys;
    for (const auto& row : exchange::read_rows(list, example("expected_findings.csv"), report))
        keys.insert(std::string(row["kind"]) + " " + std::string(row["key"]));
    REQUIRE(report.is_accepted());
    return keys;
}

ON_EVERY_DATABASE("every contradiction and arithmetic slip of the source is found and none other") {
    const auto database = opened(kind);
    loaded(*database, published_import(), example("published.csv"));
    loaded(*database, series_import(), example("series.csv"));
    const auto found = found_in(*database), wanted = expected();
    CHECK(wanted.size() == 35);
    for (const auto& finding : found) CHECK_MESSAGE(wanted.contains(finding), "found and not in the list: " << finding);
    for (const auto& finding : wanted) CHECK_MESSAGE(found.contains(finding), "in the list and not found: " << finding);
}

TEST_CASE("the listings give the contract's columns, numbers as they are printed and every value with its place") {
    figures::Figure figure{.measure = "cla.rate",
                           .period = Period::day(make_date(2017, 3, 31)),
                           .basis = Basis::snapshot,
                           .label = "Children looked after",
                           .unit = figures::Unit::rate_per_10000,
                           .value = Decimal::parse("68.0"),
                           .numerator = Decimal::whole(631),
                           .source = {.kind = figures::SourceKind::published, .by = "Report", .place = "section 12"}};
    CHECK(exchange::to_csv(figures_listing(figures::Ledger{{figure}})) ==
          "key,label,value,numerator,denominator,unit,basis,as_at,source\r\n"
          "cla.rate@2017-03-31,Children looked after,68.0,631,,rate_per_10000,snapshot,2017-03-31,\"published in Report, section 12\"\r\n");
    const figures::Finding finding{.kind = figures::Finding::Kind::contradiction,
                                   .key = "m@2016-17",
                                   .values = {{Decimal::whole(1), "a"}, {Decimal::whole(2), "b"}},
                                   .reason = "they differ"};
    const auto json = exchange::to_json(findings_listing({finding}));
    for (const auto* part : {"\"kind\"", "\"contradiction\"", "\"m@2016-17\"", "\"values\"", "\"place\"", "\"they differ\""})
        CHECK(json.find(part) != std::string::npos);
}
