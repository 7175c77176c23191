#include "core/access/account_store.hpp"
#include "core/measures/district_store.hpp"
#include "features/early_help/assessment_store.hpp"
#include "features/early_help/panel_service.hpp"
#include "features/early_help/panel_store.hpp"
#include "features/early_help/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::early_help {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {

constexpr int most_listed = 60;

std::string convener_of(trail::View& view, const Panel& panel) {
    const auto account = access::find_account(view, panel.convened_by);
    return account ? fmt::format("{}, {}", account->name, account->agency) : std::string{};
}

Outcome<site::Answer> show_panels(trail::View& view, const web::Request&) {
    Html main = html("<h1 class=\"govuk-heading-l\">Early help panels</h1>");
    main.add("<p class=\"govuk-body\">A panel of a district looks on a day at cases that do not move, and decides what happens with each.</p>");
    main.add(govuk::button({.text = "Convene a panel", .href = std::string(panels_path) + "/new"}));
    const auto panels = latest_panels(view, most_listed);
    if (panels.empty()) main.add("<p class=\"govuk-body\">None has been convened.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Panel"}, {.text = "Day"}, {.text = "Run by"}, {.text = "Minutes"}},
                       .caption = "Panels, the latest day first",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& panel : panels)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\">, {}</span></a>", path_of(panel),
                                            panel.district, in_words(panel.held_on))},
                              {.text = in_words(panel.held_on)},
                              {.text = convener_of(view, panel)},
                              {.text = !panel.minutes.empty()         ? "Written"
                                       : panel.held_on < view.today() ? "Not written yet"
                                                                      : ""}});
    if (!panels.empty()) main.add(web::shell::table_region("Early help panels", govuk::table(table)));
    return site::Answer{site::Page{.title = "Early help panels", .main = std::move(main), .breadcrumbs = {{"Early help", "/early-help"}}, .is_wide = true}};
}

Outcome<site::Answer> show_convening(trail::View& view, const web::Request& request, const Errors& errors) {
    std::vector<govuk::RadioItem> items;
    for (const auto& name : measures::district_names(view)) items.push_back({.text = name, .value = name});
    Html above;
    if (items.empty()) above = govuk::inset_text({.text = "No district is on record. Whoever runs the site imports the file of kind districts first."});
    Values values;
    site::put_day(values, "held_on", view.today());
    const site::Form form{request, errors, values};
    Html fields =
        form.one_of("district", "Of which district?", std::move(items)).add(form.day("held_on", "On which day does it meet?", "For example, 31 3 2027"));
    return site::Answer{site::form_page(request,
                                        {.title = "Convene a panel",
                                         .reference = "Early help",
                                         .action = std::string(panels_path) + "/new",
                                         .fields = std::move(fields),
                                         .button = "Convene",
                                         .above = std::move(above),
                                         .breadcrumbs = {{"Early help", "/early-help"}, {"Panels", std::string(panels_path)}}},
                                        errors)};
}

Outcome<std::string> take_convening(trail::Change& change, const web::Request& request) {
    Errors errors;
    const auto day = site::day_in(request, "held_on", errors);
    if (!day && errors.empty()) errors.push_back({"held_on", "Enter the day of the meeting"});
    if (!errors.empty()) return invalid(std::move(errors));
    Panel panel{.district = site::typed(request, "district"), .held_on = *day};
    panel.id = TRY(convene(change, panel));
    return path_of(panel);
}

Html members_part(const Panel& panel) {
    govuk::SummaryList list;
    for (const auto& each : attendances_of_panel)
        if (const auto lines = lines_of(panel.members, each.value); !lines.empty())
            list.rows.push_back({.key = {.text = std::string(each.words)}, .value = {.html = paragraphs(lines)}});
    if (!panel.minutes.empty()) list.rows.push_back({.key = {.text = "Minutes"}, .value = {.html = paragraphs(panel.minutes)}});
    return list.rows.empty() ? html("<p class=\"govuk-body\">Nothing is written yet.</p>") : govuk::summary_list(list);
}

/// One case of the list, as far as the viewer may read the assessment.
govuk::TableRow row_of(trail::View& view, const Panel& panel, const PanelCase& one) {
    const auto assessment = policy::may(view, policy::Verb::read, question_of(view), one.reference) ? find_assessment(view, one.reference) : std::nullopt;
    if (!assessment) return {{.text = "A case that you have no part in"}, {}, {}, {}};
    view.look(assessment->record());
    Html decided = one.decision                         ? html("{}", line_of(panel_decisions, *one.decision).words).add(paragraphs(one.reasons))
                   : assessment->stage == Stage::closed ? html("Closed meanwhile")
                   : panel.held_on <= view.today()
                       ? html("<a class=\"govuk-link\" href=\"{}/cases/{}\">Record the decision<span class=\"govuk-visually-hidden\"> on {}</span></a>",
                              path_of(panel), one.id.number, one.reference)
                       : html("Waits for the day");
    return {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a><br>{}", path_of(one.reference), child_of(view, *assessment), one.reference)},
            {.html = paragraphs(one.why)},
            {.text = in_words(assessment->lead) + ". Consent: " + in_words(assessment->consent)},
            {.html = std::move(decided)}};
}

