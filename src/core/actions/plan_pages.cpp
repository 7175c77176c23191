#include "core/actions/plan_pages.hpp"

#include "core/actions/action_pages.hpp"
#include "core/actions/action_service.hpp"
#include "core/actions/action_store.hpp"
#include "core/actions/form_pages.hpp"
#include "core/actions/rating_pages.hpp"
#include "core/attachments/attachment_service.hpp"
#include "core/policy/record_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::actions {

using web::Html;
using web::html;
namespace govuk = web::govuk;

std::string plans_path(const Desk& desk, const std::string& reference) { return fmt::format("{}{}/actions", desk.kind.path, reference); }

std::string action_path(const Desk& desk, const ActionRef& which) { return fmt::format("{}/{}", plans_path(desk, which.reference), which.action.number); }

Outcome<ActionRef> action_in(const web::Request& request) {
    const std::string& text = request.parameter("action");
    ActionRef which{request.parameter("subject"), {}};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), which.action.number);
    if (error != std::errc{} || end != text.data() + text.size()) return not_found();
    return which;
}

namespace {

bool may_write(trail::View& view, const Desk& desk, const std::string& reference) {
    return view.may(desk.write) && attachments::require_adding(view, desk, reference);
}

std::vector<site::Crumb> crumbs_of(const Desk& desk, const std::string& reference, bool is_within = true) {
    std::vector<site::Crumb> crumbs{{fmt::format("Record {}", reference), fmt::format("{}{}", desk.kind.path, reference)}};
    if (is_within) crumbs.push_back({"Actions", plans_path(desk, reference)});
    return crumbs;
}

std::string owner_in_words(const Owner& owner) { return owner.agency.empty() ? owner.name : fmt::format("{}, {}", owner.name, owner.agency); }

std::string due_in_words(const std::optional<Date>& due_on) { return due_on ? in_words(*due_on) : "No day"; }

Html rated_in_words(const Update& now, Date today) {
    const auto rated = rate(now, today);
    return rating_tag(rated.rating).add("<br>{}", rated.because);
}

govuk::Table empty_table(const std::string& caption) {
    return {.rows = {},
            .head = {{.text = "Action"}, {.text = "Who"}, {.text = "By when"}, {.text = "How it stands"}},
            .caption = caption,
            .caption_classes = "govuk-table__caption--m",
            .first_cell_is_header = true};
}

Html table_of(const Desk& desk, const std::string& plan, const std::vector<const Action*>& actions, Date today) {
    auto table = empty_table(plan);
    for (const auto* action : actions)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", action_path(desk, {action->reference, action->id}), action->what)},
                              {.text = owner_in_words(action->now().owner)},
                              {.text = due_in_words(action->now().due_on)},
                              {.html = rated_in_words(action->now(), today)}});
    return web::shell::table_region(plan, govuk::table(table));
}

/// The plans in the order in which something was last put into them, the newest first.
std::vector<std::string> plans_in(const std::vector<Action>& actions) {
    std::vector<const Action*> newest;
    for (const auto& action : actions) newest.push_back(&action);
    std::ranges::sort(newest, [](const Action* one, const Action* other) { return one->id > other->id; });
    std::vector<std::string> plans;
    for (const auto* action : newest)
        if (std::ranges::find(plans, action->now().plan) == plans.end()) plans.push_back(action->now().plan);
    return plans;
}

Html carry_form(const Desk& desk, const web::Request& request, const std::string& plan, const std::vector<FieldError>& errors) {
    const bool is_this = request.form.get("from") == plan;
    const std::string id = fmt::format("plan-{}", is_this ? "" : std::to_string(std::hash<std::string>{}(plan) % 100000));
    govuk::Input into{.id = is_this ? "plan" : id, .name = "plan", .label = {.text = "Carry its open actions forward into"}, .autocomplete = "off"};
    into.hint = govuk::Hint{.text = "The next meeting or period. What was said of them goes along."};
    if (is_this) into.value = typed(request, "plan");
    if (is_this && !errors.empty()) into.error_message = govuk::ErrorMessage{.text = errors.front().message};
    Html form = html("<form method=\"post\" action=\"{}/carried\" novalidate>", plans_path(desk, request.parameter("subject")));
    form.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"from\" value=\"{}\">", plan).add(govuk::input(into));
    form.add(govuk::button({.text = "Carry forward", .classes = "govuk-button--secondary", .prevent_double_click = true})).add("</form>");
    return govuk::details({.summary_text = fmt::format("Carry forward from {}", plan), .html = std::move(form), .open = is_this && !errors.empty()});
}

}  // namespace

