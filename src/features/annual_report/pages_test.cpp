#include "features/annual_report/annual_report.hpp"
#include "features/annual_report/board_test.hpp"
#include "features/annual_report/edition_store.hpp"

#include <algorithm>
#include <atomic>
#include <future>

namespace holdfast::annual_report {

using test::Board;

/// The slice's routes, asked as a person with a role would.
struct Site {
    explicit Site(Board& board) : board_(board) { feature(board.contributions->sections, board.contributions->providers).routes(router_); }

    const site::Route& route(std::string_view pattern, web::Method method) const {
        const auto found = std::ranges::find_if(router_.routes(), [&](const site::Route& one) { return one.pattern == pattern && one.method == method; });
        REQUIRE(found != router_.routes().end());
        return *found;
    }
    Outcome<site::Answer> get(std::string_view pattern, const web::Request& request, const trail::Actor& actor = trail::operator_named()) {
        return board_.journal.view(actor, [&](trail::View& view) { return route(pattern, web::Method::get).view(view, request); });
    }
    Outcome<site::Answer> post(std::string_view pattern, const web::Request& request) {
        const auto& posted = route(pattern, web::Method::post);
        if (posted.act) return posted.act(board_.journal, trail::operator_named(), request);
        return board_.journal.change(trail::operator_named(), posted.reason, [&](trail::Change& change) { return posted.change(change, request); });
    }

private:
    Board& board_;
    site::Router router_;
};

static web::Request asking(std::map<std::string, std::string, std::less<>> parameters = {{"year", "2016-17"}}) {
    web::Request request;
    request.path_parameters = std::move(parameters);
    return request;
}

static web::Request posting(std::vector<std::pair<std::string, std::string>> fields) {
    web::Request request = asking({{"year", "2016-17"}, {"number", "10"}});
    for (auto& [name, value] : fields) request.form.add(name, value);
    return request;
}

static std::string text_of(const Outcome<site::Answer>& answer) {
    REQUIRE_MESSAGE(answer, in_words(answer.refusal()));
    return std::get<site::Page>(*answer).main.string();
}

static bool holds(const std::string& text, std::string_view sought) { return text.find(sought) != std::string::npos; }

static const std::string section_pattern = "/reports/annual/{year}/sections/{number}";
static const std::string words_pattern = section_pattern + "/words";

static web::Request asking_for(std::string number) { return asking({{"year", "2016-17"}, {"number", std::move(number)}}); }

ON_EVERY_DATABASE("the report's page shows its status, its downloads and its contents, with the places that older addresses name") {
    Board board(kind);
    const std::string page = text_of(Site(board).get("/reports/annual/{year}", asking()));
    CHECK(holds(page, "Annual report 2016-17"));
    CHECK(holds(page, "Draft"));
    CHECK(holds(page, "/reports/annual/2016-17/download/pdf?edition=public"));
    CHECK(holds(page, "<li id=\"section-10\">"));
    CHECK(holds(page, "href=\"/reports/annual/2016-17/sections/22\">Allegations</a>"));
    CHECK_FALSE(holds(page, "<table"));
}

ON_EVERY_DATABASE("a section's page has its numbers, which lead to their figures, its tables as files, and the ways to the other sections") {
    Board board(kind);
    const std::string page = text_of(Site(board).get(section_pattern, asking_for("10")));
    CHECK(holds(page, "href=\"/figures/budget.spent/2016-17\""));
    CHECK(holds(page, "/reports/annual/2016-17/tables/budget.csv"));
    CHECK_FALSE(holds(page, "/tables/allegations.csv"));
    CHECK(holds(page, "href=\"/reports/annual/2016-17/sections/10\" aria-current=\"page\""));
    CHECK(holds(page, "href=\"/reports/annual/2016-17/sections/22\" rel=\"next\""));
    CHECK_FALSE(holds(page, "rel=\"prev\""));
}

ON_EVERY_DATABASE("a section that the report has not is not found") {
    Board board(kind);
    for (const auto* number : {"0", "11", "100", "ten", "10x"}) {
        CAPTURE(number);
        const auto answer = Site(board).get(section_pattern, asking_for(number));
        REQUIRE_FALSE(answer);
        CHECK(answer.refusal().kind == Refusal::Kind::not_found);
    }
}

ON_EVERY_DATABASE("a section says how far the edition has come, and that something was added to it") {
    Board board(kind);
    Site pages(board);
    CHECK(holds(text_of(pages.get(section_pattern, asking_for("22"))), "Draft."));
    for (const auto* step : {"submission", "agreement", "publication"}) REQUIRE(pages.post("/reports/annual/{year}/" + std::string(step), posting({})));
    CHECK_FALSE(holds(text_of(pages.get(section_pattern, asking_for("22"))), "#addenda"));
    REQUIRE(pages.post("/reports/annual/{year}/addenda", posting({{"text", "Later."}})));
    const std::string page = text_of(pages.get(section_pattern, asking_for("22")));
    CHECK(holds(page, "Published on 1 September 2017."));
    CHECK(holds(page, "href=\"/reports/annual/2016-17#addenda\""));
    CHECK_FALSE(holds(page, "/words"));
}

ON_EVERY_DATABASE("what moves an edition on is offered to those who may do it only") {
    Board board(kind);
    Site pages(board);
    const Role reader{"reader", "Reader", {permissions::view}};
    trail::Actor actor = trail::nobody("test");
    actor.account = {7};
    actor.roles = {&reader};
    CHECK(holds(text_of(pages.get("/reports/annual/{year}", asking())), "Put to the Business Group"));
    const std::string read_only = text_of(pages.get("/reports/annual/{year}", asking(), actor));
    CHECK_FALSE(holds(read_only, "Put to the Business Group"));
    CHECK_FALSE(holds(read_only, "Write the words"));
    CHECK(holds(text_of(pages.get(section_pattern, asking_for("10"))), "/sections/10/words"));
    CHECK_FALSE(holds(text_of(pages.get(section_pattern, asking_for("10"), actor)), "/words"));
}

ON_EVERY_DATABASE("a preview shows the words with their figures and saves nothing") {
    Board board(kind);
    const auto answer =
        Site(board).post(words_pattern, posting({{"title", "Money"}, {"markdown", "Spent {{figure:budget.spent@2016-17}}, 12 times."}, {"preview", "yes"}}));
    const std::string page = text_of(answer);
    CHECK(holds(page, ">£96,814</a>, 12 times."));
    CHECK(holds(page, "Numbers in these words that are not figures."));
    CHECK(holds(page, "12: no figure has this value"));
    CHECK(board.report()->parts[0].title == "Budget");
}

ON_EVERY_DATABASE(
    "a typed number that is the value of a figure is shown with it, when the words are previewed, when they are saved and when they are opened again") {
    Board board(kind);
    Site pages(board);
    const auto wanted = "<code>{{figure:cpp.open@2017-03-31}}</code>";
    const std::vector<std::pair<std::string, std::string>> fields{{"title", "Plans"}, {"markdown", "There were 525."}, {"version", "0"}};
    auto preview = fields;
    preview.emplace_back("preview", "yes");
    CHECK(holds(text_of(pages.post(words_pattern, posting(preview))), wanted));
    const auto saved = pages.post(words_pattern, posting(fields));
    REQUIRE(saved);
    std::string headers;
    for (const auto& [name, value] : std::get<web::Response>(*saved).headers) headers += name + value;
    CHECK(holds(headers, "525"));
    CHECK(holds(text_of(pages.get(words_pattern, asking({{"year", "2016-17"}, {"number", "10"}}))), wanted));
}

ON_EVERY_DATABASE("what is no draft shows no form for its sections, what is not published none for an addendum") {
    Board board(kind);
    Site pages(board);
    const auto of_section = asking({{"year", "2016-17"}, {"number", "10"}});
    CHECK(holds(text_of(pages.get(words_pattern, of_section)), "<form"));
    CHECK(pages.get("/reports/annual/{year}/addenda", asking()).refusal().kind == Refusal::Kind::conflict);
    REQUIRE(pages.post("/reports/annual/{year}/submission", posting({})));
    CHECK(pages.get(words_pattern, of_section).refusal().message.find("Send it back for changes first") != std::string::npos);
    for (const auto* step : {"agreement", "publication"}) REQUIRE(pages.post("/reports/annual/{year}/" + std::string(step), posting({})));
    const auto refused = pages.get(words_pattern, of_section);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().message == "This edition is published and does not change. Add an addendum instead.");
    CHECK_FALSE(holds(text_of(pages.get("/reports/annual/{year}", asking())), "/words"));
    CHECK(holds(text_of(pages.get("/reports/annual/{year}/addenda", asking())), "<form"));
}

