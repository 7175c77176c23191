#include "core/documents/public_edition.hpp"

#include "core/documents/dress_pages.hpp"
#include "core/documents/html_pages.hpp"
#include "core/documents/part_json.hpp"
#include "core/documents/sample_test.hpp"
#include "core/documents/table_listing.hpp"

#include <doctest/doctest.h>

namespace holdfast::documents {

static Table table_named(const Document& document, std::string_view name) {
    for (const auto& [part, table] : tables_of(document))
        if (table->name == name) return *table;
    throw std::runtime_error("no such table");
}

static bool is_hidden(const Cell& cell) { return cell.text == "[c]" && !cell.number; }

TEST_CASE("in the public edition a small count of people is hidden, and what would give it away") {
    const Document document = public_edition(test::sample());
    const Table table = table_named(document, "allegations");
    CHECK(is_hidden(table.rows[0][2]));
    CHECK(is_hidden(table.rows[0][1]));
    CHECK(is_hidden(table.rows[1][2]));
    CHECK(is_hidden(table.rows[1][1]));
    CHECK(document.has_suppressed_numbers);
}

TEST_CASE("zero stays zero and totals stay") {
    const Table table = table_named(public_edition(test::sample()), "allegations");
    CHECK(table.rows[2][2].number == Decimal::whole(0));
    CHECK(table.rows[3][3].number == Decimal::whole(71));
    CHECK(table.rows[0][3].number == Decimal::whole(43));
}

TEST_CASE("a hidden number is taken out of the figure itself, so that no writer can print it") {
    const Document document = public_edition(test::sample());
    const Traced& figure = document.figures.find("lado.allegations@2016-17/schools-sexual")->second;
    CHECK(figure.is_suppressed);
    CHECK_FALSE(figure.figure.value);
    CHECK(figure.figure.note.empty());
    CHECK(figure.print == "[c]");
}

TEST_CASE("a cell hidden to protect another is hidden in the words as well") {
    Document document = test::sample();
    document.parts[3].blocks.emplace_back(Markdown{"All in schools: {{figure:lado.allegations@2016-17/schools}}."});
    const std::string html = standalone_html(public_edition(document));
    CHECK(html.find("All in schools: <a href=\"#figure-lado.allegations-at-2016-17_2fschools\">[c]</a>") != std::string::npos);
}

TEST_CASE("a percentage with a small numerator is hidden, and its counts with it") {
    const Document document = public_edition(test::sample());
    const Traced& late = document.figures.find("review.late@2016-17")->second;
    CHECK(late.print == "[c]");
    CHECK_FALSE(late.figure.numerator);
}

TEST_CASE("a number beside a hidden count that could give it away, such as a gap, is hidden with it") {
    Document document = test::sample();
    document.parts[3].blocks.emplace_back(Table{.name = "gaps",
                                                .caption = "Started and closed",
                                                .columns = {{"Month", false}, {"Started", true}, {"Closed", true}, {"Gap", true}},
                                                .rows = {{{.text = "March"},
                                                          {.number = Decimal::whole(3), .is_count_of_people = true},
                                                          {.number = Decimal::whole(40), .is_count_of_people = true},
                                                          {.number = Decimal::whole(-37)}}}});
    const Table table = table_named(public_edition(document), "gaps");
    CHECK(is_hidden(table.rows[0][1]));
    CHECK(is_hidden(table.rows[0][3]));
}

TEST_CASE("words and notes that state a hidden number are not shown, others are") {
    Document document = test::sample();
    const auto hidden = document.figures.find("lado.allegations@2016-17/schools-sexual")->second.figure.value->string();
    document.parts[3].blocks.emplace_back(Markdown{"There were " + hidden + ". That is few."});
    document.parts[3].blocks.emplace_back(Markdown{"There were some."});
    const Document edition = public_edition(document);
    const auto& blocks = edition.parts[3].blocks;
    CHECK(std::get<Markdown>(blocks[blocks.size() - 2]).text.starts_with("A passage is not shown"));
    CHECK(std::get<Markdown>(blocks.back()).text == "There were some.");
}

TEST_CASE("a passage that states a hidden number is taken out of the introduction and of addenda, the passages beside it stay") {
    Document document = test::sample();
    document.introduction = "What was done.\n\nThere were 3 in schools.\n\nOn 3 March 2017 section 3 was written.";
    document.addenda.push_back({.on = make_date(2017, 9, 1), .by = "A. Person", .text = "Counted again: 3.\n\nNo more."});
    const Document edition = public_edition(document);
    CHECK(edition.introduction ==
          "What was done.\n\nA passage is not shown here because it states a number that is not shown.\n\nOn 3 March 2017 section 3 was written.");
    CHECK(edition.addenda[0].text == "A passage is not shown here because it states a number that is not shown.\n\nNo more.");
}

TEST_CASE("a figure that is named is hidden where it stands, without the passage around it") {
    Document document = test::sample();
    document.introduction = "In schools {{figure:lado.allegations@2016-17/schools-sexual}} were sexual, counted on 3 March.";
    const std::string html = standalone_html(public_edition(document));
    CHECK(html.find(">[c]</a> were sexual, counted on 3 March.") != std::string::npos);
}

TEST_CASE("the public edition names agencies, not the people who submitted, approved or added something") {
    Document document = test::sample();
    auto& plans = document.figures.find("cpp.open@2017-03-31")->second;
    plans.figure.source = {.kind = figures::SourceKind::submitted, .by = "P. Sharp", .place = {}, .on = {}, .approved_by = "C. Chair", .agency = "Social Care"};
    plans.others[0].source = {.kind = figures::SourceKind::submitted, .by = "Q. Blunt", .place = {}, .on = {}, .approved_by = {}, .agency = {}};
    document.addenda.push_back({.on = make_date(2017, 9, 1), .by = "A. Person", .text = "More."});
    const std::string internal = standalone_html(document), shown = standalone_html(public_edition(document));
    for (const auto* person : {"P. Sharp", "C. Chair", "Q. Blunt", "A. Person"}) {
        CAPTURE(person);
        CHECK(internal.find(person) != std::string::npos);
        CHECK(shown.find(person) == std::string::npos);
    }
    CHECK(shown.find("Submitted by Social Care.") != std::string::npos);
    CHECK(shown.find("submitted by an agency of the partnership.") != std::string::npos);
    CHECK(shown.find(">1 September 2017</h3>") != std::string::npos);
}

TEST_CASE("a percentage that leaves a small rest is hidden with its counts, by whichever source states them") {
    Document document = test::sample();
    auto& figure = document.figures.find("review.late@2016-17")->second;
    figure.figure.numerator = Decimal::whole(78);
    figure.figure.value = Decimal{975, 1};
    figure.print = "97.5%";
    Document stated_elsewhere = document;
    auto& late = stated_elsewhere.figures.find("review.late@2016-17")->second;
    late.others.push_back(late.figure);
    late.figure.numerator.reset();
    late.figure.denominator.reset();
    for (const Document& shown : {public_edition(document), public_edition(stated_elsewhere)}) {
        const Traced& hidden = shown.figures.find("review.late@2016-17")->second;
        CHECK(hidden.print == "[c]");
        CHECK_FALSE(hidden.figure.denominator);
        CHECK(hidden.others.empty());
    }
}

static Traced share_of(std::string measure, Decimal value, std::optional<Decimal> part, std::optional<Decimal> whole) {
    Traced made = test::traced(std::move(measure), Period::year(2016), value, figures::Unit::percent, "Share");
    made.figure.numerator = part;
    made.figure.denominator = whole;
    return made;
}

TEST_CASE("a share that with its known whole gives a small count is hidden, although no source states the count") {
    Document document;
    test::add(document, share_of("few", Decimal(5, 1), {}, Decimal::whole(631)));
    test::add(document, share_of("enough", Decimal(8, 1), {}, Decimal::whole(631)));
    test::add(document, share_of("none", Decimal(0, 1), {}, Decimal::whole(631)));
    test::add(document, share_of("all", Decimal(1000, 1), {}, Decimal::whole(631)));
    test::add(document, share_of("all_but_few", Decimal(994, 1), {}, Decimal::whole(631)));
    test::add(document, share_of("rest_few", Decimal(994, 1), Decimal::whole(627), {}));
    Traced rate = share_of("rate", Decimal(3, 1), {}, Decimal::whole(92800));
    rate.figure.unit = figures::Unit::rate_per_10000;
    test::add(document, rate);
    Traced high = share_of("high", Decimal(680, 1), {}, Decimal::whole(92800));
    high.figure.unit = figures::Unit::rate_per_10000;
    test::add(document, high);
    const Document shown = public_edition(document);
    for (const auto* measure : {"few", "all_but_few", "rest_few", "rate"}) {
        CAPTURE(measure);
        CHECK(shown.figures.find(std::string(measure) + "@2016-17")->second.is_suppressed);
    }
    for (const auto* measure : {"enough", "none", "all", "high"}) {
        CAPTURE(measure);
        CHECK_FALSE(shown.figures.find(std::string(measure) + "@2016-17")->second.is_suppressed);
    }
}

TEST_CASE("of two shares of one whole neither gives the other away, whether or not the whole is a figure") {
    Document document;
    Traced most = share_of("most", Decimal::whole(85), {}, {}), few = share_of("few", Decimal::whole(15), Decimal::whole(3), Decimal::whole(20));
    for (Traced* part : {&most, &few}) {
        part->figure.part_of = "whole@2016-17";
        part->figure.part_by = "kind";
    }
    test::add(document, most);
    test::add(document, few);
    CHECK(public_edition(document).figures.find("most@2016-17")->second.is_suppressed);
    test::add(document, test::traced("whole", Period::year(2016), Decimal::whole(20), figures::Unit::count, "Whole"));
    document.figures.find("few@2016-17")->second.figure.numerator.reset();
    document.figures.find("few@2016-17")->second.figure.denominator.reset();
    const Document shown = public_edition(document);
    CHECK(shown.figures.find("few@2016-17")->second.is_suppressed);
    CHECK(shown.figures.find("most@2016-17")->second.is_suppressed);
    CHECK_FALSE(shown.figures.find("whole@2016-17")->second.is_suppressed);
}

TEST_CASE("a percentage beside a hidden count is hidden") {
    Document document = test::sample();
    document.parts.push_back(
        {.number = 30,
         .title = "Shares",
         .layout = Layout::flow,
         .blocks = {
             Table{.name = "shares",
                   .caption = "Shares",
                   .columns = {{"Year", false}, {"Children", true}, {"Of all", true}},
                   .rows = {{test::words("2016"), test::people(2), {.text = "2.5%", .number = Decimal(25, 1), .figure = {}, .is_count_of_people = false}},
                            {test::words("2017"), test::people(20), {.text = "25.0%", .number = Decimal(250, 1), .figure = {}, .is_count_of_people = false}}},
                   .has_total_row = false,
                   .has_total_column = false,
                   .notes = {}}}});
    const Table table = table_named(public_edition(document), "shares");
    CHECK(is_hidden(table.rows[0][1]));
    CHECK(is_hidden(table.rows[0][2]));
    CHECK(table.rows[1][2].number == Decimal(250, 1));
}

TEST_CASE("the points of a chart go with the cells they are drawn from") {
    const Document document = public_edition(test::sample());
    const auto& chart = std::get<Chart>(document.parts[3].blocks[1]);
    CHECK_FALSE(chart.series[1].values[0]);
    CHECK_FALSE(chart.series[0].values[0]);
    CHECK(chart.series[0].values[2] == Decimal::whole(9));
    CHECK(chart.series[1].hidden.at(0));
    CHECK(chart.series[0].hidden.at(0));
    CHECK_FALSE(chart.series[0].hidden.at(2));
    const auto page = standalone_html(document);
    CHECK(page.find("Sexual not shown") != std::string::npos);
    CHECK(page.find("no data") == std::string::npos);
    CHECK(chart_picture(chart).find("[c]") != std::string::npos);
}

TEST_CASE("a chart that cannot be matched with its table is not shown when the table hides something") {
    Document document = test::sample();
    std::get<Chart>(document.parts[3].blocks[1]).categories[0] = "All schools";
    const Document shown = public_edition(document);
    CHECK(std::holds_alternative<Markdown>(shown.parts[3].blocks[1]));
}

TEST_CASE("money and counts of things are never hidden") {
    Document document = test::sample();
    Table groups{.name = "groups",
                 .caption = "Groups",
                 .columns = {{"Kind", false}, {"Number", true}},
                 .rows = {{test::words("Task groups"), test::number(2, "group.count@2016-17")}},
                 .has_total_row = false,
                 .has_total_column = false,
                 .notes = {}};
    test::add(document, test::traced("group.count", Period::year(2016), Decimal::whole(2), figures::Unit::count, "Groups"));
    document.parts[2].blocks.emplace_back(groups);
    const Document shown = public_edition(document);
    CHECK(table_named(shown, "groups").rows[0][1].number == Decimal::whole(2));
    CHECK(table_named(shown, "budget_contributions").rows[0][1].number == Decimal::whole(96814));
}

TEST_CASE("a figure hidden in one table is hidden in every other, and what protects it there") {
    Document document = test::sample();
    document.parts.push_back({.number = 23,
                              .title = "Again",
                              .layout = Layout::flow,
                              .blocks = {Table{.name = "again",
                                               .caption = "Again",
                                               .columns = {{"Employer", false}, {"Physical", true}},
                                               .rows = {{test::words("Schools"), test::people(40, "lado.allegations@2016-17/schools")},
                                                        {test::words("Health"), test::people(12)},
                                                        {test::words("Sport"), test::people(9)},
                                                        {test::words("Total"), test::people(61)}},
                                               .has_total_row = true,
                                               .has_total_column = false,
                                               .notes = {}}}});
    const Table table = table_named(public_edition(document), "again");
    CHECK(is_hidden(table.rows[0][1]));
    CHECK((is_hidden(table.rows[1][1]) || is_hidden(table.rows[2][1])));
}

TEST_CASE("parts of a total that stand in different tables do not give one another away") {
    Document document;
    const auto part = [&](std::string name, int value, std::string part_of) {
        Traced made = test::traced("visits", Period::year(2016), Decimal::whole(value), figures::Unit::count, "Visits");
        made.figure.population = std::move(name);
        made.figure.part_of = std::move(part_of);
        test::add(document, made);
    };
    part("", 50, {});
    for (const auto& [name, value] : {std::pair{"north", 2}, {"south", 20}, {"west", 28}}) part(name, value, "visits@2016-17");
    document.parts.push_back(
        {.number = 1,
         .title = "Visits",
         .layout = Layout::flow,
         .blocks = {Markdown{"{{figure:visits@2016-17}}: {{figure:visits@2016-17/north}}, {{figure:visits@2016-17/south}}, {{figure:visits@2016-17/west}}"}}});
    const Document shown = public_edition(document);
    const auto print = [&](std::string_view key) { return shown.figures.find(key)->second.print; };
    CHECK(print("visits@2016-17") == "50");
    CHECK(print("visits@2016-17/north") == "[c]");
    CHECK((print("visits@2016-17/south") == "[c]") != (print("visits@2016-17/west") == "[c]"));
}

/// Two indicators with a small count and one without; a target of 3 and a red rating leave 4 alone, a target of 1 and a green one 1 alone.
static Document rated() {
    const auto count = [](std::string_view code, int value) {
        figures::Figure figure{.measure = std::string(code),
                               .population = {},
                               .period = Period::parse("2016-17").value(),
                               .unit = figures::Unit::count,
                               .value = Decimal::whole(value)};
        return Traced{.figure = std::move(figure), .others = {}, .print = std::to_string(value), .is_suppressed = false};
    };
    const auto row = [](std::string code, int value, std::string rating) {
        return std::vector<Cell>{{.text = code},
                                 {.number = Decimal::whole(value), .figure = code + "@2016-17", .is_count_of_people = true},
                                 {.text = std::move(rating)},
                                 {.text = "3"}};
    };
    Document document = test::sample();
    for (const auto& [code, value] : {std::pair("B1", 4), std::pair("B10", 12)}) document.figures.emplace(std::string(code) + "@2016-17", count(code, value));
    Table ratings{.name = "ratings",
                  .caption = "Indicators by rating",
                  .columns = {{"Rating"}, {"Indicators", true}},
                  .has_total_row = true,
                  .counts_verdicts_of = "scorecard"};
    ratings.rows = {{{.text = "Red"}, {.number = Decimal::whole(1)}},
                    {{.text = "Green"}, {.number = Decimal::whole(1)}},
                    {{.text = "Total"}, {.number = Decimal::whole(2)}}};
    Table scorecard{
        .name = "scorecard", .caption = "Scorecard", .columns = {{"Code"}, {"Value", true}, {"Rating", false, true}, {"Target"}}, .ties = Ties::rows};
    scorecard.rows = {row("B1", 4, "R"), row("B10", 12, "G")};
    scorecard.notes = {"B1: red by decision", "B10: green by decision"};
    document.parts = {
        {.number = 12,
         .title = "Indicators",
         .blocks = {std::move(ratings), std::move(scorecard), Markdown{"Why B1 is a concern.", "B1@2016-17"}, Markdown{"Why B10 is one.", "B10@2016-17"}}}};
    return document;
}

TEST_CASE("a rating goes with the small count that it would tell, and all that tells the rating with it") {
    for (const Document& document : {public_edition(rated()), public_edition([] {
                                         Document kept = rated();
                                         kept.parts[0] = part_from_json(to_json(kept.parts[0]));
                                         return kept;
                                     }())}) {
        const Table scorecard = table_named(document, "scorecard");
        CHECK(is_hidden(scorecard.rows[0][1]));
        CHECK(is_hidden(scorecard.rows[0][2]));
        CHECK(scorecard.rows[0][3].text == "3");
        CHECK(scorecard.rows[1][2].text == "G");
        CHECK(scorecard.notes.front() == "B10: green by decision");
        const Table ratings = table_named(document, "ratings");
        CHECK(is_hidden(ratings.rows[0][1]));
        CHECK(is_hidden(ratings.rows[1][1]));
        CHECK(ratings.rows[2][1].number == Decimal::whole(2));
        REQUIRE(document.parts[0].blocks.size() == 3);
        CHECK(std::get<Markdown>(document.parts[0].blocks[2]).text == "Why B10 is one.");
    }
}

TEST_CASE("ratings are shown where no number beside them is hidden") {
    const Document document = public_edition(rated(), 4);
    CHECK(table_named(document, "scorecard").rows[0][2].text == "R");
    CHECK(table_named(document, "ratings").rows[0][1].number == Decimal::whole(1));
    CHECK(document.parts[0].blocks.size() == 4);
}

TEST_CASE("the CSV and what is kept hold no trace of a hidden number") {
    const Document document = public_edition(test::sample());
    const Table table = table_named(document, "allegations");
    CHECK(exchange::to_csv(listing_of(table, document.figures)) ==
          "Employer,Physical,Sexual,Total\r\nSchools,[c],[c],43\r\nHealth,[c],[c],19\r\nSport,9,0,9\r\nTotal,61,10,71\r\n");
    CHECK(to_json(document.parts[3]).find("\"40\"") == std::string::npos);
}

}  // namespace holdfast::documents
