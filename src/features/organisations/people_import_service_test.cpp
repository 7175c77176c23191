#include "core/access/secret.hpp"
#include "features/organisations/partnership_test.hpp"

#include <fmt/format.h>

using namespace holdfast;
using namespace holdfast::organisations;
using organisations::test::Partnership;

static constexpr std::string_view header = "person,user_name,agency,role,from,until,post,team\n";

static std::string rows(std::string_view text) { return std::string(header) + std::string(text); }

ON_EVERY_DATABASE("people come with posts and roles, and the same file a second time changes nothing") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto file = rows(
        "Ann Other,ann.other,cumbria-constabulary,worker,2026-11-01,,Detective,North\nBo "
        "Peep,bo.peep,Barnardo's,agency_safeguarding_lead,2026-11-01,2027-03-31,,\n");
    const auto first = partnership.import("people", file);
    CHECK(first.rejections.empty());
    CHECK(first.added == 2);
    CHECK(partnership.account("ann.other").roles == std::vector<std::string>{"worker"});
    CHECK(partnership.account("ann.other").agency == "Cumbria Constabulary");
    const auto posts = partnership.look([&](trail::View& view) { return access::posts_of(view, partnership.account("bo.peep").id); });
    REQUIRE(posts.size() == 1);
    CHECK(posts.front().title == "Agency safeguarding lead");
    CHECK(posts.front().until == make_date(2027, 3, 31));
    CHECK(partnership.import("people", file).unchanged == 2);
}

ON_EVERY_DATABASE("a trial run of a file of people keeps nobody") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto report = partnership.import("people", rows("Ann Other,ann.other,barnardos,worker,2026-11-01,,,\n"), true);
    CHECK(report.added == 1);
    CHECK(partnership.look([](trail::View& view) { return access::load_accounts(view).empty(); }));
}

ON_EVERY_DATABASE("an account that came with a file has no password that could be guessed") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", rows("Ann Other,ann.other,barnardos,worker,2026-11-01,,,\n")).is_accepted());
    const auto credentials = partnership.look([](trail::View& view) { return access::find_credentials(view, "ann.other").value(); });
    CHECK(credentials.password_hash.empty());
    CHECK_FALSE(access::password_fits("", credentials.password_hash));
}

ON_EVERY_DATABASE("a row of a person is refused for an agency without agreement, an unknown role, another's user name and days out of order") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("agencies", "agency,name,type,sector\nlate,Late,other,public\n").is_accepted());
    REQUIRE(partnership.import("people", rows("Ann Other,ann.other,barnardos,worker,2026-11-01,,,\n")).is_accepted());
    const auto report = partnership.import("people", rows("A B,a.b,late,worker,2026-11-01,,,\nC D,c.d,nobody,king,2026-11-01,2026-10-01,,\nE "
                                                          "F,ann.other,barnardos,worker,2026-11-01,,,\nG H,G H,barnardos,worker,2026-11-01,,,\n"));
    std::vector<std::string> refused;
    for (const auto& rejection : report.rejections) refused.push_back(fmt::format("{} {}", rejection.line, rejection.column));
    CHECK(refused == std::vector<std::string>{"2 agency", "3 agency", "3 role", "3 until", "4 user_name", "5 user_name"});
}

ON_EVERY_DATABASE("an address comes with a file, is filled in where none was known, and is never changed by one") {
    Partnership partnership(kind);
    partnership.import_example();
    const auto file = [](std::string_view row) { return "person,user_name,agency,role,from,email\n" + std::string(row); };
    REQUIRE(partnership.import("people", file("Ann Other,ann.other,barnardos,worker,2026-11-01,\n")).is_accepted());
    CHECK(partnership.account("ann.other").email.empty());
    REQUIRE(partnership.import("people", file("Ann Other,ann.other,barnardos,worker,2026-11-01,ann@example.org\n")).is_accepted());
    CHECK(partnership.account("ann.other").email == "ann@example.org");
    REQUIRE(partnership.import("people", file("Bo Peep,bo.peep,barnardos,worker,2026-11-01,bo@example.org\n")).is_accepted());
    CHECK(partnership.account("bo.peep").email == "bo@example.org");
    const auto report = partnership.import("people", file("Ann Other,ann.other,barnardos,worker,2026-11-01,thief@example.org\nCy Dee,cy.dee,barnardos,worker,2026-11-01,cy\n"));
    std::vector<std::string> refused;
    for (const auto& rejection : report.rejections) refused.push_back(fmt::format("{} {}", rejection.line, rejection.column));
    CHECK(refused == std::vector<std::string>{"2 email", "3 email"});
    CHECK(partnership.account("ann.other").email == "ann@example.org");
}

ON_EVERY_DATABASE("a later last day in the file is taken over") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", rows("Ann Other,ann.other,barnardos,worker,2026-11-01,2026-11-30,,\n")).is_accepted());
    CHECK(partnership.import("people", rows("Ann Other,ann.other,barnardos,worker,2026-11-01,2026-12-31,,\n")).changed == 1);
    const auto grants = partnership.look([&](trail::View& view) { return access::grants_of(view, partnership.account("ann.other").id); });
    REQUIRE(grants.size() == 1);
    CHECK(grants.front().until == make_date(2026, 12, 31));
}

ON_EVERY_DATABASE("a file makes no administrator: another one has to confirm each") {
    Partnership partnership(kind);
    partnership.import_example();
    REQUIRE(partnership.import("people", rows("Root,root,example-partnership,administrator,2026-11-01,,,\n")).is_accepted());
    const auto file = rows("Ann Other,ann.other,barnardos,administrator,2026-11-01,,,\n");
    const auto report = partnership.import("people", file, false, partnership.acting("root", "administrator"));
    CHECK(report.notes == std::vector<std::string>{"Ann Other awaits another administrator to be administrator."});
    CHECK(partnership.account("ann.other").roles.empty());
    CHECK(partnership.look([](trail::View& view) { return access::open_proposals(view).size(); }) == 1);
    CHECK(partnership.import("people", file, false, partnership.acting("root", "administrator")).unchanged == 1);
}