Outcome<site::Page> plans_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors) {
    const auto& reference = request.parameter("subject");
    const auto actions = TRY(actions_of(view, desk, reference));
    Html main = html("<span class=\"govuk-caption-l\">Record {}</span><h1 class=\"govuk-heading-l\">Actions</h1>", reference);
    const bool is_writer = may_write(view, desk, reference);
    if (actions.empty()) main.add("<p class=\"govuk-body\">None was agreed yet.</p>");
    if (is_writer) main.add(govuk::button({.text = "Add an action", .href = plans_path(desk, reference) + "/new"}));
    for (const auto& plan : plans_in(actions)) {
        std::vector<const Action*> in_plan;
        for (const auto& action : actions)
            if (action.now().plan == plan) in_plan.push_back(&action);
        main.add(table_of(desk, plan, in_plan, view.today()));
        const bool has_open = std::ranges::any_of(in_plan, [](const Action* action) { return is_open(action->now().progress); });
        if (is_writer && has_open) main.add(carry_form(desk, request, plan, errors));
    }
    const int status = errors.empty() ? 200 : 422;
    return site::Page{.title = fmt::format("Actions of record {}", reference),
                      .main = std::move(main),
                      .breadcrumbs = crumbs_of(desk, reference, false),
                      .errors = std::move(errors),
                      .status = status};
}

Outcome<site::Page> new_action_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors) {
    const auto& reference = request.parameter("subject");
    TRY(attachments::require_adding(view, desk, reference));
    Html main = html("<span class=\"govuk-caption-l\">Record {}</span><h1 class=\"govuk-heading-l\">Add an action</h1>", reference);
    main.add("<form method=\"post\" action=\"{}/new\" novalidate>", plans_path(desk, reference)).add(web::csrf_field(request));
    main.add(new_action_questions(desk, request, errors)).add(govuk::button({.text = "Add action", .prevent_double_click = true})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return site::Page{.title = fmt::format("Add an action, record {}", reference),
                      .main = std::move(main),
                      .breadcrumbs = crumbs_of(desk, reference),
                      .errors = std::move(errors),
                      .status = status};
}

static std::vector<Evidence> documents_in(trail::View& view, const Desk& desk, const std::string& reference) {
    std::vector<Evidence> evidence;
    const auto documents = attachments::documents_of(view, desk, reference);
    if (!documents) return evidence;
    for (const auto& document : *documents)
        if (!document.title.empty()) evidence.push_back({document.id, document.title});
    return evidence;
}

static Html said_of(const Desk& desk, const Action& action, const std::vector<Evidence>& documents) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "When"}, {.text = "Who"}, {.text = "What was said"}, {.text = "How it stood"}},
                       .caption = "What was said of it",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& update : action.updates) {
        Html words = Html::text(update.words.empty() ? "Agreed" : update.words);
        const auto evidence = std::ranges::find_if(documents, [&](const Evidence& each) { return update.evidence == each.id; });
        if (evidence != documents.end())
            words.add("<br><a class=\"govuk-link\" href=\"{}{}/documents/{}\">{}</a>", desk.kind.path, action.reference, evidence->id.number, evidence->title);
        table.rows.push_back(
            {{.text = in_words(update.at)},
             {.text = update.by},
             {.html = std::move(words)},
             {.text = fmt::format("{}; {}; {}; {}", update.plan, in_words(update.progress), due_in_words(update.due_on), owner_in_words(update.owner))}});
    }
    return web::shell::table_region("What was said of it", govuk::table(table));
}