ON_EVERY_DATABASE("a year of which nothing is recorded has no report; who may write one is shown how to start it, for a year that has begun") {
    Board board(kind);
    board.contributions->providers = {{"records", [kept = board.records](trail::View&, const figures::Wanted& wanted) {
                                           return wanted.covers(Period::year(2016)) ? test::figures_of(*kept) : std::vector<figures::Figure>{};
                                       }}};
    Site pages(board);
    const Role reader{"reader", "Reader", {permissions::view}};
    trail::Actor actor = trail::nobody("test");
    actor.account = {7};
    actor.roles = {&reader};
    const auto get = [&](const std::string& year, const trail::Actor& who) { return pages.get("/reports/annual/{year}", asking({{"year", year}}), who); };
    CHECK(holds(text_of(get("2017-18", trail::operator_named())), "Start the report for 2017-18"));
    for (const auto& refused : {get("2017-18", actor), get("2031-32", trail::operator_named()), get("1890-91", trail::operator_named())}) {
        REQUIRE_FALSE(refused);
        CHECK(refused.refusal().kind == Refusal::Kind::not_found);
        CHECK(holds(refused.refusal().message, "so there is no annual report of it"));
    }
    CHECK(pages.get("/reports/annual/{year}/download/{format}", asking({{"year", "2031-32"}, {"format", "html"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(words_pattern, asking({{"year", "2031-32"}, {"number", "0"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(holds(text_of(pages.get(words_pattern, asking({{"year", "2017-18"}, {"number", "0"}}))), "<form"));
    web::Request late = asking({{"year", "2031-32"}, {"number", "0"}});
    late.form.add("title", "The Board");
    CHECK(std::get<site::Page>(*pages.post(words_pattern, late)).status == 422);
    CHECK(holds(text_of(get("2016-17", actor)), "id=\"section-10\""));
}

ON_EVERY_DATABASE("one PDF is made at a time: who asks meanwhile is told to ask again, and pages go on") {
    Board board(kind);
    std::promise<void> has_begun, may_end;
    std::atomic<bool> is_first{true};
    board.contributions->sections.push_back({30, "Slow", [&](trail::View&, const Period&) {
                                                 if (is_first.exchange(false)) {
                                                     has_begun.set_value();
                                                     may_end.get_future().wait();
                                                 }
                                                 // A figure that is not there ends the work before anything is printed.
                                                 return std::vector<documents::Block>{documents::Markdown{"{{figure:no.such@2016-17}}"}};
                                             }});
    Site pages(board);
    const auto ask = [&](const char* format) {
        return pages.get("/reports/annual/{year}/download/{format}", asking({{"year", "2016-17"}, {"format", format}}));
    };
    auto first = std::async(std::launch::async, [&] { return ask("pdf"); });
    has_begun.get_future().wait();
    const auto second = ask("pdf");
    const auto page = ask("html");
    may_end.set_value();
    REQUIRE(second);
    CHECK(std::get<site::Page>(*second).status == 503);
    CHECK(page.refusal().kind == Refusal::Kind::invalid);
    CHECK(first.get().refusal().kind == Refusal::Kind::invalid);
    CHECK(ask("pdf").refusal().kind == Refusal::Kind::invalid);
}

ON_EVERY_DATABASE("words that cannot be saved are shown again with what is wrong, nothing lost") {
    Board board(kind);
    const auto answer = Site(board).post(words_pattern, posting({{"title", ""}, {"markdown", "Typed {{figure:no.such@2016-17}}"}}));
    CHECK(holds(text_of(answer), "Typed {{figure:no.such@2016-17}}"));
    const auto& page = std::get<site::Page>(*answer);
    CHECK(page.status == 422);
    CHECK(page.errors.size() == 2);
}

static std::string location_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    for (const auto& [name, value] : std::get<web::Response>(*answer).headers)
        if (name == "Location") return value;
    return {};
}

ON_EVERY_DATABASE("saved words lead to their section; words that were taken away lead to the report, as the section may be gone with them") {
    Board board(kind);
    Site pages(board);
    const auto save = [&](const char* words, const char* version) {
        return location_of(pages.post(words_pattern, posting({{"title", "Money"}, {"markdown", words}, {"version", version}})));
    };
    CHECK(save("Words", "0") == "/reports/annual/2016-17/sections/10");
    CHECK(board.report()->parts[0].title == "Money");
    CHECK(save("", "1") == "/reports/annual/2016-17");
}

ON_EVERY_DATABASE("a draft whose words name a figure that is gone says so on every page of it") {
    Board board(kind);
    REQUIRE(Site(board).post(words_pattern, posting({{"title", "Money"}, {"markdown", "{{figure:cpp.open@2017-03-31}}"}, {"version", "0"}})));
    board.contributions->providers = {{"fewer", [](trail::View&, const figures::Wanted&) {
                                           return std::vector{test::figure("budget.spent", Period::year(2016), 1, figures::Unit::pounds)};
                                       }}};
    Site pages(board);
    const auto* reason = "There is no figure cpp.open@2017-03-31";
    CHECK(holds(text_of(pages.get("/reports/annual/{year}", asking())), reason));
    CHECK(holds(text_of(pages.get(section_pattern, asking_for("10"))), reason));
}

ON_EVERY_DATABASE("an edition is published step by step from its page, and then takes an addendum") {
    Board board(kind);
    Site pages(board);
    for (const auto* step : {"submission", "agreement", "publication"}) REQUIRE(pages.post("/reports/annual/{year}/" + std::string(step), posting({})));
    CHECK(std::get<site::Page>(*pages.post("/reports/annual/{year}/addenda", posting({{"text", " "}}))).status == 422);
    REQUIRE(pages.post("/reports/annual/{year}/addenda", posting({{"text", "Later."}})));
    const std::string page = text_of(pages.get("/reports/annual/{year}", asking()));
    CHECK(holds(page, "Published on 1 September 2017"));
    CHECK(holds(page, "Later."));
    CHECK(holds(text_of(pages.get("/reports", asking({}))), "1 September 2017"));
}

ON_EVERY_DATABASE("downloads come in each format and edition; others are not found") {
    Board board(kind);
    Site pages(board);
    const auto download = [&](std::string format, std::string edition) {
        auto request = asking({{"year", "2016-17"}, {"format", std::move(format)}});
        request.query.add("edition", std::move(edition));
        return pages.get("/reports/annual/{year}/download/{format}", request);
    };
    const auto body = [](const Outcome<site::Answer>& answer) { return std::get<web::Response>(*answer).body; };
    CHECK(holds(body(download("html", "internal")), ">3</a>"));
    CHECK_FALSE(holds(body(download("html", "public")), ">3</a>"));
    CHECK(body(download("odt", "public")).starts_with("PK"));
    CHECK(download("docx", "public").refusal().kind == Refusal::Kind::not_found);
    CHECK(download("html", "secret").refusal().kind == Refusal::Kind::not_found);
    const auto table = pages.get("/reports/annual/{year}/tables/{file}", asking({{"year", "2016-17"}, {"file", "budget.csv"}}));
    CHECK(body(table) == "Line,Amount\r\nOffice,96814\r\n");
}

ON_EVERY_DATABASE("a year that is no reporting year is not found, and one that was typed wrongly is explained") {
    Board board(kind);
    Site pages(board);
    CHECK(pages.get("/reports/annual/{year}", asking({{"year", "2017"}})).refusal().kind == Refusal::Kind::not_found);
    auto request = asking({});
    request.query.add("year", "2017");
    CHECK(std::get<site::Page>(*pages.get("/reports", request)).errors.size() == 1);
}

ON_EVERY_DATABASE("the ledger is told in which sections a figure is used") {
    Board board(kind);
    REQUIRE(Site(board).post(words_pattern, posting({{"title", "Money"}, {"markdown", "{{figure:cpp.open@2017-03-31}}"}})));
    const auto uses_of = [&](const Period& year) {
        return *board.look([&](trail::View& view) -> Outcome<std::vector<figures::Use>> {
            return feature(board.contributions->sections, board.contributions->providers).figure_uses.front().uses(view, {.year = year});
        });
    };
    CHECK(uses_of(Period::year(2015)).size() == uses_of(board.year).size());  // a report compares with earlier years, and with no later ones
    CHECK(uses_of(Period::year(2017)).empty());
    const auto uses = uses_of(board.year);
    const auto used = std::ranges::find(uses, "cpp.open@2017-03-31", &figures::Use::key);
    REQUIRE(used != uses.end());
    CHECK(used->title == "Annual report 2016-17, section 10");
    CHECK(used->path == "/reports/annual/2016-17/sections/10");
}

}  // namespace holdfast::annual_report
