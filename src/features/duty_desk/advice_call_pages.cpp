#include "features/duty_desk/advice_call_pages.hpp"

#include "core/site/form_pages.hpp"
#include "features/duty_desk/advice_call_service.hpp"
#include "features/duty_desk/rota_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::duty_desk {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr int most_listed = 30;
static constexpr std::string_view desk_path = "/duty-desk";

static std::string path_of(const AdviceCall& call) { return std::string(advice_call_records.path) + call.reference; }
static Html calls_table(const std::vector<AdviceCall>& calls) {
    if (calls.empty()) return html("<h2 class=\"govuk-heading-m\">Latest advice</h2><p class=\"govuk-body\">None yet.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Reference"}, {.text = "When"}, {.text = "Who called"}, {.text = "Advised by"}, {.text = "Contact"}},
                       .caption = "Latest advice",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& call : calls)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(call), call.reference)},
                              {.text = in_words(call.called_at)},
                              {.text = caller_of(call)},
                              {.text = call.advised_by},
                              {.text = call.contact}});
    return web::shell::table_region("Latest advice", govuk::table(table));
}

static Html search_form(const web::Request& request, const Errors& errors) {
    const site::Form form{request, errors, {{"reference", std::string(request.query.get("reference"))}}};
    Html part = html("<form method=\"get\" action=\"{}\" novalidate>", desk_path);
    part.add(form.line("reference", "Find a call by its reference", "For example ADV-2026-00417-P"));
    return part.add(govuk::button({.text = "Find", .classes = "govuk-button--secondary"})).add("</form>");
}

static Outcome<site::Answer> show_desk(trail::View& view, const web::Request& request) {
    Errors errors;
    if (const auto typed = request.query.get("reference"); !typed.empty()) {
        const auto found = find_called(view, typed);
        if (found) return site::Answer{site::redirect_with_message(std::string(advice_call_records.path) + *found, "")};
        errors = found.refusal().errors;
    }
    Html main = html("<h1 class=\"govuk-heading-l\">Duty desk</h1>");
    main.add(on_now_part(view)).add(govuk::button({.text = "Log advice", .href = "/duty-desk/advice/new"}));
    main.add(calls_table(latest_advice_calls(view, most_listed)));
    main.add("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"/duty-desk/counts\">How many calls there were</a></p>");
    main.add(search_form(request, errors));
    const int status = errors.empty() ? 200 : 422;
    return site::Answer{site::Page{.title = "Duty desk", .main = std::move(main), .errors = std::move(errors), .status = status, .is_wide = true}};
}

static site::Page form_page(const web::Request& request, const Errors& errors) {
    const site::Form form{request, errors};
    std::vector<govuk::SelectItem> kinds{{.value = "", .text = "Choose a kind"}};
    for (auto& item : site::items_of(callers)) kinds.push_back(std::move(item));
    std::vector<govuk::CheckboxItem> boxes;
    for (const Term& harm : harms) boxes.push_back({.text = std::string(harm.words), .value = std::string(harm.token)});
    Html main = html(
        "<h1 class=\"govuk-heading-l\">Log advice</h1><p class=\"govuk-body\">No child’s name is needed, and there is no field for one. Leave names out of "
        "what you write. Where the child should be known to the hub, the caller makes a contact.</p>");
    main.add("<form method=\"post\" action=\"/duty-desk/advice/new\" novalidate>{}", web::csrf_field(request));
    main.add(form.choice("caller", "Who called?", std::move(kinds))).add(form.line("caller_name", "Name of the agency (optional)"));
    main.add(form.lines("question", "What was asked?", "Without names")).add(form.lines("advice", "What did you advise?", "Without names"));
    main.add(form.any_of("harms", "Which kinds of harm was it about? (optional)", std::move(boxes)));
    main.add(govuk::button({.text = "Save", .prevent_double_click = true})).add("</form>");
    return {.title = "Log advice", .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422};
}

static Outcome<site::Answer> take_form(trail::Change& change, const web::Request& request) {
    AdviceCall call{.caller = site::typed(request, "caller"),
                    .caller_name = site::typed(request, "caller_name"),
                    .question = site::typed(request, "question"),
                    .advice = site::typed(request, "advice")};
    for (const auto harm : request.form.every("harms")) call.harms.emplace_back(harm);
    const auto made = log_advice_call(change, std::move(call));
    if (!made) return site::shown_again(form_page(request, made.refusal().errors), made.refusal());
    return site::Answer{site::redirect_with_message(std::string(advice_call_records.path) + *made, fmt::format("The advice is logged: {}", *made))};
}

/// A call as its page shows it.
struct Shown {
    AdviceCall call{};
    const Contacts& contacts;
    Errors errors{};
};

/// The contacts that the call may have led to, to choose from, where the viewer knows of any.
static Html latest_part(trail::View& view, const site::Form& form, const Contacts& contacts) {
    const auto latest = contacts.latest ? contacts.latest(view) : std::vector<OfferedContact>{};
    if (latest.empty()) return {};
    std::vector<govuk::SelectItem> items{{.value = "", .text = "None of these"}};
    for (const auto& each : latest) items.push_back({.value = each.reference, .text = fmt::format("{}: {}", each.reference, each.words)});
    return form.choice("latest", "One of the latest contacts", std::move(items));
}

