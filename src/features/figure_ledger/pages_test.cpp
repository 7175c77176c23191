#include "core/figures/published_store.hpp"
#include "core/trail/journal.hpp"
#include "core/trail/trail_store.hpp"
#include "features/figure_ledger/figure_ledger.hpp"
#include "features/figure_ledger/imports_service.hpp"
#include "features/figure_ledger/words_pages.hpp"
#include "support/databases.hpp"
#include "web/percent.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace holdfast;

static std::string example(const std::string& name) {
    std::ifstream file{std::string(HOLDFAST_SOURCE_FOLDER) + "/data/examples/cumbria-2016-17/" + name, std::ios::binary};
    return {std::istreambuf_iterator<char>(file), {}};
}

static figures::Figure submitted(std::string measure, std::string_view value) {
    return {.measure = std::move(measure),
            .period = Period::day(make_date(2017, 3, 31)),
            .basis = Basis::snapshot,
            .label = "Children with a child protection plan",
            .value = Decimal::parse(value),
            .source = {.kind = figures::SourceKind::submitted, .by = "P. Sharp", .on = make_date(2017, 4, 12)}};
}

TEST_CASE("a figure is called by its label, with what it is of where the label does not say that") {
    figures::Figure figure{.population = "theme 1", .label = "Business plan actions"};
    CHECK(figure_ledger::title(figure) == "Business plan actions: theme 1");
    figure.label = "Business plan actions, theme 1: Leadership";
    CHECK(figure_ledger::title(figure) == figure.label);
    figure.population.clear();
    CHECK(figure_ledger::title(figure) == figure.label);
}

/// The slice over the example's published figures, one submitted figure and one use of it.
class Site {
public:
    Site() {
        auto all = trail::migrations();
        for (const auto& migration : feature_.migrations) all.push_back(migration);
        database_ = test::fresh_database("sqlite", all);
        feature_.routes(router_);
        load(figure_ledger::published_import(), "published.csv");
        load(figure_ledger::series_import(), "series.csv");
    }
    /// The page at this address, or the refusal.
    Outcome<site::Answer> get(std::string_view address) {
        const auto request = request_for(address);
        const std::size_t parts = static_cast<std::size_t>(std::ranges::count(request.path, '/'));
        const auto pattern = parts == 3 ? "/figures/{measure}/{period}" : request.path;
        const auto route = std::ranges::find(router_.routes(), pattern, &site::Route::pattern);
        REQUIRE(route != router_.routes().end());
        trail::Journal journal{*database_, system_now};
        return journal.view(trail::operator_named(), [&](trail::View& view) { return route->view(view, request); });
    }
    /// What the command of these words lists.
    exchange::Listing listing(std::string_view words, const std::optional<Period>& year) {
        const auto command = std::ranges::find(feature_.listings, words, &site::ListingCommand::words);
        REQUIRE(command != feature_.listings.end());
        trail::Journal journal{*database_, system_now};
        return *journal.view(trail::operator_named(), [&](trail::View& view) { return command->list(view, year); });
    }
    std::string text(std::string_view address) {
        const auto answer = get(address);
        REQUIRE(answer);
        return std::get<site::Page>(*answer).main.string();
    }

private:
    void load(const exchange::ImportKind& kind, const std::string& name) {
        trail::Journal journal{*database_, system_now};
        exchange::ImportReport report;
        REQUIRE(journal.change(trail::operator_named(), "test",
                               [&](trail::Change& change) { return exchange::import_file(change, kind, example(name), false, report); }));
    }
    static web::Request request_for(std::string_view address) {
        web::Request request;
        const std::size_t question = address.find('?');
        request.path = address.substr(0, question);
        std::string_view query = question == std::string_view::npos ? std::string_view{} : address.substr(question + 1);
        while (!query.empty()) {
            const auto pair = query.substr(0, query.find('&'));
            query.remove_prefix(std::min(query.size(), pair.size() + 1));
            request.query.add(std::string(pair.substr(0, pair.find('='))), *web::percent_decoded(pair.substr(pair.find('=') + 1), web::Plus::is_space));
        }
        const std::size_t measure = std::string_view("/figures/").size(), slash = request.path.find('/', measure);
        if (slash != std::string::npos) {
            request.path_parameters["measure"] = *web::percent_decoded(request.path.substr(measure, slash - measure), web::Plus::is_plus);
            request.path_parameters["period"] = *web::percent_decoded(request.path.substr(slash + 1), web::Plus::is_plus);
        }
        return request;
    }

    site::Feature feature_ =
        figure_ledger::feature({{.name = "test", .figures = [](trail::View&, const figures::Wanted&) { return std::vector{submitted("cpp.open", "524")}; }}},
                               {{.uses = [](trail::View&, const figures::Wanted&) {
                                   return std::vector{figures::Use{"cpp.open@2017-03-31", "Scorecard 2016-17", "/scorecard/2016-17"}};
                               }}});
    site::Router router_{};
    std::shared_ptr<store::Database> database_{};
};

