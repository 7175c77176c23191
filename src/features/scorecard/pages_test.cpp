#include "features/scorecard/desk_test.hpp"
#include "features/scorecard/scorecard.hpp"

using namespace holdfast;
using namespace holdfast::scorecard;
using namespace holdfast::scorecard::test;

namespace {
/// The slice's pages, asked for as the site would.
class Pages {
public:
    explicit Pages(Desk& desk) : desk_(desk) { feature().routes(router_); }

    Outcome<site::Answer> get(const trail::Actor& actor, const std::string& pattern, web::Request request) {
        const auto& route = find(web::Method::get, pattern);
        return desk_.journal().view(actor, [&](trail::View& view) { return route.view(view, request); });
    }
    Outcome<site::Answer> post(const trail::Actor& actor, const std::string& pattern, web::Request request) {
        const auto& route = find(web::Method::post, pattern);
        return desk_.journal().change(actor, route.reason, [&](trail::Change& change) { return route.change(change, request); });
    }

private:
    const site::Route& find(web::Method method, const std::string& pattern) {
        for (const auto& route : router_.routes())
            if (route.method == method && route.pattern == pattern) return route;
        throw std::out_of_range(pattern);
    }

    Desk& desk_;
    site::Router router_{};
};
}  // namespace

static web::Request asking(std::map<std::string, std::string, std::less<>> parameters, std::vector<std::pair<std::string, std::string>> form = {}) {
    web::Request request{.csrf_token = "token"};
    request.path_parameters = std::move(parameters);
    for (auto& [name, value] : form) request.form.add(std::move(name), std::move(value));
    return request;
}

static const site::Page& page_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    return std::get<site::Page>(*answer);
}

static bool has(const site::Page& page, std::string_view text) { return page.main.string().find(text) != std::string::npos; }

static std::string location_of(const Outcome<site::Answer>& answer) {
    REQUIRE(answer);
    REQUIRE(std::holds_alternative<web::Response>(*answer));
    for (const auto& [name, value] : std::get<web::Response>(*answer).headers)
        if (name == "Location" || name == "location") return value;
    return {};
}

static constexpr auto scorecard_pattern = "/scorecard/{year}";
static constexpr auto submission_pattern = "/indicators/{code}/{period}/submission";

ON_EVERY_DATABASE("the scorecard shows each value as a link to its figure, the rating in letter and word, and its reason") {
    Desk desk{kind};
    load_two(desk);
    desk.import(values_import(), value_columns + "CS2.0,2015-16,year,,,80.0,percent,P. Sharp,2016-04-12\n");
    Pages pages{desk};
    const auto answer = pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}}));
    const auto& page = page_of(answer);
    CHECK(has(page, "href=\"/figures/CS2.0/2016-17\">82.1%</a>"));
    CHECK(has(page, "aria-hidden=\"true\">R</span>Red"));
    CHECK(has(page, "Green within tolerance: 82.1% is 3.4% short of the 85% target: green, within 5%"));
    CHECK(has(page, "Submitted"));
    CHECK(has(page, "/indicators/CS2.3?year=2016-17"));
    CHECK(has(page, "Other years: <a class=\"govuk-link\" href=\"/scorecard/2015-16\">2015-16</a>"));
}

ON_EVERY_DATABASE("a scorecard asked for again after a write shows what was written") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto ask = [&] { return pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2016-17"}})); };
    CHECK(has(page_of(ask()), "82.1%"));
    desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,83.3,percent,P. Sharp,2017-05-02\n");
    CHECK(has(page_of(ask()), "83.3%"));
    CHECK(has(page_of(ask()), "83.3%"));
}

ON_EVERY_DATABASE("the scorecard is filtered by its query, and what was typed into it comes back escaped") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    auto request = asking({{"year", "2016-17"}});
    request.query.add("rating", "red");
    CHECK_FALSE(has(page_of(pages.get(desk.analyst(), scorecard_pattern, request)), ">CS2.0</a>"));
    request.query.add("q", "\"><script>");
    const auto answer = pages.get(desk.analyst(), scorecard_pattern, request);
    CHECK_FALSE(has(page_of(answer), "<script>"));
    CHECK(has(page_of(answer), "No indicator fits"));
}

ON_EVERY_DATABASE("a year or an indicator that is not there is not found") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    CHECK(pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "2031-32"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(desk.analyst(), scorecard_pattern, asking({{"year", "nonsense"}})).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(desk.analyst(), "/indicators/{code}", asking({{"code", "XX9"}})).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("a mistake in a submission keeps what was typed and the version it was read at") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}},
                                          {{"basis", "year"}, {"numerator", "501"}, {"denominator", "500"}, {"value", "eighty"}, {"version", "0"}}));
    const auto& page = page_of(answer);
    CHECK(page.status == 422);
    CHECK(page.errors == std::vector<FieldError>{{"value", "Value must be a number, such as 82.1"}});
    CHECK(has(page, "value=\"eighty\""));
    CHECK(has(page, "name=\"version\" value=\"0\""));
    CHECK(desk.readings("CS2.0").size() == 1);
}

