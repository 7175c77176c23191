#include "features/subject_access/request_pages.hpp"

#include "core/access/account_store.hpp"
#include "core/subject_access/permissions.hpp"
#include "core/subject_access/request_service.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::subject_access {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string state_in_words(State state) {
    switch (state) {
        case State::being_prepared: return "Being prepared";
        case State::ready: return "Waits for a second person";
        case State::released: return "Released";
        case State::withdrawn: return "Withdrawn";
    }
    return "";
}

static std::string title_of(const Asked& asked) {
    return asked.name.empty() ? fmt::format("Request {}", asked.id.number) : fmt::format("Request {} of {}", asked.id.number, asked.name);
}

static std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto message = message_for(errors, field);
    return message.empty() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = message});
}

static Html day_question(const web::Request& request, const std::vector<FieldError>& errors) {
    const auto value = [&](const char* part) {
        return govuk::DateValue{std::string("asked_on") + part, std::string(request.form.get(std::string("asked_on") + part))};
    };
    govuk::DateInput input{.id = "asked_on", .name_prefix = "asked_on", .error_message = error_of(errors, "asked_on")};
    input.hint = govuk::Hint{.text = "For example, 31 3 2027"};
    input.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = "When they asked"}};
    input.values = {value("-day"), value("-month"), value("-year")};
    return govuk::date_input(input);
}

static Html open_form(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    govuk::Select people{.name = "person",
                         .items = {{.value = "", .text = "Choose a person"}},
                         .value = std::string(request.form.get("person")),
                         .label = {.text = "Who asks"},
                         .error_message = error_of(errors, "person")};
    for (const auto& account : access::load_accounts(view))
        if (account.id != view.actor().account)
            people.items.push_back({.value = std::to_string(account.id.number), .text = account.name + ", " + account.agency});
    Html form = html("<h2 class=\"govuk-heading-m\">Gather what is held</h2><form method=\"post\" action=\"/subject-access\" novalidate>");
    form.add(web::csrf_field(request)).add(govuk::select(people)).add(day_question(request, errors));
    return form.add(govuk::button({.text = "Gather", .prevent_double_click = true})).add("</form>");
}

static Html requests_table(trail::View& view) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Request"}, {.text = "Asked on"}, {.text = "State"}},
                       .caption = "Requests",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& asked : load_requests(view)) {
        if (asked.person == view.actor().account) continue;
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", request_path(asked.id), title_of(asked))},
                              {.text = in_words(asked.asked_on)},
                              {.text = state_in_words(asked.state)}});
    }
    if (table.rows.empty()) return html("<p class=\"govuk-body\">Nobody has asked yet.</p>");
    return web::shell::table_region("Requests", govuk::table(table));
}

static Outcome<site::Answer> show_requests(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Subject access</h1>");
    main.add(
        "<p class=\"govuk-body\">Somebody who asks is told what is held about them and who saw it. One person decides what of it is given, another releases "
        "it.</p>");
    main.add(requests_table(view)).add(open_form(view, request, errors));
    return site::Answer{site::Page{.title = "Subject access", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422}};
}

Outcome<Asked> request_seen(trail::View& view, const web::Request& request) {
    const auto asked = find_request(view, {number_of(request.parameter("number"))});
    if (!asked || asked->person == view.actor().account) return not_found();
    view.look({"subject_access", std::to_string(asked->id.number)});
    return *asked;
}

static Html items_table(const Asked& asked, const std::vector<GatheredItem>& items) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Where it is held"}, {.text = "What"}, {.text = "When"}, {.text = "From"}, {.text = "Words"}, {.text = "Decision"}},
                       .caption = fmt::format("What is held: {} items", items.size()),
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& item : items) {
        const std::string words = decision_in_words(item.decision);
        Html decision = html("{}", words);
        if (asked.state == State::being_prepared)
            decision = html("<a class=\"govuk-link\" href=\"{}/items/{}\">{}<span class=\"govuk-visually-hidden\">: item {}</span></a>", request_path(asked.id),
                            item.id.number, words, item.id.number);
        table.rows.push_back({{.text = item.source},
                              {.text = item.held.what},
                              {.text = item.held.when},
                              {.text = item.held.from},
                              {.text = item.held.words},
                              {.html = decision}});
    }
    return web::shell::table_region("What is held", govuk::table(table));
}