Outcome<site::Page> action_page(trail::View& view, const Desk& desk, const web::Request& request, std::vector<FieldError> errors) {
    const auto which = TRY(action_in(request));
    const auto action = TRY(find_in(view, desk, which));
    const auto documents = documents_in(view, desk, which.reference);
    Html main =
        html("<span class=\"govuk-caption-l\">Record {}, {}</span><h1 class=\"govuk-heading-l\">{}</h1>", which.reference, action.now().plan, action.what);
    main.add("<p class=\"govuk-body\">{}</p>", rated_in_words(action.now(), view.today()));
    govuk::SummaryList summary{.rows = {}};
    const auto row = [&](const char* key, const std::string& value) { summary.rows.push_back({.key = {.text = key}, .value = {.text = value}}); };
    row("Who", owner_in_words(action.now().owner));
    row("By when", due_in_words(action.now().due_on));
    row("How far it is", std::string(in_words(action.now().progress)));
    if (!action.success.empty()) row("What success looks like", action.success);
    main.add(govuk::summary_list(summary)).add(said_of(desk, action, documents));
    if (may_say(view, desk, which.reference, action.now())) {
        main.add("<h2 class=\"govuk-heading-m\">Say how it stands</h2><form method=\"post\" action=\"{}\" novalidate>", action_path(desk, which))
            .add(web::csrf_field(request));
        main.add(update_questions(request, {action.now(), may_write(view, desk, which.reference), documents}, errors))
            .add(govuk::button({.text = "Record", .prevent_double_click = true}))
            .add("</form>");
    }
    const int status = errors.empty() ? 200 : 422;
    return site::Page{.title = fmt::format("Action {}, record {}", which.action.number, which.reference),
                      .main = std::move(main),
                      .breadcrumbs = crumbs_of(desk, which.reference),
                      .errors = std::move(errors),
                      .status = status};
}

static Html listed_table(const std::vector<Desk>& desks, const std::string& caption, const std::vector<ListedAction>& listed, Date today) {
    if (listed.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">There are none.</p>", caption);
    auto table = empty_table(caption);
    for (const auto& each : listed) {
        const auto desk = std::ranges::find_if(desks, [&](const Desk& one) { return one.kind.kind == each.kind; });
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">Action {}, record {}</a>", action_path(*desk, {each.reference, each.id}),
                                            each.id.number, each.reference)},
                              {.text = owner_in_words(each.now.owner)},
                              {.text = due_in_words(each.now.due_on)},
                              {.html = rated_in_words(each.now, today)}});
    }
    return web::shell::table_region(caption, govuk::table(table));
}

site::Page own_actions_page(trail::View& view, const std::vector<Desk>& desks) {
    constexpr int most = 100;
    std::vector<ListedAction> own, late;
    std::int64_t count = 0;
    for (const auto& desk : desks) {
        for (auto& each : actions_owned(view, desk.kind, most)) own.push_back(std::move(each));
        for (auto& each : overdue_actions(view, desk.kind, most)) late.push_back(std::move(each));
        count += count_overdue(view, desk.kind);
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Actions</h1>");
    main.add(listed_table(desks, "Yours", own, view.today())).add(listed_table(desks, fmt::format("Past their day ({})", count), late, view.today()));
    return {.title = "Actions", .main = std::move(main)};
}

static Html part_of(const Desk& desk, const std::string& reference, const std::string& title, const std::vector<const Action*>& actions, Date today) {
    Html part = actions.empty() ? html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">There are none.</p>", title)
                                : table_of(desk, title, actions, today);
    return part.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">All actions, and add one</a></p>", plans_path(desk, reference));
}

Html actions_part(trail::View& view, const Desk& desk, const std::string& reference) {
    const auto actions = actions_of(view, desk, reference);
    if (!actions) return {};
    std::vector<const Action*> open;
    for (const auto& action : *actions)
        if (is_open(action.now().progress)) open.push_back(&action);
    return part_of(desk, reference, "Open actions", open, view.today());
}

Html every_action_part(trail::View& view, const Desk& desk, const std::string& reference) {
    const auto actions = actions_of(view, desk, reference);
    if (!actions) return {};
    std::vector<const Action*> all;
    for (const auto& action : *actions) all.push_back(&action);
    return part_of(desk, reference, "Actions", all, view.today());
}

}  // namespace holdfast::actions