ON_EVERY_DATABASE("a submission forgives a percent sign and a thousands comma, and leads back to the indicator") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}},
                                          {{"basis", "year"}, {"numerator", "1,020"}, {"denominator", "1,200"}, {"value", "85.0 %"}, {"version", "1"}}));
    CHECK(location_of(answer) == "/indicators/CS2.0?year=2016-17");
    const auto reading = desk.readings("CS2.0").at(0);
    CHECK(reading.value->string() == "85.0");
    CHECK(reading.numerator == Decimal::whole(1020));
    CHECK(reading.submitted_by == "A. Analyst, Example partnership");
}

ON_EVERY_DATABASE("a submission read before somebody else's shows theirs and keeps what was typed") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    desk.import(values_import(), value_columns + "CS2.0,2016-17,year,,,83.3,percent,P. Sharp,2017-05-02\n");
    const auto answer = pages.post(desk.analyst(), submission_pattern,
                                   asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"basis", "year"}, {"value", "84"}, {"version", "1"}}));
    const auto& page = page_of(answer);
    CHECK(page.status == 422);
    CHECK(has(page, "Now: 83.3%"));
    CHECK(has(page, "value=\"84\""));
    CHECK(has(page, "name=\"version\" value=\"2\""));
}

ON_EVERY_DATABASE("a year is explained, approved and unlocked through its pages") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto seen = [&] { return fingerprint(desk.scorecard()); };
    const auto refused = pages.post(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}, {{"seen", seen()}}));
    CHECK(page_of(refused).errors.at(0).message == "CS2.3 is red without a cause for concern: write it before the year is approved");
    CHECK(has(page_of(refused), "Missing"));
    CHECK_FALSE(has(page_of(refused), "/indicators/CS2.3/2017-03-31/narrative"));
    CHECK(has(page_of(pages.get(desk.analyst(), "/approval/{year}", asking({{"year", "2016-17"}}))), "/indicators/CS2.3/2017-03-31/narrative"));

    CHECK(location_of(pages.post(desk.analyst(), "/indicators/{code}/{period}/narrative",
                                 asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}, {{"text", "More plans than before"}, {"version", "0"}}))) ==
          "/indicators/CS2.3?year=2016-17");
    CHECK(location_of(pages.post(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}, {{"seen", seen()}}))) == "/scorecard/2016-17");
    CHECK(has(page_of(pages.get(desk.chair(), "/approval/{year}", asking({{"year", "2016-17"}}))), "Nothing is waiting for approval"));
    CHECK(has(page_of(pages.get(desk.chair(), "/indicators/{code}", asking({{"code", "CS2.3"}}))), "Approved by C. Chair"));

    const auto unlocking = "/indicators/{code}/{period}/unlocking";
    CHECK(page_of(pages.post(desk.chair(), unlocking, asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}))).status == 422);
    CHECK(location_of(pages.post(desk.chair(), unlocking, asking({{"code", "CS2.3"}, {"period", "2017-03-31"}}, {{"reason", "A late return"}}))) ==
          "/indicators/CS2.3?year=2016-17");
}

ON_EVERY_DATABASE("a rating is overridden with a reason and given back to the rule") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto pattern = "/indicators/{code}/{period}/rating";
    const auto send = [&](std::string rating, std::string reason, std::string version) {
        return pages.post(desk.chair(), pattern,
                          asking({{"code", "CS2.0"}, {"period", "2016-17"}}, {{"rating", rating}, {"reason", reason}, {"version", version}}));
    };
    CHECK(page_of(send("amber", "", "0")).errors.at(0).message == "Reason must say why the rule does not decide");
    CHECK_FALSE(location_of(send("amber", "Not yet steady", "0")).empty());
    CHECK(row_of(desk.scorecard(), "CS2.0").reason().starts_with("amber, decided by C. Chair: Not yet steady."));
    CHECK_FALSE(location_of(send("by_rule", "Steady now", "1")).empty());
    CHECK_FALSE(row_of(desk.scorecard(), "CS2.0").is_overridden());
}

ON_EVERY_DATABASE("every page of the slice is shown to those who may see it") {
    Desk desk{kind};
    load_two(desk);
    Pages pages{desk};
    const auto of_value = asking({{"code", "CS2.3"}, {"period", "2017-03-31"}});
    for (const auto* const pattern : {submission_pattern, "/indicators/{code}/{period}/narrative", "/indicators/{code}/{period}/rating",
                                      "/indicators/{code}/{period}/trend", "/indicators/{code}/{period}/unlocking"}) {
        CAPTURE(pattern);
        CHECK(has(page_of(pages.get(desk.operator_at_desk(), pattern, of_value)), "name=\"csrf_token\""));
    }
    CHECK(location_of(pages.get(desk.analyst(), "/scorecard", {})) == "/scorecard/2016-17");
    CHECK(pages.get(desk.analyst(), "/scorecard/{year}/table.csv", asking({{"year", "2016-17"}})));
}

ON_EVERY_DATABASE("without indicators the scorecard says how to begin") {
    Desk desk{kind};
    Pages pages{desk};
    CHECK(has(page_of(pages.get(desk.analyst(), "/scorecard", {})), "No indicators are loaded yet"));
}
