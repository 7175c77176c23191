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

Html day_question(const web::Request& request, std::string_view name, const char* label, const std::vector<FieldError>& errors) {
    const auto value = [&](const char* part) {
        const std::string field = std::string(name) + part;
        return govuk::DateValue{field, std::string(request.form.get(field))};
    };
    govuk::DateInput input{.id = std::string(name), .name_prefix = std::string(name), .error_message = error_of(errors, name)};
    input.hint = govuk::Hint{.text = "For example, 31 3 2027"};
    input.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = label}};
    input.values = {value("-day"), value("-month"), value("-year")};
    return govuk::date_input(input);
}

Date day_in(const web::Request& request, std::string_view name) {
    const auto part = [&](const char* suffix) { return request.form.get(std::string(name) + suffix); };
    return parse_date(fmt::format("{}-{:0>2}-{:0>2}", part("-year"), part("-month"), part("-day"))).value_or(Date{});
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
    form.add(web::csrf_field(request)).add(govuk::select(people)).add(day_question(request, "asked_on", "When they asked", errors));
    return form.add(govuk::button({.text = "Gather", .prevent_double_click = true})).add("</form>");
}

static Html requests_table(trail::View& view, const Setting& setting) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Request"}, {.text = "Asked on"}, {.text = "State"}},
                       .caption = "Requests",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& asked : load_requests(view)) {
        if (!part_in(view, setting.subjects, asked).may_see()) continue;
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", request_path(asked.id), title_of(asked))},
                              {.text = in_words(asked.asked_on)},
                              {.text = state_in_words(asked.state)}});
    }
    if (table.rows.empty()) return html("<p class=\"govuk-body\">Nobody has asked yet.</p>");
    return web::shell::table_region("Requests", govuk::table(table));
}

static Outcome<site::Answer> show_requests(trail::View& view, const web::Request& request, const Setting& setting, const std::vector<FieldError>& errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">Subject access</h1>");
    main.add(
        "<p class=\"govuk-body\">Somebody who asks is told what is held about them and who saw it. One person decides what of it is given, another releases "
        "it.</p>");
    main.add(requests_table(view, setting));
    if (view.may(permissions::prepare)) main.add(open_form(view, request, errors));
    main.add(
        "<p class=\"govuk-body\">An answer about a child is begun from the page of their record, by who owns it or by the safeguarding lead of the agency to "
        "which the law gives it.</p>");
    return site::Answer{site::Page{.title = "Subject access", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422}};
}

Outcome<Seen> request_seen(trail::View& view, const web::Request& request, const Setting& setting) {
    const auto asked = find_request(view, {number_of(request.parameter("number"))});
    if (!asked) return not_found();
    const Part part = part_in(view, setting.subjects, *asked);
    if (!part.may_see()) return not_found();
    view.look({"subject_access", std::to_string(asked->id.number)});
    for (const auto& subject : setting.subjects)
        if (asked->is_about(subject.kind.kind)) view.look({subject.kind.kind, asked->record->reference});
    return Seen{*asked, part};
}

/// What is about somebody else too is marked, as nobody is to give it without having decided.
static Html words_of(const GatheredItem& item) {
    if (!item.held.is_about_others) return html("{}", item.held.words);
    return html("{} ", item.held.words).add(govuk::tag({.text = "About others too", .classes = "govuk-tag--yellow"}));
}

