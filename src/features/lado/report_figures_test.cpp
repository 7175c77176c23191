#include "features/lado/count_pages.hpp"

#include "features/lado/ledger_figures.hpp"
#include "features/lado/past_cases_test.hpp"

#include <map>

using namespace holdfast;
using namespace holdfast::lado;

static const Period year = Period::year(2016);

static std::map<std::string, figures::Figure> figures_in(PastCases& cases) {
    std::map<std::string, figures::Figure> found;
    for (auto& figure : cases.look([](trail::View& view) { return lado_figures(view, {.year = year}); })) {
        auto key = figure.key();
        CHECK(found.emplace(std::move(key), std::move(figure)).second);
    }
    return found;
}

ON_EVERY_DATABASE("the allegations of the example year add up to each of the numbers that were published, and to no other") {
    PastCases cases(kind);
    const auto loaded = cases.load("allegations", example_file("allegations"));
    REQUIRE_MESSAGE(loaded.is_accepted(), loaded.rejections.front().reason);
    CHECK(loaded.added == 296);
    const auto counted = figures_in(cases);
    std::istringstream lines(example_file("published"));
    int compared = 0;
    for (std::string line; std::getline(lines, line);) {
        const bool is_of_the_tables =
            line.starts_with("lado.") && line.find(",2016-17,year,") != std::string::npos &&
            (line.find(" table") != std::string::npos || line.find("restraint") != std::string::npos || line.starts_with("lado.in_one"));
        if (!is_of_the_tables || line.starts_with("lado.independent")) continue;
        CAPTURE(line);
        std::vector<std::string> cells(1);
        bool is_quoted = false;
        for (const char letter : line) {
            if (letter == '"') is_quoted = !is_quoted;
            else if (letter == ',' && !is_quoted) cells.emplace_back();
            else cells.back() += letter;
        }
        const auto at = counted.find(key_of(cells[0], year, cells[2]));
        REQUIRE(at != counted.end());
        CHECK(at->second.value->string() == cells[5]);
        ++compared;
    }
    CHECK(compared == 152);
    CHECK(counted.at("lado.in_one_day_percent@2016-17").numerator->string() == "263");
}

ON_EVERY_DATABASE("an allegation taken as advice or dealt with elsewhere is not counted, and one referred on the second working day is late") {
    PastCases cases(kind);
    REQUIRE(cases
                .load("allegations",
                      allegations_of(
                          {"A-1,cumbria-county-council,2016-05-03,police,health,physical,,,2016-04-29,closed,,yes,2016-06-03,,",  // a bank holiday between
                           "A-2,cumbria-county-council,2016-05-04,police,health,physical,,,2016-04-29,closed,,yes,2016-06-05,,",
                           "A-3,cumbria-county-council,2016-05-04,police,health,physical,,,,closed,,yes,2017-05-05,,",
                           "A-4,cumbria-county-council,2016-05-04,police,health,physical,,,,transferred,,,2016-05-05,,"}))
                .is_accepted());
    const auto counted = figures_in(cases);
    CHECK(counted.at("lado.allegations@2016-17").value->string() == "3");
    CHECK(counted.at("lado.in_one_day_percent@2016-17").numerator->string() == "1");
    CHECK(counted.at("lado.in_one_day_percent@2016-17").denominator->string() == "2");
    CHECK(counted.at("lado.closed@2016-17/Within 1 month").value->string() == "1");
    CHECK(counted.at("lado.closed@2016-17/Over 1 and up to 3 months").value->string() == "1");
    CHECK(counted.at("lado.closed@2016-17/Over 12 months").value->string() == "1");
}