static Html button_form(const web::Request& request, const Asked& asked, const char* step, govuk::Button button) {
    Html form = html("<form method=\"post\" action=\"{}/{}\">{}", request_path(asked.id), step, web::csrf_field(request));
    button.prevent_double_click = true;
    return form.add(govuk::button(button)).add("</form>");
}

static Html reason_form(const web::Request& request, const Asked& asked, const char* step, const Html& field, const char* button) {
    Html form = html("<form method=\"post\" action=\"{}/{}\" novalidate>{}", request_path(asked.id), step, web::csrf_field(request));
    return form.add(field).add(govuk::button({.text = button, .classes = "govuk-button--secondary", .prevent_double_click = true})).add("</form>");
}

static Html line(const web::Request& request, const char* name, const char* label, const std::vector<FieldError>& errors) {
    return govuk::input({.name = name,
                         .value = std::string(request.form.get(name)),
                         .label = {.text = label},
                         .error_message = error_of(errors, name),
                         .classes = "govuk-input--width-30",
                         .autocomplete = "off"});
}

static Html steps(trail::View& view, const web::Request& request, const Asked& asked, const std::vector<FieldError>& errors) {
    Html part;
    const bool may_release = view.may(permissions::release) && asked.prepared_by != view.actor().account;
    if (asked.state == State::being_prepared)
        part.add(html("<p class=\"govuk-body\">What was not decided is given.</p>"))
            .add(button_form(request, asked, "completion", {.text = "I looked at every item"}));
    if (asked.state == State::ready && !may_release) part.add("<p class=\"govuk-body\">Another person has to release what you prepared.</p>");
    if (asked.state == State::ready && may_release) {
        part.add(button_form(request, asked, "release", {.text = "Release"}));
        part.add(reason_form(request, asked, "return", line(request, "reason", "What has to be decided again", errors), "Send back"));
    }
    if (asked.state == State::being_prepared || asked.state == State::ready)
        part.add(
            reason_form(request, asked, "withdrawal", line(request, "withdrawal", "Why the request ends without an answer", errors), "Withdraw the request"));
    return part;
}

Outcome<site::Answer> show_request(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    const auto asked = TRY(request_seen(view, request));
    const std::string title = title_of(asked);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(govuk::summary_list({.rows = {{.key = {.text = "Asked on"}, .value = {.text = in_words(asked.asked_on)}},
                                           {.key = {.text = "Gathered"}, .value = {.text = in_words(asked.opened_at)}},
                                           {.key = {.text = "State"}, .value = {.text = state_in_words(asked.state)}}}}));
    if (asked.state == State::released)
        main.add(web::shell::downloads({{"HTML", request_path(asked.id) + "/download/html"}, {"CSV", request_path(asked.id) + "/download/csv"}}));
    main.add(items_table(asked, items_of(view, asked.id))).add(steps(view, request, asked, errors));
    return site::Answer{site::Page{.title = title,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Subject access", "/subject-access"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422,
                                   .is_wide = true}};
}

static Asked asked_in(trail::View& view, const web::Request& request) {
    Asked asked{.person = {number_of(request.form.get("person"))}};
    const auto account = access::find_account(view, asked.person);
    if (account) asked.name = account->name;
    else asked.person = {};
    const std::string day(request.form.get("asked_on-day")), month(request.form.get("asked_on-month")), year(request.form.get("asked_on-year"));
    asked.asked_on = parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day)).value_or(Date{});
    return asked;
}

static Outcome<site::Answer> take_request(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Sources& sources) {
    const auto opened =
        journal.change(actor, "Subject access", [&](trail::Change& change) { return open_request(change, *sources, asked_in(change, request)); });
    if (opened) return site::Answer{site::redirect_with_message(request_path(*opened), "What is held was gathered")};
    if (!can_be_put_right(opened.refusal())) return opened.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_requests(view, request, errors_of(opened.refusal(), "person")); });
}

void add_request_routes(site::Router& router, const Sources& sources) {
    router.get("/subject-access", permissions::prepare, [](trail::View& view, const web::Request& request) { return show_requests(view, request, {}); });
    router
        .post_act("/subject-access", permissions::prepare, "Subject access",
                  [sources](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                      return take_request(journal, actor, request, sources);
                  })
        .needs_recent_proof = true;
    router.get("/subject-access/{number}", permissions::prepare,
               [](trail::View& view, const web::Request& request) { return show_request(view, request, {}); });
}

}  // namespace holdfast::subject_access
