#include "features/organisations/partnership_test.hpp"
#include "features/organisations/person_store.hpp"

using namespace holdfast;
using namespace holdfast::organisations;
using organisations::test::Partnership;

static const site::Route* find_route(const site::Router& router, web::Method method, std::string_view pattern) {
    const auto at = std::ranges::find_if(router.routes(), [&](const site::Route& route) { return route.method == method && route.pattern == pattern; });
    return at == router.routes().end() ? nullptr : &*at;
}

static Outcome<site::Answer> got(Partnership& partnership, const trail::Actor& actor, std::string_view pattern, web::Request request) {
    site::Router router;
    feature(partnership.roles).routes(router);
    const auto* route = find_route(router, web::Method::get, pattern);
    REQUIRE(route != nullptr);
    return partnership.journal.view(actor, [&](trail::View& view) { return route->view(view, request); });
}

static std::string page(Partnership& partnership, std::string_view pattern, web::Request request = {}, const trail::Actor& actor = trail::operator_named()) {
    const auto given = got(partnership, actor, pattern, std::move(request));
    REQUIRE(given);
    return std::get<site::Page>(*given).main.string();
}

static Outcome<site::Answer> sent(Partnership& partnership, std::string_view pattern, const web::Request& request) {
    site::Router router;
    feature(partnership.roles).routes(router);
    const auto* route = find_route(router, web::Method::post, pattern);
    REQUIRE(route != nullptr);
    if (route->act) return route->act(partnership.journal, trail::operator_named(), request);
    return partnership.journal.change(trail::operator_named(), "test", [&](trail::Change& change) { return route->change(change, request); });
}

static web::Fields fields(std::initializer_list<std::pair<const char*, const char*>> all) {
    web::Fields fields;
    for (const auto& [name, value] : all) fields.add(name, value);
    return fields;
}

static bool holds(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

ON_EVERY_DATABASE("the list of agencies is that of the day, narrowed by type and by agreement") {
    Partnership partnership(kind);
    partnership.import_example();
    CHECK(holds(page(partnership, "/agencies", {.query = fields({{"on", "2017-03-31"}})}), "19 of 19 agencies on 31 March 2017."));
    const auto now = page(partnership, "/agencies", {.query = fields({{"type", "health_commissioner"}})});
    CHECK(holds(now, "North East and North Cumbria Integrated Care Board"));
    CHECK_FALSE(holds(now, "Clinical Commissioning Group"));
    CHECK(holds(page(partnership, "/agencies", {.query = fields({{"agreement", "none on file"}})}), "0 of 17 agencies"));
}

ON_EVERY_DATABASE("agreements that end within 60 days stand above the list") {
    Partnership partnership(kind);
    partnership.import_example();
    CHECK_FALSE(holds(page(partnership, "/agencies"), "Agreements that end within 60 days"));
    REQUIRE(
        partnership.import("agreements", "agency,edition,signed,from,until,note\nbarnardos,2016,2016-04-01,2016-04-01,2026-12-31,\"an example, open-ended\"\n")
            .is_accepted());
    const auto shown = page(partnership, "/agencies");
    CHECK(holds(shown, "Agreements that end within 60 days"));
    CHECK(holds(shown, "Barnardo&#39;s</a>: 31 December 2026"));
}

ON_EVERY_DATABASE("an agency's page says what it was called on the day and what came of it") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto shown = page(partnership, "/agencies/{agency}", {.path_parameters = {{"agency", "cumbria-county-council"}}});
    CHECK(holds(shown, "It does not exist on 22 November 2026."));
    CHECK(holds(shown, "was split; part went to <a class=\"govuk-link\" href=\"/agencies/cumberland-council?on=2023-04-01\">Cumberland Council</a>"));
    CHECK(holds(shown, "LA 909"));
    CHECK(got(partnership, trail::operator_named(), "/agencies/{agency}", {.path_parameters = {{"agency", "nowhere"}}}).refusal().kind ==
          Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("an agency and its agreement can be added by hand, and mistakes are named at their fields") {
    Partnership partnership(kind);
    const auto wrong = sent(partnership, "/agencies/new", {.form = fields({{"name", "The Trust"}, {"key", "The Trust"}, {"ods", "x"}})});
    REQUIRE(wrong);
    CHECK(std::get<site::Page>(*wrong).errors.size() == 4);
    CHECK(std::get<web::Response>(*sent(partnership, "/agencies/new",
                                        {.form = fields({{"name", "The Trust"}, {"key", "trust"}, {"type", "health_provider"}, {"sector", "public"}})}))
              .status == 303);
    const auto filed = [&](const char* day) {
        return sent(partnership, "/agencies/{agency}/agreements",
                    {.form = fields({{"edition", "2024"},
                                     {"signed-day", "1"},
                                     {"signed-month", "5"},
                                     {"signed-year", "2024"},
                                     {"from-day", day},
                                     {"from-month", "5"},
                                     {"from-year", "2024"}}),
                     .path_parameters = {{"agency", "trust"}}});
    };
    CHECK(std::get<site::Page>(*filed("41")).errors.front().field == "from");
    CHECK(std::get<web::Response>(*filed("1")).status == 303);
    CHECK(std::get<site::Page>(*filed("1")).errors.front().message == "This edition is on file from this day already");
    CHECK(standing_on(partnership.agency("trust").agreements, make_date(2026, 11, 22)) == Standing::in_date);
}

static constexpr std::string_view people =
    "person,user_name,agency,role,from,until,post\nLea Lead,lea,barnardos,agency_safeguarding_lead,2026-05-01,,Head\nWim "
    "Worker,wim,barnardos,worker,2026-05-01,2026-11-30,\n"
    "Eli Late,eli,nhs-england,worker,2026-12-01,,\n";

ON_EVERY_DATABASE("people are found by name, agency, role and state") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const auto found = [&](std::initializer_list<std::pair<const char*, const char*>> form) {
        return std::get<site::Page>(*sent(partnership, "/people", {.method = web::Method::post, .form = fields(form)})).main.string();
    };
    CHECK(holds(page(partnership, "/people"), "3 of 3 people."));
    CHECK(holds(page(partnership, "/people", {.query = fields({{"role", "worker"}})}), "2 of 3 people."));
    CHECK(holds(found({}), "3 of 3 people."));
    CHECK(holds(found({{"q", "WORK"}}), "1 of 3 people."));
    CHECK(holds(found({{"agency", "barnardos"}}), "2 of 3 people."));
    CHECK(holds(found({{"agency", "barnardos"}, {"role", "worker"}}), "1 of 3 people."));
    CHECK(holds(found({{"place", "starts later"}}), "Eli Late"));
    CHECK(holds(found({{"place", "holds no role"}}), "0 of 3 people."));
}

ON_EVERY_DATABASE("a name to look for is never taken from an address, where browsers and proxies would keep it") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const auto shown = page(partnership, "/people", {.query = fields({{"q", "WORK"}})});
    CHECK(holds(shown, "3 of 3 people."));
    CHECK(holds(shown, "<form method=\"post\" action=\"/people\""));
}

