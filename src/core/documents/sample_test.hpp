#pragma once

#include "core/documents/document.hpp"

namespace holdfast::documents::test {

inline Cell words(std::string text) { return {.text = std::move(text), .number = {}, .figure = {}, .is_count_of_people = false}; }
inline Cell number(int value, std::string figure = {}) {
    return {.text = {}, .number = Decimal::whole(value), .figure = std::move(figure), .is_count_of_people = false};
}
inline Cell people(int value, std::string figure = {}) {
    return {.text = {}, .number = Decimal::whole(value), .figure = std::move(figure), .is_count_of_people = true};
}

inline Traced traced(std::string measure, Period period, Decimal value, figures::Unit unit, std::string label) {
    Traced made;
    made.figure.measure = std::move(measure);
    made.figure.period = period;
    made.figure.label = std::move(label);
    made.figure.unit = unit;
    made.figure.value = value;
    made.figure.basis = period.kind() == Period::Kind::day ? Basis::snapshot : Basis::year;
    made.figure.source = {.kind = figures::SourceKind::published, .by = "the annual report", .place = "section 10", .on = {}, .approved_by = {}};
    made.print = figures::display(made.figure);
    return made;
}

inline void add(Document& document, Traced figure) {
    std::string key = figure.figure.key();
    document.figures.emplace(std::move(key), std::move(figure));
}

inline Table budget() {
    Table table{.name = "budget_contributions",
                .caption = "Contributions to the budget, 2016-17",
                .columns = {{"Contributor", false}, {"Amount", true}},
                .rows = {},
                .has_total_row = true,
                .has_total_column = false,
                .notes = {"Whole pounds."}};
    const std::pair<const char*, int> lines[] = {{"Children's Services", 96814}, {"CCG", 61079}, {"Police", 13811}};
    for (const auto& [name, pounds] : lines) table.rows.push_back({words(name), number(pounds, "budget.contribution@2016-17/" + std::string(name))});
    table.rows.push_back({words("Total"), number(171704)});
    return table;
}

inline Table allegations() {
    return {.name = "allegations",
            .caption = "Allegations by employer and category",
            .columns = {{"Employer", false}, {"Physical", true}, {"Sexual", true}, {"Total", true}},
            .rows = {{words("Schools"), people(40, "lado.allegations@2016-17/schools"), people(3, "lado.allegations@2016-17/schools-sexual"), people(43)},
                     {words("Health"), people(12), people(7), people(19)},
                     {words("Sport"), people(9), people(0), people(9)},
                     {words("Total"), people(61), people(10), people(71)}},
            .has_total_row = true,
            .has_total_column = true,
            .notes = {}};
}

inline Chart allegations_chart() {
    return {.kind = Chart::Kind::stacked_bar,
            .name = "allegations",
            .title = "Most allegations come from schools",
            .subtitle = "Allegations by employer, 2016-17",
            .unit = "count",
            .categories = {"Schools", "Health", "Sport"},
            .series = {{"Physical", {Decimal::whole(40), Decimal::whole(12), Decimal::whole(9)}},
                       {"Sexual", {Decimal::whole(3), Decimal::whole(7), Decimal::whole(0)}}},
            .target = {}};
}

inline Tree structure() {
    return {.name = "structure",
            .caption = "Structure of the partnership",
            .root = {"Local Safeguarding Children Board",
                     "chaired by the Independent Chair",
                     {{"Business Group",
                       "chaired by the Chair of the Board",
                       {{"Case Review Group", "", {}},
                        {"Child Death Overview Panel", "", {}},
                        {"Education", "", {}},
                        {"Health", "", {}},
                        {"Policy and Procedures", "", {}}}},
                      {"Hub Programme Board", "", {}}}}};
}

inline Document sample() {
    Document document{.title = "Annual report 2016-17",
                      .organisation = "Example Safeguarding Children Board",
                      .introduction = "What the partnership did and found.",
                      .edition = "Internal edition",
                      .status = "Draft",
                      .is_public = false,
                      .has_suppressed_numbers = false,
                      .parts = {},
                      .figures = {},
                      .addenda = {}};
    using figures::Unit;
    const Period year = Period::year(2016);
    for (const auto& [name, pounds] : {std::pair{"Children's Services", 96814}, {"CCG", 61079}, {"Police", 13811}}) {
        Traced line = traced("budget.contribution", year, Decimal::whole(pounds), Unit::pounds, "Contribution to the budget");
        line.figure.population = name;
        add(document, std::move(line));
    }
    Traced schools = traced("lado.allegations", year, Decimal::whole(40), Unit::count, "Allegations");
    schools.figure.population = "schools";
    add(document, schools);
    Traced small = traced("lado.allegations", year, Decimal::whole(3), Unit::count, "Allegations");
    small.figure.population = "schools-sexual";
    small.figure.note = "Three of them in one school.";
    add(document, small);
    Traced plans = traced("cpp.open", Period::day(make_date(2017, 3, 31)), Decimal::whole(525), Unit::count, "Children with a child protection plan");
    plans.others.push_back(plans.figure);
    plans.others.back().value = Decimal::whole(523);
    plans.others.back().source.place = "section 4";
    add(document, plans);
    Traced share = traced("review.late", year, Decimal(25, 1), Unit::percent, "Reviews held late");
    share.figure.numerator = Decimal::whole(2);
    share.figure.denominator = Decimal::whole(80);
    add(document, share);

    document.parts.push_back(
        {.number = 4,
         .title = "Children in the area",
         .layout = Layout::flow,
         .blocks = {Markdown{"At the end of March **{{figure:cpp.open@2017-03-31}}** children had a plan.\n\n- a list\n- of *two*\n\n### Too deep a heading\n\n"
                             "[A page](https://example.org/), [a trap](javascript:alert(1)) and <b>no markup</b>."}}});
    document.parts.push_back({.number = 8, .title = "Structure", .layout = Layout::flow, .blocks = {structure()}});
    document.parts.push_back({.number = 10, .title = "Budget", .layout = Layout::flow, .blocks = {budget()}});
    document.parts.push_back(
        {.number = 22,
         .title = "Allegations against staff",
         .layout = Layout::flow,
         .blocks = {
             Heading{"Who reported"}, allegations_chart(), allegations(),
             Markdown{"In schools {{figure:lado.allegations@2016-17/schools-sexual}} were sexual; {{figure:review.late@2016-17}} of reviews were late."}}});
    document.parts.push_back(
        {.number = 32,
         .title = "The report on a page",
         .layout = Layout::panels,
         .blocks = {Markdown{"## Achievements\n\n- {{figure:cpp.open@2017-03-31}} plans\n\n## Performance\n\n- one\n\n## Members' view\n\n- two"}}});
    return document;
}

}  // namespace holdfast::documents::test