Html cases_part(trail::View& view, const Panel& panel, const std::vector<PanelCase>& cases) {
    if (cases.empty()) return html("<p class=\"govuk-body\">No case is on the list.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Child"}, {.text = "Why it is here"}, {.text = "Lead professional and consent"}, {.text = "Decision"}},
                       .caption = "Cases of the panel",
                       .caption_classes = "govuk-visually-hidden",
                       .first_cell_is_header = true};
    for (const auto& one : cases) table.rows.push_back(row_of(view, panel, one));
    return web::shell::table_region("Cases of the panel", govuk::table(table));
}

Outcome<site::Answer> show_panel(trail::View& view, const web::Request& request) {
    const Panel panel = TRY(panel_for(view, panel_in(request)));
    Html main =
        html("<span class=\"govuk-caption-l\">Early help panel</span><h1 class=\"govuk-heading-l\">{}, {}</h1>", panel.district, in_words(panel.held_on));
    main.add("<p class=\"govuk-body\">Run by {}</p>", convener_of(view, panel));
    if (panel.convened_by != view.actor().account)
        main.add("<form method=\"post\" action=\"{}/convener\">{}{}</form>", path_of(panel), web::csrf_field(request),
                 govuk::button({.text = "Run this panel yourself", .classes = "govuk-button--secondary"}));
    main.add("<h2 class=\"govuk-heading-m\">Cases</h2>").add(cases_part(view, panel, cases_of(view, panel.id)));
    if (panel.minutes.empty())
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}/candidates\">Put cases that do not move on the list</a></p>",
                 path_of(panel));
    main.add("<h2 class=\"govuk-heading-m\">Who was there, and the minutes</h2>").add(members_part(panel));
    if (panel.held_on <= view.today())
        main.add("<p class=\"govuk-body app-no-print\"><a class=\"govuk-link\" href=\"{}/minutes\">Write the minutes</a></p>", path_of(panel));
    return site::Answer{site::Page{.title = in_words(panel),
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Early help", "/early-help"}, {"Panels", std::string(panels_path)}},
                                   .is_wide = true}};
}

Outcome<site::Answer> show_minutes(trail::View& view, const web::Request& request, const Errors& errors) {
    const Panel panel = TRY(panel_for(view, panel_in(request)));
    Values values{{"minutes", panel.minutes}};
    for (const auto& each : attendances_of_panel) values.emplace_back(each.token, lines_of(panel.members, each.value));
    const site::Form form{request, errors, values};
    Html fields;
    if (request.method == web::Method::post && version_in(request) != panel.version)
        fields.add(site::both_versions(
            {{"Who came", lines_of(panel.members, Attendance::came), form.value("came")}, {"Minutes", panel.minutes, form.value("minutes")}}));
    fields.add("<input type=\"hidden\" name=\"version\" value=\"{}\">", panel.version);
    fields.add(form.lines("came", "Who came?", "One on a line: name, agency"))
        .add(form.lines("apologies", "Who sent apologies?", "One on a line: name, agency"));
    fields.add(form.lines("absent", "Who was asked and did not come?", "One on a line: name, agency"));
    fields.add(
        form.lines("minutes", "What did the panel talk about as a whole?", "Name no child: what is said of one is the reason of the decision on their case"));
    return site::Answer{site::form_page(
        request, form_about(panel, {.title = "Write the minutes", .action = "minutes", .fields = std::move(fields), .button = "Save"}), errors)};
}

Outcome<std::string> take_minutes(trail::Change& change, const web::Request& request) {
    PanelMinutes minutes{.minutes = site::typed(request, "minutes")};
    for (const auto& each : attendances_of_panel)
        for (auto& member : panel_members_in(request.form.get(each.token), each.value)) minutes.members.push_back(std::move(member));
    TRY(in_field(write_minutes(change, panel_in(request), minutes, version_in(request)), "minutes"));
    return path_of(Panel{.id = panel_in(request)});
}

Outcome<site::Answer> take_panel_over(trail::Change& change, const web::Request& request) {
    TRY(take_over(change, panel_in(request)));
    return site::Answer{site::redirect_with_message(path_of(Panel{.id = panel_in(request)}), "The panel is yours to run")};
}

}  // namespace

Id<Panel> panel_in(const web::Request& request) { return Id<Panel>{site::number_in(request, "panel")}; }
std::string path_of(const Panel& panel) { return fmt::format("{}/{}", panels_path, panel.id.number); }

site::RecordForm form_about(const Panel& panel, site::RecordForm form) {
    form.reference = in_words(panel);
    form.action = fmt::format("{}/{}", path_of(panel), form.action);
    form.breadcrumbs = {{"Early help", "/early-help"}, {"Panels", std::string(panels_path)}, {in_words(panel), path_of(panel)}};
    return form;
}

void add_panel_routes(site::Router& router) {
    router.get(panels_path, permissions::panel, show_panels);
    add_form(router, "/early-help/panels/new",
             {.show = show_convening, .act = take_convening, .message = "The panel is convened", .permission = permissions::panel});
    router.get("/early-help/panels/{panel}", permissions::panel, show_panel);
    router.post("/early-help/panels/{panel}/convener", permissions::panel, "Running an early help panel", take_panel_over);
    add_form(router, "/early-help/panels/{panel}/minutes",
             {.show = show_minutes, .act = take_minutes, .message = "The minutes are written", .permission = permissions::panel});
}

}  // namespace holdfast::early_help