static std::set<std::string> links_in(std::string_view page) {
    std::set<std::string> links;
    for (std::size_t at = page.find("href=\""); at != std::string_view::npos; at = page.find("href=\"", at)) {
        at += 6;
        std::string link(page.substr(at, page.find('"', at) - at));
        for (std::size_t amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;", amp + 1)) link.replace(amp, 5, "&");
        if (link.starts_with("/figures") && link.find(".csv") == std::string::npos) links.insert(link);
    }
    return links;
}

static bool has(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

TEST_CASE("a figure's page shows the submitted value first, every other value with its place, the contradiction and where it is used") {
    Site site;
    const auto page = site.text("/figures/cpp.open/2017-03-31");
    CHECK(has(page, "app-stat__number\">524<"));
    CHECK(has(page, "Submitted by P. Sharp on 2017-04-12."));
    CHECK(has(page, "Published in Cumbria LSCB Annual Report 2016-17, section 4."));
    CHECK(has(page, "Contradiction"));
    CHECK(has(page, "523"));
    CHECK(has(page, "525"));
    CHECK(has(page, "href=\"/scorecard/2016-17\">Scorecard 2016-17<"));
}

TEST_CASE("a measure on two bases is shown side by side") {
    Site site;
    const auto page = site.text("/figures/re_referrals.percent/2016-17");
    CHECK(has(page, "The same measure on other bases"));
    CHECK(has(page, "/figures/re_referrals.percent/2017-03\""));
    CHECK(has(page, "in March 2017"));
}

TEST_CASE("a share without a printed value shows what its counts give, and says so") {
    Site site;
    const auto page = site.text("/figures/cla.placed_outside_percent/2017-03-31");
    CHECK(has(page, "179 of 631"));
    CHECK(has(page, "28.4%"));
    CHECK(has(page, "28.8%"));
}

TEST_CASE("a total that nobody states has a page with its parts") {
    Site site;
    const auto page = site.text("/figures/child_deaths.time_taken_percent/2015-16");
    CHECK(has(page, "A total that is not stated"));
    CHECK(has(page, "the percentages by time taken come to 101%, not 100%"));
    CHECK(has(page, "More than 12 months"));
}

TEST_CASE("there is no page of a figure that does not exist") {
    Site site;
    const auto answer = site.get("/figures/cpp.open/1999-03-31");
    REQUIRE(!answer);
    CHECK(answer.refusal().kind == Refusal::Kind::not_found);
}

TEST_CASE("the ledger is filtered by year, words and source, and what was typed comes back escaped") {
    Site site;
    CHECK(has(site.text("/figures?year=2016-17&q=PRIVATE+FOSTERING"), "Children in private fostering arrangements"));
    CHECK(!has(site.text("/figures?year=2012-13&q=notifications"), "Private fostering notifications"));
    CHECK(has(site.text("/figures?source=submitted"), "1 to 1 of 1"));
    const auto nothing = site.text("/figures?q=%3Cb%3E");
    CHECK(has(nothing, "No figure fits"));
    CHECK(has(nothing, "&lt;b&gt;"));
    CHECK(!has(nothing, "<b>"));
    CHECK(has(site.text("/figures?page=99999999999999999999"), "1 to 100 of"));
    CHECK(has(site.text("/figures?page=9999"), "Previous"));
}

TEST_CASE("every link from the ledger and from the findings leads to a page") {
    Site site;
    std::set<std::string> seen{"/figures"}, open{"/figures"};
    std::size_t figure_pages = 0;
    while (!open.empty()) {
        const std::string address = open.extract(open.begin()).value();
        const bool is_figure = std::ranges::count(address.substr(0, address.find('?')), '/') == 3;
        if (is_figure && ++figure_pages % 7 != 1) continue;
        for (const auto& link : links_in(site.text(address)))
            if (seen.insert(link).second) open.insert(link);
    }
    CHECK(seen.size() > 700);
}

TEST_CASE("the ledger and its findings can be taken away as CSV") {
    Site site;
    const auto all = site.get("/figures/table.csv?year=2016-17"), findings = site.get("/figures/contradictions.csv");
    CHECK(std::get<web::Response>(*all).body.starts_with("key,label,value,"));
    CHECK(!has(std::get<web::Response>(*all).body, "@2015-16"));
    CHECK(has(std::get<web::Response>(*findings).body, "contradiction,cpp.open@2017-03-31,"));
}

TEST_CASE("the page of findings has every finding of the source") {
    Site site;
    const auto page = site.text("/figures/contradictions");
    for (const auto* key : {"cla.rate/2014-03-31", "elearning.passed/2016-17", "lado.outcomes/2016-17?population=Criminal%20prosecution"})
        CHECK(has(page, std::string("href=\"/figures/") + key + "\""));
    CHECK(has(page, "Stated with different values"));
    CHECK(has(page, "Arithmetic that does not hold"));
}

static std::vector<std::string> keys_of(const exchange::Listing& findings) {
    const auto at = static_cast<std::size_t>(std::ranges::find(findings.columns, "key") - findings.columns.begin());
    std::vector<std::string> keys;
    for (const auto& row : findings.rows) keys.push_back(std::get<std::string>(row.at(at).state()));
    return keys;
}

TEST_CASE("the check of figures lists the findings of the year that is asked for, and of every year without one") {
    Site site;
    const auto all = keys_of(site.listing("check figures", std::nullopt));
    const auto of_year = keys_of(site.listing("check figures", Period::year(2016)));
    const auto year_of = [](const std::string& key) { return Period::parse(figures::parse_key(key)->period)->reporting_year(); };
    std::vector<std::string> expected;
    std::ranges::copy_if(all, std::back_inserter(expected), [&](const std::string& key) { return year_of(key) == Period::year(2016); });
    CHECK(of_year == expected);
    CHECK(of_year.size() < all.size());
    CHECK(std::ranges::find(of_year, "cpp.open@2017-03-31") != of_year.end());
    CHECK(std::ranges::find(of_year, "cpp.open@2015-03-31") == of_year.end());
    CHECK(keys_of(site.listing("check figures", Period::year(2014))) == std::vector<std::string>{"cpp.open@2015-03-31"});
    CHECK(keys_of(site.listing("check figures", Period::year(2031))).empty());
}