ON_EVERY_DATABASE("a person's page has posts and roles over time, and a post that was ended stays on it") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const auto id = std::to_string(partnership.account("lea").id.number);
    const auto post = partnership.look([&](trail::View& view) { return access::posts_of(view, partnership.account("lea").id).front().id; });
    const web::Request leaving{.path_parameters = {{"person", id}, {"post", std::to_string(post.number)}}};
    CHECK(holds(page(partnership, "/people/{person}/posts/{post}/end", leaving), "End the post of Lea Lead"));
    CHECK(std::get<web::Response>(*sent(partnership, "/people/{person}/posts/{post}/end", leaving)).status == 303);
    const auto shown = page(partnership, "/people/{person}", {.path_parameters = {{"person", id}}});
    CHECK(holds(shown, "Holds no role"));
    CHECK(holds(shown, "Ended 22 November 2026"));
    CHECK(holds(shown, "Barnardo&#39;s"));
    CHECK(sent(partnership, "/people/{person}/posts/{post}/end", leaving).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("the form of a review is the agency's lead's alone, and lists what each role allows") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", people).is_accepted());
    const web::Request of_agency{.path_parameters = {{"agency", "barnardos"}}};
    const auto as_lead = page(partnership, "/access-reviews/{agency}", of_agency, partnership.acting("lea", "agency_safeguarding_lead"));
    CHECK(holds(as_lead, "Wim Worker: Worker"));
    CHECK(holds(as_lead, "Look at things"));
    CHECK(holds(as_lead, "Sign off the review"));
    const auto as_other = page(partnership, "/access-reviews/{agency}", of_agency);
    CHECK(holds(as_other, "Wim Worker"));
    CHECK_FALSE(holds(as_other, "Sign off the review"));
    CHECK(holds(page(partnership, "/access-reviews"), "<h2 class=\"govuk-heading-m\">Overdue</h2>"));
}