static Html items_table(const Seen& seen, const std::vector<GatheredItem>& items) {
    const Asked& asked = seen.asked;
    govuk::Table table{.rows = {},
                       .head = {{.text = "Where it is held"}, {.text = "What"}, {.text = "When"}, {.text = "From"}, {.text = "Words"}, {.text = "Decision"}},
                       .caption = fmt::format("What is held: {} items", items.size()),
                       .caption_classes = "govuk-table__caption--m"};
    for (const auto& item : items) {
        const std::string words = decision_in_words(item.decision);
        Html decision = html("{}", words);
        if (asked.state == State::being_prepared && seen.part.may_prepare)
            decision = html("<a class=\"govuk-link\" href=\"{}/items/{}\">{}<span class=\"govuk-visually-hidden\">: item {}</span></a>", request_path(asked.id),
                            item.id.number, words, item.id.number);
        table.rows.push_back({{.text = item.source},
                              {.text = item.held.what},
                              {.text = item.held.when},
                              {.text = item.held.from},
                              {.html = words_of(item)},
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

/// The words that are withheld wherever they stand, each with the way back, and the form for more.
static Html withheld_part(trail::View& view, const web::Request& request, const Seen& seen, const std::vector<FieldError>& errors) {
    const bool can_change = seen.asked.state == State::being_prepared && seen.part.may_prepare;
    const auto all = withheld_in(view, seen.asked.id);
    Html part;
    if (all.empty() && !can_change) return part;
    part.add("<h2 class=\"govuk-heading-m\">Words withheld wherever they stand</h2>");
    govuk::Table table{
        .rows = {}, .head = {{.text = "Words"}, {.text = "Why"}, {.text = "Give"}}, .caption = "Words withheld", .caption_classes = "govuk-visually-hidden"};
    for (const auto& each : all) {
        Html end = html("<form method=\"post\" action=\"{}/withheld/{}/end\">{}", request_path(seen.asked.id), each.id.number, web::csrf_field(request));
        end.add(
            "<button type=\"submit\" class=\"govuk-button govuk-button--secondary govuk-!-margin-bottom-0\">Give again<span class=\"govuk-visually-hidden\"> "
            "{}</span></button></form>",
            each.words);
        table.rows.push_back({{.text = each.words}, {.text = each.why}, {.html = can_change ? end : html("")}});
    }
    if (!all.empty()) part.add(web::shell::table_region("Words withheld", govuk::table(table)));
    if (!can_change) return part;
    part.add(reason_form(request, seen.asked, "withheld",
                         line(request, "words", "Words, such as the name of somebody else", errors)
                             .add(line(request, "withheld_why", "Why they are withheld, in words that the person reads", errors)),
                         "Withhold these words"));
    return part;
}

static Html steps(trail::View& view, const web::Request& request, const Seen& seen, const std::vector<FieldError>& errors) {
    Html part;
    const Asked& asked = seen.asked;
    const bool may_release = seen.part.may_release && asked.prepared_by != view.actor().account;
    if (const auto message = message_for(errors, "completion"); !message.empty())
        part.add(html("<p class=\"govuk-error-message\" id=\"completion\">{}</p>", message));
    if (asked.state == State::being_prepared && seen.part.may_prepare)
        part.add(html("<p class=\"govuk-body\">What was not decided is given.</p>"))
            .add(button_form(request, asked, "completion", {.text = "I looked at every item"}));
    if (asked.state == State::ready && !may_release) part.add("<p class=\"govuk-body\">Another person has to release what you prepared.</p>");
    if (asked.state == State::ready && may_release) {
        part.add(button_form(request, asked, "release", {.text = "Release"}));
        part.add(reason_form(request, asked, "return", line(request, "reason", "What has to be decided again", errors), "Send back"));
    }
    const bool may_withdraw = asked.record ? seen.part.may_release : seen.part.may_prepare;
    if (may_withdraw && (asked.state == State::being_prepared || asked.state == State::ready))
        part.add(
            reason_form(request, asked, "withdrawal", line(request, "withdrawal", "Why the request ends without an answer", errors), "Withdraw the request"));
    return part;
}

static Html summary(trail::View& view, const Asked& asked) {
    govuk::SummaryList list{.rows = {{.key = {.text = "Asked on"}, .value = {.text = in_words(asked.asked_on)}},
                                     {.key = {.text = "Gathered"}, .value = {.text = in_words(asked.opened_at)}},
                                     {.key = {.text = "State"}, .value = {.text = state_in_words(asked.state)}}}};
    if (!asked.record) return govuk::summary_list(list);
    const auto named = access::find_account(view, asked.record->named);
    list.rows.insert(list.rows.begin(), {.key = {.text = "Who asks"}, .value = {.text = asked.record->asked_by}});
    list.rows.push_back({.key = {.text = "Prepared by"}, .value = {.text = named ? named->name : "Somebody who left"}});
    list.rows.push_back({.key = {.text = "Until"}, .value = {.text = in_words(asked.record->until)}});
    return govuk::summary_list(list);
}

Outcome<site::Answer> show_request(trail::View& view, const web::Request& request, const Setting& setting, const std::vector<FieldError>& errors) {
    const auto seen = TRY(request_seen(view, request, setting));
    const Asked& asked = seen.asked;
    const std::string title = title_of(asked), path = request_path(asked.id) + "/download/";
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    main.add(summary(view, asked));
    if (asked.state == State::released)
        main.add(web::shell::downloads({{"HTML", path + "html"}, {"PDF", path + "pdf"}, {"OpenDocument text", path + "odt"}, {"CSV", path + "csv"}}));
    main.add(items_table(seen, items_of(view, asked.id))).add(withheld_part(view, request, seen, errors)).add(steps(view, request, seen, errors));
    return site::Answer{site::Page{.title = fmt::format("Request {}", asked.id.number),
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
    asked.asked_on = day_in(request, "asked_on");
    return asked;
}

static Outcome<site::Answer> take_request(trail::Journal& journal, const trail::Actor& actor, const web::Request& request, const Setting& setting) {
    const auto opened =
        journal.change(actor, "Subject access", [&](trail::Change& change) { return open_request(change, setting.sources, asked_in(change, request)); });
    if (opened) return site::Answer{site::redirect_with_message(request_path(*opened), "What is held was gathered")};
    if (!can_be_put_right(opened.refusal())) return opened.refusal();
    return journal.view(actor, [&](trail::View& view) { return show_requests(view, request, setting, errors_of(opened.refusal(), "person")); });
}

void add_request_routes(site::Router& router, const Shared& setting) {
    router.get("/subject-access", permissions::answer,
               [setting](trail::View& view, const web::Request& request) { return show_requests(view, request, *setting, {}); });
    router
        .post_act("/subject-access", permissions::prepare, "Subject access",
                  [setting](trail::Journal& journal, const trail::Actor& actor, const web::Request& request) {
                      return take_request(journal, actor, request, *setting);
                  })
        .needs_recent_proof = true;
    router.get("/subject-access/{number}", permissions::answer,
               [setting](trail::View& view, const web::Request& request) { return show_request(view, request, *setting, {}); });
}

}  // namespace holdfast::subject_access
