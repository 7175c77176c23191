#include "core/attachments/attachment_pages.hpp"
#include "core/attachments/world_test.hpp"
#include "web/csrf.hpp"

#include <algorithm>
#include <fstream>

using namespace holdfast;
using namespace holdfast::attachments;
using attachments::probe::person;
using attachments::probe::World;

namespace {

const std::string list_pattern = "/probes/{subject}/documents", one_pattern = list_pattern + "/{document}";

/// The routes of probes that have documents, asked as a person would.
struct Pages : World {
    explicit Pages(const std::string& database_kind) : World(database_kind) { add_document_routes(router, desk); }

    const site::Route& route(const std::string& pattern, web::Method method) const {
        const auto found = std::ranges::find_if(router.routes(), [&](const site::Route& one) { return one.pattern == pattern && one.method == method; });
        REQUIRE(found != router.routes().end());
        return *found;
    }
    static web::Request request_for(const std::string& reference, const std::string& document = "1") {
        web::Request request;
        request.path_parameters = {{"subject", reference}, {"document", document}, {"version", "1"}};
        return request;
    }
    Outcome<site::Answer> get(const std::string& pattern, const web::Request& request, const trail::Actor& actor = person(1)) {
        return journal.view(actor, [&](trail::View& view) { return route(pattern, web::Method::get).view(view, request); });
    }
    Outcome<site::Answer> post(const std::string& pattern, const web::Request& request, const trail::Actor& actor = person(1)) {
        const auto& posted = route(pattern, web::Method::post);
        if (posted.act) return posted.act(journal, actor, request);
        return change(actor, [&](trail::Change& change) { return posted.change(change, request); });
    }
    web::Request sending(const std::string& name, const std::string& bytes, const std::string& title = "Minutes") {
        auto request = request_for("P1");
        const std::string path = folder.path() + "/upload";
        std::ofstream(path, std::ios::binary) << bytes;
        request.form.add("title", title);
        request.uploads.push_back({.field = "file", .file_name = name, .path = path, .size = bytes.size(), .scanned = scanned});
        return request;
    }

    site::Router router;
    web::ScanAnswer scanned{web::ScanAnswer::clean};
};

site::Page page_in(const Outcome<site::Answer>& answer) {
    REQUIRE_MESSAGE(answer, in_words(answer.refusal()));
    REQUIRE(std::holds_alternative<site::Page>(*answer));
    return std::get<site::Page>(*answer);
}
web::Response response_in(const Outcome<site::Answer>& answer) {
    REQUIRE_MESSAGE(answer, in_words(answer.refusal()));
    REQUIRE(std::holds_alternative<web::Response>(*answer));
    return std::get<web::Response>(*answer);
}
std::string header(const web::Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers)
        if (name == wanted) return value;
    return "";
}
bool holds(const std::string& text, std::string_view sought) { return text.find(sought) != std::string::npos; }

}  // namespace

