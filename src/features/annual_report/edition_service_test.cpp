#include "features/annual_report/edition_service.hpp"

#include "core/documents/html_pages.hpp"
#include "features/annual_report/board_test.hpp"
#include "features/annual_report/edition_store.hpp"

#include <algorithm>

namespace holdfast::annual_report {

using test::Board;

static Narrative words(const Board& board, int number, std::string markdown, int version = 0) {
    return {.year = board.year, .number = number, .title = "Title", .markdown = std::move(markdown), .version = version};
}

static Outcome<Done> save(Board& board, const Narrative& narrative) {
    return board.change([&](trail::Change& change) { return save_narrative(change, *board.contributions, narrative); });
}

static Outcome<Done> step(Board& board, Step wanted) {
    return board.change([&](trail::Change& change) { return take_step(change, *board.contributions, board.year, wanted); });
}

static void publish(Board& board) {
    for (const auto wanted : {Step::submit, Step::agree, Step::publish}) REQUIRE(step(board, wanted));
}

static std::string html_of(Board& board, Audience audience = Audience::internal) {
    const auto document = board.report(audience);
    REQUIRE_MESSAGE(document, in_words(document.refusal()));
    return documents::standalone_html(*document);
}

ON_EVERY_DATABASE("words and what slices bring stand in one section, words first") {
    Board board(kind);
    REQUIRE(save(board, words(board, 10, "Spent: {{figure:budget.spent@2016-17}}.")));
    const auto document = board.report();
    REQUIRE(document);
    REQUIRE(document->parts.size() == 2);
    CHECK(document->parts[0].title == "Title");
    CHECK(std::holds_alternative<documents::Markdown>(document->parts[0].blocks[0]));
    CHECK(std::holds_alternative<documents::Table>(document->parts[0].blocks[1]));
    CHECK(html_of(board).find("Spent: <a href=\"#figure-budget.spent-at-2016-17\">£96,814</a>.") != std::string::npos);
}

ON_EVERY_DATABASE("words that name a figure which the ledger does not hold are refused, and the key is named") {
    Board board(kind);
    const auto refused = save(board, words(board, 10, "{{figure:budget.spend@2016-17}} and {{figure:budget.spent@2016-17}}"));
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().errors == std::vector<FieldError>{{"markdown", "There is no figure budget.spend@2016-17"}});
    CHECK(board.report()->parts[0].blocks.size() == 1);
}

ON_EVERY_DATABASE("a figure that has gone since the words were saved is named with its section when the report is made") {
    Board board(kind);
    REQUIRE(save(board, words(board, 10, "{{figure:budget.spent@2016-17}}")));
    board.contributions->providers.clear();
    const auto refused = board.report();
    REQUIRE_FALSE(refused);
    CHECK(in_words(refused.refusal()) == "Section 10: markdown: There is no figure budget.spent@2016-17");
}

