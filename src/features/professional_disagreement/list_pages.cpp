#include "core/records/reference.hpp"
#include "features/professional_disagreement/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/moj/moj.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::professional_disagreement {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int most_listed = 100;

std::string path_of(std::string_view reference) { return fmt::format("{}/{}", list_path, reference); }

std::string name_of_child(trail::View& view, const Desk& desk, const Disagreement& disagreement) {
    const auto* subject = desk.find(disagreement.kind);
    return subject == nullptr ? std::string{} : subject->name(view, disagreement.subject);
}

Html due_part(const std::optional<Instant>& due, Instant now) {
    if (!due) return html("Not known");
    const bool is_late = *due < now;
    return html("{} {}", in_words(*due), is_late ? govuk::tag({.text = "Overdue", .classes = "govuk-tag--red"}) : Html{});
}

namespace {
struct Tab {
    std::string_view token{};
    const char *name{}, *none{};
    Which which{};
};
constexpr std::array tabs{Tab{"", "Open", "No disagreement is open in which you have a part.", Which::open},
                          Tab{"overdue", "Overdue", "None is overdue.", Which::overdue},
                          Tab{"resolved", "Resolved", "None in which you had a part is resolved.", Which::resolved}};

Html tabs_of(const Tab& shown) {
    web::moj::SubNavigation navigation{.label = "Which disagreements", .items = {}};
    for (const auto& tab : tabs)
        navigation.items.push_back({.text = tab.name,
                                    .href = tab.token.empty() ? std::string(list_path) : fmt::format("{}?show={}", list_path, tab.token),
                                    .active = tab.token == shown.token});
    return web::moj::sub_navigation(navigation);
}

Html table_of(trail::View& view, const Desk& desk, const Tab& tab) {
    const bool is_resolved = tab.which == Which::resolved;
    govuk::Table table{.rows = {},
                       .head = {{.text = "Reference"}, {.text = "Child"}, {.text = "Decision of"}, {.text = "Level"}, {.text = is_resolved ? "How it ended" : "State"},
                                {.text = is_resolved ? "Resolved" : "Due"}},
                       .caption = std::string(tab.name),
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const auto filter = policy::list_filter(view, disagreement_records, policy::belonging_of(view));
    for (const auto& [one, due] : listed_disagreements(view, filter, tab.which, most_listed))
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(one.reference), one.reference), .classes = "app-table__code"},
                              {.text = name_of_child(view, desk, one)},
                              {.text = name_of_agency(view, one.deciding_agency)},
                              {.text = std::string(one.now_at().words)},
                              {.text = std::string(one.ending ? in_words(*one.ending) : in_words(one.stage))},
                              {.html = one.resolved_on ? html("{}", in_words(*one.resolved_on)) : due_part(due, view.now())}});
    if (table.rows.empty()) return html("<p class=\"govuk-body\">{}</p>", tab.none);
    return web::shell::table_region(tab.name, govuk::table(table));
}

Html search_form(const web::Request& request, const Desk& desk, const Errors& errors) {
    const site::Form form{request, errors};
    std::vector<govuk::RadioItem> kinds;
    for (const auto& subject : desk.subjects) kinds.push_back({.text = std::string(subject.label), .value = std::string(subject.kind.kind)});
    Html part = html("<h2 class=\"govuk-heading-m\">Disagree with a decision</h2><p class=\"govuk-body\">{}</p>", nothing_waits);
    part.add("<form method=\"post\" action=\"{}/searches\" novalidate>{}", list_path, web::csrf_field(request));
    part.add(form.one_of("kind", "What is the decision about?", std::move(kinds))).add(form.line("sought", "Its reference"));
    return part.add(govuk::button({.text = "Go on", .classes = "govuk-button--secondary"})).add("</form>");
}

Outcome<site::Answer> show_list(trail::View& view, const web::Request& request, const Desk& desk, const Errors& errors) {
    const auto* const chosen = std::ranges::find(tabs, request.query.get("show"), &Tab::token);
    const Tab& tab = chosen == tabs.end() ? tabs.front() : *chosen;
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", list_title);
    main.add(tabs_of(tab)).add(table_of(view, desk, tab)).add(search_form(request, desk, errors));
    return site::Answer{site::Page{.title = std::string(list_title), .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422, .is_wide = true}};
}

/// What is typed never stands in an address before it is known to be a record with which the viewer is involved.
Outcome<site::Answer> find(trail::View& view, const web::Request& request, const Desk& desk) {
    const auto* subject = desk.find(request.form.get("kind"));
    const std::string typed = site::typed(request, "sought");
    if (subject == nullptr) return show_list(view, request, desk, {{"kind", "Choose what the decision is about"}});
    const auto sought = subject->series.empty() ? Outcome<std::string>(typed) : records::read_reference(subject->series, typed);
    if (!sought) return show_list(view, request, desk, {{"sought", sought.refusal().message}});
    if (!require_involved(view, *subject, *sought)) return show_list(view, request, desk, {{"sought", "There is none of this reference in which you have a part"}});
    return site::Answer{site::redirect_with_message(fmt::format("{}/about/{}/{}", list_path, subject->kind.kind, *sought), "")};
}
}  // namespace

void add_list_routes(site::Router& router, const SharedDesk& desk) {
    router.get(list_path, permissions::take_part, [desk](trail::View& view, const web::Request& request) { return show_list(view, request, *desk, {}); });
    router.post_act("/disagreements/searches", permissions::take_part, "Finding what a decision is about",
                    [desk](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return journal.view(actor, [&](trail::View& view) { return find(view, request, *desk); });
                    });
}

}  // namespace holdfast::professional_disagreement