ON_EVERY_DATABASE("years are compared with what was recorded as conduct under neglect, and what that is made of stands beside it") {
    PastCases cases(kind);
    REQUIRE(cases
                .load("allegations", allegations_of({"A-1,cumbria-county-council,2016-05-03,police,health,conduct,,,,closed,,yes,2016-06-03,,",
                                                     "A-2,cumbria-county-council,2016-05-04,police,health,neglect,,,,closed,,yes,2016-06-05,,",
                                                     "A-3,cumbria-county-council,2017-05-04,police,health,neglect,,,,closed,,yes,2017-06-05,,"}))
                .is_accepted());
    const auto rows_of = [&](std::string_view name, const Period& of) {
        std::map<std::string, std::string> rows;
        for (const auto& block : cases.look([&](trail::View& view) { return site::section_of(view, count_report(), of); }))
            if (const auto* table = std::get_if<documents::Table>(&block); table && table->name == name)
                for (const auto& row : table->rows)
                    for (std::size_t i = 1; i < row.size(); ++i)
                        rows[row[0].text] += (i > 1 ? " " : "") + (row[i].number ? row[i].number->string() : row[i].text);
        return rows;
    };
    const auto compared = rows_of("lado_by_category_and_year", Period::year(2017)), neglect = rows_of("lado_neglect_and_conduct", Period::year(2017));
    CHECK(compared.at("Neglect and conduct") == "2 1");
    CHECK_FALSE(compared.contains("Conduct"));
    CHECK(compared.at("Total") == "2 1");
    CHECK(neglect == std::map<std::string, std::string>{{"Neglect", "1 1"}, {"Conduct", "1 0"}, {"Neglect and conduct", "2 1"}});
    CHECK(rows_of("lado_by_category_and_year", year).empty());
}

ON_EVERY_DATABASE("counts are for those who may see them, and say nothing of a year without allegations") {
    PastCases cases(kind);
    const auto blocks = [&](const Period& of, const trail::Actor& actor) {
        return cases.look([&](trail::View& view) { return site::section_of(view, count_report(), of).size(); }, actor);
    };
    CHECK(blocks(year, trail::operator_named()) == 0);
    REQUIRE(cases.load("allegations", example_file("allegations")).is_accepted());
    CHECK(blocks(year, trail::operator_named()) == 12);
    CHECK(blocks(Period::year(2018), trail::operator_named()) == 0);
    CHECK(blocks(year, trail::nobody("here")) == 0);
    CHECK(cases.look([](trail::View& view) { return lado_figures(view, {}).size(); }, trail::nobody("here")) == 0);
    CHECK_FALSE(cases.look([](trail::View& view) { return static_cast<bool>(site::document_of(view, count_report(), Period::year(2018), false)); }));
}

ON_EVERY_DATABASE("a referral that was weeks late is late whether or not the bank holidays of its days are known") {
    PastCases cases(kind);
    REQUIRE(cases
                .load("allegations", allegations_of({"A-1,cumbria-county-council,2016-05-04,police,health,physical,,,2016-05-03,closed,,yes,2016-06-03,,",
                                                     "A-2,cumbria-county-council,2016-05-04,police,health,physical,,,1989-06-01,closed,,yes,2016-06-05,,"}))
                .is_accepted());
    const auto counted = figures_in(cases);
    CHECK(counted.at("lado.in_one_day_percent@2016-17").numerator->string() == "1");
    CHECK(counted.at("lado.in_one_day_percent@2016-17").denominator->string() == "2");
}

ON_EVERY_DATABASE("the report for the public hides every count under five and keeps the totals") {
    PastCases cases(kind);
    REQUIRE(cases.load("allegations", example_file("allegations")).is_accepted());
    const auto document = cases.look([](trail::View& view) { return *site::document_of(view, count_report(), year, true); });
    CHECK(document.has_suppressed_numbers);
    CHECK(document.figures.at("lado.allegations@2016-17").print == "296");
    for (const auto& [key, traced] : document.figures) {
        CAPTURE(key);
        const auto& value = traced.figure.value;
        const bool is_small_count = value && traced.figure.unit == figures::Unit::count && *value > Decimal::whole(0) && *value < Decimal::whole(5);
        CHECK_FALSE(is_small_count);
    }
}

ON_EVERY_DATABASE("consultations are counted by month in a table of their own") {
    PastCases cases(kind);
    std::string file = "reference,authority,asked_on,asker,employer,employer_name,role,category\n";
    for (const auto* day : {"2016-04-01", "2016-04-30", "2017-03-31", "2017-04-01"})
        file += std::string("K") + day + ",cumbria-county-council," + day + ",education,school_la,Moor Lane School,Teacher,physical\n";
    REQUIRE(cases.load("consultations", file).added == 4);
    const auto counted = figures_in(cases);
    CHECK(counted.at("lado.consultations@2016-17").value->string() == "3");
    CHECK(counted.at("lado.consultations@2016-04").value->string() == "2");
    CHECK(counted.at("lado.consultations@2016-05").value->string() == "0");
    CHECK(counted.at("lado.consultations@2017-03").value->string() == "1");
    CHECK_FALSE(counted.contains("lado.allegations@2016-17"));
    CHECK(cases.look([](trail::View& view) { return site::section_of(view, count_report(), year).size(); }) == 1);
}