ON_EVERY_DATABASE("a document is sent, listed, and handed out as a file to keep that no browser runs in this site") {
    Pages pages{kind};
    CHECK(response_in(pages.post(list_pattern, pages.sending("minutes.pdf", std::string(attachments::probe::pdf)))).status == 303);
    const auto list = page_in(pages.get(list_pattern, Pages::request_for("P1"))).main.string();
    CHECK(holds(list, "<a class=\"govuk-link\" href=\"/probes/P1/documents/1\">Minutes</a>"));
    CHECK(holds(list, "minutes.pdf (PDF, "));
    CHECK(holds(page_in(pages.get(one_pattern, Pages::request_for("P1"))).main.string(), "href=\"/probes/P1/documents/1/download/1\""));
    const auto file = response_in(pages.get(one_pattern + "/download/{version}", Pages::request_for("P1")));
    CHECK(file.body == attachments::probe::pdf);
    CHECK(file.content_type == "application/pdf");
    CHECK(header(file, "Content-Disposition").starts_with("attachment; filename=\"minutes.pdf\""));
    CHECK(header(file, "Content-Security-Policy") == "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    CHECK(file.caching == web::Caching::never);
}

ON_EVERY_DATABASE("what is wrong with what was sent is said all at once beside what was typed, and nothing is kept") {
    Pages pages{kind};
    auto nothing = Pages::request_for("P1");
    nothing.form.add("title", "");
    const auto empty = page_in(pages.post(list_pattern, nothing));
    CHECK(empty.status == 422);
    CHECK(empty.errors == std::vector<FieldError>{{"title", "Say what the document is"}, {"file", "Choose a file that is not empty"}});
    const auto wrong = page_in(pages.post(list_pattern, pages.sending("minutes.exe", "MZ\x90", "About <her>")));
    CHECK(wrong.status == 422);
    CHECK(wrong.errors.front().field == "file");
    CHECK(holds(wrong.main.string(), "value=\"About &lt;her&gt;\""));
    CHECK(holds(page_in(pages.get(list_pattern, Pages::request_for("P1"))).main.string(), "There are none yet."));
}

ON_EVERY_DATABASE("who sends a file is told that it is kept as it is, with what it says of itself") {
    Pages pages{kind};
    CHECK(holds(page_in(pages.get(list_pattern, Pages::request_for("P1"))).main.string(), "with what it says of itself, such as where a picture was taken"));
}

ON_EVERY_DATABASE("a file about which the scanner gave no answer is kept, shown as in quarantine, and has no link") {
    Pages pages{kind};
    pages.scanned = web::ScanAnswer::no_answer;
    CHECK(pages.route(list_pattern, web::Method::post).has_quarantine);
    CHECK(pages.route(one_pattern, web::Method::post).has_quarantine);
    REQUIRE(pages.post(list_pattern, pages.sending("minutes.pdf", std::string(attachments::probe::pdf))));
    const auto page = page_in(pages.get(one_pattern, Pages::request_for("P1"))).main.string();
    CHECK(holds(page, "In quarantine"));
    CHECK_FALSE(holds(page, "/download/1"));
    CHECK(pages.get(one_pattern + "/download/{version}", Pages::request_for("P1")).refusal().kind == Refusal::Kind::conflict);
}

ON_EVERY_DATABASE("another version is added, a document is removed with a reason, and erased by a second person") {
    Pages pages{kind};
    REQUIRE(pages.post(list_pattern, pages.sending("a.txt", "first")));
    CHECK(response_in(pages.post(one_pattern, pages.sending("b.txt", "second"))).status == 303);
    const auto no_reason = page_in(pages.post(one_pattern + "/removal", Pages::request_for("P1")));
    CHECK(no_reason.status == 422);
    CHECK(no_reason.errors.front().field == "because");
    auto removal = Pages::request_for("P1");
    removal.form.add("because", "It is of another record");
    REQUIRE(pages.post(one_pattern + "/removal", removal));
    CHECK(holds(page_in(pages.get(one_pattern, Pages::request_for("P1"))).main.string(), "It is of another record"));
    CHECK_FALSE(pages.post(one_pattern + "/erasure", Pages::request_for("P1")));
    pages.let_work("P1", 4, policy::Relation::owner);
    REQUIRE(pages.post(one_pattern + "/erasure", Pages::request_for("P1"), person(4)));
    CHECK(pages.get(one_pattern, Pages::request_for("P1")).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("an address that names no document, or another record's, is no page, and who only reads gets no forms") {
    Pages pages{kind};
    REQUIRE(pages.post(list_pattern, pages.sending("a.txt", "first")));
    for (const char* number : {"2", "x", "1x", "", "-1", "99999999999999999999"})
        CHECK(pages.get(one_pattern, Pages::request_for("P1", number)).refusal().kind == Refusal::Kind::not_found);
    CHECK(pages.get(one_pattern, Pages::request_for("P2")).refusal().kind == Refusal::Kind::not_found);
    pages.let_work("P1", 3, policy::Relation::invited_reader);
    for (const auto& pattern : {list_pattern, one_pattern})
        CHECK_FALSE(holds(page_in(pages.get(pattern, Pages::request_for("P1"), person(3))).main.string(), "<form"));
    for (const auto& pattern : {list_pattern, one_pattern, one_pattern + "/removal"})
        CHECK(pages.post(pattern, Pages::request_for("P1"), person(3)).refusal().kind == Refusal::Kind::not_found);
}

ON_EVERY_DATABASE("the page of a record shows what there is to who may read it, and nothing to anybody else") {
    Pages pages{kind};
    REQUIRE(pages.post(list_pattern, pages.sending("a.txt", "first")));
    const auto part = [&](const trail::Actor& actor) {
        return *pages.journal.view(actor, [&](trail::View& view) -> Outcome<std::string> { return documents_part(view, pages.desk, "P1").string(); });
    };
    CHECK(holds(part(person(1)), ">Minutes</a>"));
    CHECK(part(person(2)).empty());
}