ON_EVERY_DATABASE("nobody overwrites what somebody else saved meanwhile") {
    Board board(kind);
    REQUIRE(save(board, words(board, 10, "first")));
    REQUIRE(save(board, words(board, 10, "second", 1)));
    const auto refused = save(board, words(board, 10, "third", 1));
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().kind == Refusal::Kind::conflict);
    CHECK(save(board, words(board, 10, "begun anew", 0)).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("the cover names the partnership") {
    Board board(kind);
    REQUIRE(save(board, words(board, cover_number, "Words on {{figure:cpp.open@2017-03-31}} plans.")));
    const auto document = board.report();
    CHECK(document->organisation == "Title");
    CHECK(html_of(board).find("Words on <a href=\"#figure-cpp.open-at-2017-03-31\">525</a> plans.") != std::string::npos);
}

ON_EVERY_DATABASE("an edition goes from draft to the Business Group, to the Board, and is published; no step can be left out") {
    Board board(kind);
    CHECK(step(board, Step::publish).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(step(board, Step::submit));
    CHECK_FALSE(step(board, Step::publish));
    REQUIRE(step(board, Step::agree));
    REQUIRE(step(board, Step::send_back));
    publish(board);
    CHECK_FALSE(step(board, Step::send_back));
    const auto edition = *board.look([&](trail::View& view) -> Outcome<Edition> { return load_edition(view, board.year); });
    CHECK(edition.status == Status::published);
    CHECK(edition.status_in_words() == "Published on 1 September 2017");
    CHECK(edition.published_by == "operator");
}

ON_EVERY_DATABASE("a report is not published while a section of it may still change, and the refusal is the section's") {
    Board board(kind);
    bool is_settled = false;
    board.contributions->sections[0].settled = [&](trail::View&, const Period& year) -> Outcome<Done> {
        if (is_settled) return Done{};
        return conflict("The budget of " + year.string() + " is open");
    };
    REQUIRE(step(board, Step::submit));
    REQUIRE(step(board, Step::agree));
    const auto refused = step(board, Step::publish);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message == "The budget of 2016-17 is open");
    CHECK(board.report()->status == "With the Board");
    is_settled = true;
    CHECK(step(board, Step::publish));
}

ON_EVERY_DATABASE("each step needs its permission") {
    Board board(kind);
    const Role writer{"writer", "Writer", {permissions::view, permissions::edit}}, approver{"approver", "Approver", {permissions::approve}};
    const auto as = [&](const Role& role, Step wanted) {
        return board.change_as(role, [&](trail::Change& change) { return take_step(change, *board.contributions, board.year, wanted); });
    };
    CHECK(as(approver, Step::submit).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(as(writer, Step::submit));
    CHECK(as(writer, Step::agree).refusal().kind == Refusal::Kind::forbidden);
    REQUIRE(as(approver, Step::agree));
    CHECK(as(approver, Step::publish).refusal().kind == Refusal::Kind::forbidden);
}

ON_EVERY_DATABASE("only a draft takes words") {
    Board board(kind);
    REQUIRE(step(board, Step::submit));
    CHECK(in_words(save(board, words(board, 10, "late")).refusal()).find("With the Business Group") != std::string::npos);
    REQUIRE(step(board, Step::send_back));
    CHECK(save(board, words(board, 10, "in time")));
}

ON_EVERY_DATABASE("a published edition shows what it showed, whatever happens to the records") {
    Board board(kind);
    REQUIRE(save(board, words(board, 10, "{{figure:budget.spent@2016-17}} and {{figure:cpp.open@2017-03-31}}")));
    const std::string before = html_of(board);
    publish(board);
    const std::string published = html_of(board), shown_in_public = html_of(board, Audience::public_);
    board.records->plans = 1;
    board.records->spent = 2;
    board.records->allegations = 77;
    CHECK(html_of(board) == published);
    CHECK(html_of(board, Audience::public_) == shown_in_public);
    board.contributions->sections.clear();
    board.contributions->providers.clear();
    CHECK(html_of(board) == published);
    CHECK(before.find("£96,814") != std::string::npos);
    CHECK(published.find("£96,814") != std::string::npos);
    CHECK(published.find("Measured by the records") != std::string::npos);
}

ON_EVERY_DATABASE("an addendum is the only change to a published edition") {
    Board board(kind);
    const AddendumDraft addendum{.year = board.year, .text = "The number of plans was **later** counted again."};
    const auto add = [&](const AddendumDraft& wanted) {
        return board.change([&](trail::Change& change) { return add_addendum_to_edition(change, *board.contributions, wanted); });
    };
    CHECK(add(addendum).refusal().kind == Refusal::Kind::conflict);
    publish(board);
    CHECK_FALSE(save(board, words(board, 10, "a correction")));
    CHECK_FALSE(add({.year = board.year, .text = " \n"}));
    REQUIRE(add(addendum));
    const std::string html = html_of(board);
    CHECK(html.find("1 September 2017, operator") != std::string::npos);
    CHECK(html.find("was <strong>later</strong> counted again") != std::string::npos);
}

ON_EVERY_DATABASE("figures that an addendum names are kept as they are on its day, and one that is not there is refused") {
    Board board(kind);
    publish(board);
    const auto add = [&](std::string text) {
        return board.change(
            [&](trail::Change& change) { return add_addendum_to_edition(change, *board.contributions, {.year = board.year, .text = std::move(text)}); });
    };
    CHECK(add("There were {{figure:budget.spent@2016-17 pounds").refusal().errors ==
          std::vector<FieldError>{{"text", "A figure is not closed with }}: {{figure:budget.spent@2016-17 pounds"}});
    CHECK(add("{{figure:no.such@2016-17}}").refusal().errors == std::vector<FieldError>{{"text", "There is no figure no.such@2016-17"}});
    REQUIRE(add("Of {{figure:cpp.open@2017-03-31}} plans, at a cost of {{figure:budget.spent@2016-17}}."));
    board.records->plans = 7;
    REQUIRE(add("Again {{figure:cpp.open@2017-03-31}}."));
    const std::string html = html_of(board);
    CHECK(html.find("Of <a href=\"#figure-cpp.open-at-2017-03-31\">525</a> plans") != std::string::npos);
    CHECK(html.find("Again <a href=\"#figure-cpp.open-at-2017-03-31\">525</a>.") != std::string::npos);
    CHECK(html.find("id=\"figure-cpp.open-at-2017-03-31\"") != std::string::npos);
}

ON_EVERY_DATABASE("a published edition still knows which agency answers for a figure, so that its public edition can name it") {
    Board board(kind);
    board.contributions->providers = {
        {"records", [](trail::View&, const figures::Wanted&) {
             auto submitted = test::figure("budget.spent", Period::year(2016), 96814, figures::Unit::pounds);
             submitted.source = {
                 .kind = figures::SourceKind::submitted, .by = "P. Sharp", .place = {}, .on = {}, .approved_by = "C. Chair", .agency = "Social Care"};
             return std::vector{submitted};
         }}};
    publish(board);
    CHECK(html_of(board).find("P. Sharp") != std::string::npos);
    const std::string shown = html_of(board, Audience::public_);
    CHECK(shown.find("Submitted by Social Care.") != std::string::npos);
    CHECK(shown.find("P. Sharp") == std::string::npos);
    CHECK(shown.find("C. Chair") == std::string::npos);
}

ON_EVERY_DATABASE("words that a slice contributes may name figures in cells and notes; one that is not there is named with its section") {
    Board board(kind);
    documents::Table table = test::budget_of(*board.records);
    table.notes = {"Spent: {{figure:budget.spent@2016-17}}."};
    table.rows.push_back({test::words("All of {{figure:cpp.open@2017-03-31}}"), test::words("")});
    board.contributions->sections = {{10, "Budget", [&](trail::View&, const Period&) { return std::vector<documents::Block>{table}; }}};
    const std::string html = html_of(board);
    CHECK(html.find("Spent: <a href=\"#figure-budget.spent-at-2016-17\">£96,814</a>.") != std::string::npos);
    CHECK(html.find("All of <a href=\"#figure-cpp.open-at-2017-03-31\">525</a>") != std::string::npos);
    table.notes = {"{{figure:no.such@2016-17}}"};
    CHECK(in_words(board.report().refusal()) == "Section 10: There is no figure no.such@2016-17");
}

ON_EVERY_DATABASE("the public edition shows no small count of people, nor what gives it away") {
    Board board(kind);
    REQUIRE(save(board, words(board, 1, "{{figure:lado.physical@2016-17}} allegations")));
    const std::string html = html_of(board, Audience::public_);
    CHECK(html.find(">[c]</a> allegations") != std::string::npos);
    CHECK(html.find(">3<") == std::string::npos);
    CHECK(html.find(">20<") == std::string::npos);
    CHECK(html.find(">23<") != std::string::npos);
    CHECK(html_of(board).find(">3</a> allegations") != std::string::npos);
}

static exchange::ImportReport import(Board& board, std::string_view bytes) {
    const auto kind = narrative_import(board.contributions);
    exchange::ImportReport report;
    (void)board.change([&](trail::Change& change) { return exchange::import_file(change, kind, bytes, false, report); });
    return report;
}

ON_EVERY_DATABASE("words are imported by section, and the same file twice changes nothing") {
    Board board(kind);
    const auto* file = "year,section,title,markdown\n2016-17,0,The Board,\n2016-17,10,Money,\"Spent: {{figure:budget.spent@2016-17}}\"\n";
    const auto first = import(board, file), second = import(board, file);
    REQUIRE(first.is_accepted());
    CHECK(first.added == 2);
    CHECK(second.unchanged == 2);
    CHECK(import(board, "year,section,title,markdown\n2016-17,10,Money,other\n").changed == 1);
    CHECK(board.report()->organisation == "The Board");
}

ON_EVERY_DATABASE("an import that names an unknown figure is refused whole, and says which row and key") {
    Board board(kind);
    const auto report = import(board, "year,section,title,markdown\n2016-17,1,Good,words\n2016-17,2,Bad,{{figure:no.such@2016-17}}\n");
    REQUIRE(report.rejections.size() == 1);
    CHECK(report.rejections[0].line == 3);
    CHECK(report.rejections[0].column == "markdown");
    CHECK(report.rejections[0].reason.find("no.such@2016-17") != std::string::npos);
    CHECK(board.report()->parts.size() == 2);
}

ON_EVERY_DATABASE("context figures are those the year's publication states in section 4, each as the ledger shows it") {
    Board board(kind);
    board.contributions->providers = {
        {"records", [](trail::View&, const figures::Wanted&) {
             auto stated = test::figure("cpp.open", Period::day(make_date(2017, 3, 31)), 523, figures::Unit::count);
             stated.source = {.kind = figures::SourceKind::published, .by = "Annual Report 2016-17", .place = "section 4", .on = {}, .approved_by = {}};
             auto elsewhere = stated, far = stated;
             far.measure = "far.away";
             far.source.place = "section 41";
             elsewhere.source.kind = figures::SourceKind::measured;
             elsewhere.value = Decimal::whole(525);
             return std::vector{stated, elsewhere, far};
         }}};
    const auto document = board.report();
    const auto& table = std::get<documents::Table>(document->parts[0].blocks[0]);
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0][3].text == "525");
    CHECK(html_of(board).find("Elsewhere stated as 523") != std::string::npos);
}

}  // namespace holdfast::annual_report
