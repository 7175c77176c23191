#include "core/actions/action_store.hpp"
#include "core/clocks/clock_store.hpp"
#include "core/records/reference.hpp"
#include "features/lado/allegation_store.hpp"
#include "features/lado/case_words_service.hpp"
#include "features/lado/news_pages.hpp"
#include "features/lado/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Whose = Wanted::Whose;

static constexpr int most_on_home = 50;
static constexpr std::int64_t most_counted = 1000;
static constexpr std::chrono::days looked_ahead{14};

static bool is_officer(const std::vector<Officer>& officers, const trail::View& view) {
    return std::ranges::find(officers, view.actor().account, &Officer::account) != officers.end();
}

/// Clocks that are over or soon due, of the cases that the viewer may list.
static Html due_part(trail::View& view) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Case"}, {.text = "What"}, {.text = "Due"}, {.text = "State"}},
                       .caption = "Due and overdue",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    const auto filter = listable_cases(view);
    for (const auto& clock : clocks::due_before(view, rules_of(view), allegation_kind, view.now() + looked_ahead)) {
        if (table.rows.size() == static_cast<std::size_t>(most_on_home)) break;
        if (listed_of(view, filter, {clock.reference}).empty()) continue;
        const bool is_late = clock.is_late(view.now());
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", case_path(clock.reference), clock.reference), .classes = "app-table__code"},
                              {.text = std::string(clock.rule->label())},
                              {.text = clock.due.on ? in_words(*clock.due.on) : "Not known"},
                              {.html = govuk::tag({.text = days_to_go(clock.due, view.today()), .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"})}});
    }
    if (table.rows.empty()) return html("<h2 class=\"govuk-heading-m\">Due and overdue</h2><p class=\"govuk-body\">Nothing is due in the next 14 days.</p>");
    Html part = web::shell::table_region("Due and overdue", govuk::table(table));
    if (table.rows.size() == static_cast<std::size_t>(most_on_home)) part.add("<p class=\"govuk-body\">The {} that are due first are shown.</p>", most_on_home);
    return part;
}

static Html search_form(const web::Request& request, const std::vector<FieldError>& errors) {
    const site::Form form{request, errors};
    Html part = html("<h2 class=\"govuk-heading-m\">Find a case</h2><form method=\"post\" action=\"/lado/searches\" novalidate>{}", web::csrf_field(request));
    part.add(form.line("sought", "Reference, or the exact name of the adult or the employer"));
    return part.add(govuk::button({.text = "Find", .classes = "govuk-button--secondary"})).add("</form>");
}

static Html links(trail::View& view) {
    const auto late = actions::count_overdue(view, allegation_records) + actions::count_overdue(view, sample_records);
    Html part = html("<ul class=\"govuk-list\"><li><a class=\"govuk-link\" href=\"/lado/allegations\">Every open case</a></li>"
                     "<li><a class=\"govuk-link\" href=\"/lado/allegations?at=closed\">Cases at an end</a></li>"
                     "<li><a class=\"govuk-link\" href=\"/lado/consultations\">Advice below the threshold</a></li>"
                     "<li><a class=\"govuk-link\" href=\"/actions\">Actions of cases and audits: {} past their day</a></li>",
                     late);
    if (view.may(permissions::supervise))
        part.add(
            "<li><a class=\"govuk-link\" href=\"/lado/handover\">Pass on an officer's cases</a></li>"
            "<li><a class=\"govuk-link\" href=\"/lado/audits\">Audits of closed cases</a></li>");
    return part.add("</ul>");
}

static Outcome<site::Answer> show_home(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Allegations against people who work with children</h1>");
    if (!is_officer(officers_of(view, office), view)) {
        main.add(govuk::inset_text({.text = "You are no named reader of this vault. Two people name its readers, with a reason."}));
        return site::Answer{site::Page{.title = "Allegations", .main = std::move(main)}};
    }
    const auto filter = listable_cases(view);
    const Wanted mine{.whose = Whose::mine, .most = most_on_home}, unassigned{.whose = Whose::unassigned, .most = most_on_home};
    main.add("<div class=\"govuk-button-group\">").add(govuk::button({.text = "Log advice", .href = "/lado/consultations/new"}));
    main.add(govuk::button({.text = "Take a referral", .href = "/lado/refer", .classes = "govuk-button--secondary"})).add("</div>");
    main.add(news_part(view, request)).add(cases_table(view, office, "Nobody deals with these yet", listed_cases(view, filter, unassigned)));
    main.add(due_part(view));
    main.add(cases_table(view, office, "My cases", listed_cases(view, filter, mine))).add(links(view)).add(search_form(request, errors));
    return site::Answer{site::Page{.title = "Allegations", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422, .is_wide = true}};
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request& request, const Office& office) {
    Wanted wanted{.is_closed = request.query.get("at") == "closed", .most = most_on_home};
    const auto before = request.query.get("before");
    std::from_chars(before.data(), before.data() + before.size(), wanted.before);
    const auto cases = listed_cases(view, listable_cases(view), wanted);
    const std::string title = wanted.is_closed ? "Cases at an end" : "Open cases";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    const auto count = count_cases(view, listable_cases(view), wanted.is_closed, most_counted + 1);
    main.add("<p class=\"govuk-body\">{}{} in all, the latest first.</p>", count > most_counted ? "More than " : "", std::min(count, most_counted))
        .add(cases_table(view, office, title, cases));
    if (cases.size() == static_cast<std::size_t>(wanted.most))
        main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/lado/allegations?at={}&amp;before={}\">Older cases</a></p>",
                 wanted.is_closed ? "closed" : "open", cases.back().id.number);
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Allegations", "/lado"}}, .is_wide = true}};
}

/// What is typed never stands in an address: what was found is the answer to the form itself.
static Outcome<site::Answer> find(trail::View& view, const web::Request& request, const Office& office) {
    const std::string sought = site::typed(request, "sought");
    if (sought.empty()) return show_home(view, request, office, {{"sought", "Enter a reference or a name"}});
    if (!listed_of(view, listable_cases(view), {sought}).empty())
        return site::Answer{site::redirect_with_message(case_path(sought), "")};  // one of before this system
    if (const auto reference = records::read_reference("LADO", sought)) {
        if (!listed_of(view, listable_cases(view), {*reference}).empty()) return site::Answer{site::redirect_with_message(case_path(*reference), "")};
    } else if (sought.starts_with("LADO-")) return show_home(view, request, office, {{"sought", reference.refusal().message}});
    auto references = TRY(allegations_with(view, office.vault, EntryKind::adult, sought));
    for (auto& more : TRY(allegations_with(view, office.vault, EntryKind::employer, sought)))
        if (std::ranges::find(references, more) == references.end()) references.push_back(std::move(more));
    Html main = html("<h1 class=\"govuk-heading-l\">Cases found</h1>");
    main.add(cases_table(view, office, "Cases with exactly these words", listed_of(view, listable_cases(view), references))).add(search_form(request, {}));
    return site::Answer{site::Page{.title = "Cases found", .main = std::move(main), .breadcrumbs = {{"Allegations", "/lado"}}, .is_wide = true}};
}

void add_home_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado", permissions::manage, [office](trail::View& view, const web::Request& request) { return show_home(view, request, *office, {}); });
    router.get("/lado/allegations", permissions::manage,
               [office](trail::View& view, const web::Request& request) { return show_list(view, request, *office); });
    router.post_act("/lado/searches", permissions::manage, "Finding a case",
                    [office](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                        return journal.view(actor, [&](trail::View& view) { return find(view, request, *office); });
                    });
}

}  // namespace holdfast::lado