static Html linked_contact(trail::View& view, const std::string& reference, const Contacts& contacts) {
    const auto path = contacts.path ? contacts.path(view, reference) : std::string{};
    return path.empty() ? Html::text(reference) : html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path, reference);
}

static Html contact_part(trail::View& view, const web::Request& request, const Shown& shown) {
    const auto& [call, contacts, errors] = shown;
    Html part = html("<h2 class=\"govuk-heading-m\">Contact that followed</h2>");
    const std::string path = path_of(call) + "/contact";
    if (!call.contact.empty()) {
        part.add("<p class=\"govuk-body\">{}</p><form method=\"post\" action=\"{}/end\" novalidate>{}", linked_contact(view, call.contact, contacts), path, web::csrf_field(request));
        return part.add(govuk::button({.text = "Take the link back", .classes = "govuk-button--secondary"})).add("</form>");
    }
    const site::Form form{request, errors};
    part.add("<form method=\"post\" action=\"{}\" novalidate>{}", path, web::csrf_field(request));
    part.add(latest_part(view, form, contacts)).add(form.line("contact", "Reference of the contact", "For example HUB-2026-00417-F"));
    return part.add(govuk::button({.text = "Link the contact", .classes = "govuk-button--secondary"})).add("</form>");
}

/// What was typed, line by line; what was erased says so.
static Html lines_of(const AdviceCall& call, std::string_view words) {
    if (call.is_disposed) return Html::text("Erased at the end of the time for which it is kept");
    Html lines;
    for (std::size_t from = 0; from <= words.size();) {
        const std::size_t end = std::min(words.find('\n', from), words.size());
        lines.add("{}<br>", words.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

static site::Page call_page(trail::View& view, const web::Request& request, const Shown& shown) {
    const auto& [call, contacts, errors] = shown;
    std::string kinds;
    for (const auto& harm : call.harms) kinds += (kinds.empty() ? "" : ", ") + std::string(words_of(harms, harm));
    govuk::SummaryList list{.rows = {{.key = {.text = "When"}, .value = {.text = in_words(call.called_at)}},
                                     {.key = {.text = "Who called"}, .value = {.text = caller_of(call)}},
                                     {.key = {.text = "Question"}, .value = {.html = lines_of(call, call.question)}},
                                     {.key = {.text = "Advice"}, .value = {.html = lines_of(call, call.advice)}},
                                     {.key = {.text = "Kinds of harm"}, .value = {.text = kinds.empty() ? "None given" : kinds}},
                                     {.key = {.text = "Advised by"}, .value = {.text = call.advised_by}}}};
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Advice call</h1>", call.reference);
    main.add(govuk::summary_list(list)).add(contact_part(view, request, shown));
    return {.title = "Advice call " + call.reference, .main = std::move(main), .errors = errors, .status = errors.empty() ? 200 : 422};
}

static Outcome<site::Answer> show_call(trail::View& view, const web::Request& request, const Contacts& contacts) {
    return site::Answer{call_page(view, request, {TRY(open_advice_call(view, request.parameter("reference"))), contacts, {}})};
}

static Outcome<site::Answer> take_contact(trail::Change& change, const web::Request& request, const Contacts& contacts) {
    const std::string& reference = request.parameter("reference");
    const auto typed = site::typed(request, "contact");
    const auto done = link_contact(change, reference, typed.empty() ? site::typed(request, "latest") : typed);
    if (done) return site::Answer{site::redirect_with_message(std::string(advice_call_records.path) + reference, "The contact is linked")};
    const auto call = find_advice_call(change, reference);
    if (!call || done.refusal().kind != Refusal::Kind::invalid) return done.refusal();
    return site::shown_again(call_page(change, request, {*call, contacts, done.refusal().errors}), done.refusal());
}

static Outcome<site::Answer> take_contact_back(trail::Change& change, const web::Request& request) {
    const std::string& reference = request.parameter("reference");
    TRY(unlink_contact(change, reference));
    return site::Answer{site::redirect_with_message(std::string(advice_call_records.path) + reference, "The link is taken back")};
}

void add_advice_call_routes(site::Router& router, const Contacts& contacts) {
    router.get(desk_path, permissions::work, show_desk);
    router.get("/duty-desk/advice/new", permissions::work,
               [](trail::View&, const web::Request& request) { return Outcome<site::Answer>(site::Answer{form_page(request, {})}); });
    router.post("/duty-desk/advice/new", permissions::work, "Advice at the duty desk", take_form);
    router.get("/duty-desk/advice/{reference}", permissions::work, [contacts](trail::View& view, const web::Request& request) { return show_call(view, request, contacts); });
    router.post("/duty-desk/advice/{reference}/contact", permissions::work, "A contact followed the advice",
                [contacts](trail::Change& change, const web::Request& request) { return take_contact(change, request, contacts); });
    router.post("/duty-desk/advice/{reference}/contact/end", permissions::work, "No contact followed the advice", take_contact_back);
}

}  // namespace holdfast::duty_desk
