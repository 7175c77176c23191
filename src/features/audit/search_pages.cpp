#include "features/audit/search_pages.hpp"

#include "core/access/account_service.hpp"
#include "core/site/tables.hpp"
#include "features/audit/entries_pages.hpp"
#include "features/audit/question_pages.hpp"
#include "web/govuk/govuk.hpp"
#include "web/moj/moj.hpp"

namespace holdfast::audit {

using web::Html;
using web::html;
namespace govuk = web::govuk;
namespace moj = web::moj;

static constexpr int entries_on_a_page = 50;
static constexpr int entries_in_a_file = 10'000;

static std::optional<govuk::ErrorMessage> error_of(const Question& question, std::string_view field) {
    for (const auto& error : question.errors)
        if (error.field == field) return govuk::ErrorMessage{.text = error.message};
    return std::nullopt;
}

static Html person_select(trail::View& view, const Question& question) {
    govuk::Select select{.name = "person", .items = {{.value = "", .text = "Everybody"}}, .value = question.person, .label = {.text = "Who"}};
    for (const auto& person : trail::people_in_trail(view))
        select.items.push_back({.value = std::to_string(person.account), .text = person.name.empty() ? "Account " + std::to_string(person.account) : person.name});
    return govuk::select(select);
}

static Html type_select(trail::View& view, const Question& question) {
    govuk::Select select{.name = "type", .items = {{.value = "", .text = "Everything"}}, .value = question.type, .label = {.text = "What"}};
    for (const auto& type : trail::event_types(view)) select.items.push_back({.value = type, .text = type});
    return govuk::select(select);
}

static Html search_form(trail::View& view, const Question& question) {
    Html form = html("<form method=\"get\" action=\"/trail\" role=\"search\" aria-label=\"Trail\" class=\"app-filter\">");
    form.add(person_select(view, question)).add(type_select(view, question));
    form.add(govuk::input({.name = "kind", .value = question.kind, .label = {.text = "Kind of record"}}));
    form.add(govuk::input({.name = "reference", .value = question.reference, .label = {.text = "Its reference"}, .error_message = error_of(question, "reference")}));
    form.add(moj::date_picker({.id = "from", .name = "from", .value = question.from, .label = {.text = "From"}, .error_message = error_of(question, "from")}));
    form.add(moj::date_picker({.id = "to", .name = "to", .value = question.to, .label = {.text = "To"}, .error_message = error_of(question, "to")}));
    return form.add(govuk::button({.text = "Search", .classes = "govuk-button--secondary"})).add("</form>");
}

static Html older_link(std::string_view path, const Question& question, const std::vector<trail::TrailEntry>& entries) {
    if (entries.size() < entries_on_a_page) return html("");
    return govuk::pagination({.next = govuk::PaginationLink{.text = "Older entries", .href = std::string(path) + question.query(entries.back().sequence)},
                              .landmark_label = "Older entries"});
}

static Html found_entries(trail::View& view, const Question& question) {
    const auto entries = trail::search(view, question.search(), entries_on_a_page);
    if (entries.empty()) return html("<p class=\"govuk-body\">No entry fits.</p>");
    Html found = html("<p class=\"app-downloads\"><a class=\"govuk-link\" href=\"/trail/download/entries.csv{}\" download>Download as CSV</a></p>", question.query(0));
    found.add(entries_table(entries, "Entries of the trail, newest first", true));
    return found.add(older_link("/trail", question, entries));
}

static Outcome<site::Answer> search_page(trail::View& view, const web::Request& request) {
    const Question question = question_in(request.query);
    Html main = html("<h1 class=\"govuk-heading-l\">Trail</h1><p class=\"govuk-body\">Every change, and every look at a person's record: by whom, when and why. ");
    main.add("<a class=\"govuk-link\" href=\"/trail/witnesses\">Checkpoints and witnesses</a> prove that nothing was altered.</p>");
    main.add(search_form(view, question));
    if (question.errors.empty()) main.add(found_entries(view, question));
    return site::Answer{site::Page{.title = "Trail", .main = std::move(main), .errors = question.errors, .status = question.errors.empty() ? 200 : 422, .is_wide = true}};
}

static Outcome<site::Answer> search_file(trail::View& view, const web::Request& request) {
    const Question question = question_in(request.query);
    if (!question.errors.empty()) return invalid(question.errors);
    return site::Answer{web::download(entries_csv(trail::search(view, question.search(), entries_in_a_file)), "text/csv; charset=utf-8", "trail.csv")};
}

static Outcome<site::Answer> own_page(trail::View& view, const web::Request& request) {
    const auto before = question_in(request.query).search().before;
    const trail::TrailSearch search{.account = view.actor().account.number, .before = before};
    const auto entries = trail::search(view, search, entries_on_a_page);
    Html main = html("<h1 class=\"govuk-heading-l\">What I did</h1><p class=\"govuk-body\">What you looked at and changed, as the trail has it. Whoever audits the trail sees the same.</p>");
    main.add(entries_table(entries, "Your entries, newest first", false)).add(older_link("/my/activity", Question{}, entries));
    return site::Answer{site::Page{.title = "What I did", .main = std::move(main), .is_wide = true}};
}

void add_search_routes(site::Router& router) {
    router.get("/trail", access::permissions::read_trail, search_page);
    site::add_table(router, "/trail/download/entries.csv", access::permissions::read_trail, search_file);
    router.get("/my/activity", holdfast::permissions::signed_in, own_page);
}

}  // namespace holdfast::audit
