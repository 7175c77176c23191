#include "features/hub_contacts/parts_pages.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr int page_size = 50;

Html check_state(const Check& check, Instant now) {
    if (check.withdrawn_at) return govuk::tag({.text = "Withdrawn", .classes = "govuk-tag--grey"});
    const bool is_late = check.is_late(now);
    if (check.answered_at) return govuk::tag({.text = is_late ? "Answered late" : "Answered", .classes = is_late ? "govuk-tag--orange" : "govuk-tag--green"});
    return govuk::tag({.text = is_late ? "Late" : "Asked", .classes = is_late ? "govuk-tag--red" : "govuk-tag--blue"});
}

static Html disclosed_words(const Disclosed& said) {
    Html words = html("<p class=\"govuk-body\"><strong>{}</strong>, {}</p>", in_words(said.sharing), in_words(said.at));
    if (said.is_known) words.add("<p class=\"govuk-body\">{}</p>", *said.is_known ? "Known to them" : "Not known to them");
    words.add(site::paragraphs(said.words));
    if (!said.why.empty()) words.add("<p class=\"govuk-body\">Why not all: {}</p>", said.why);
    return words;
}

static Html answer_cell(trail::View& view, const Contact& contact, const Check& check) {
    if (check.withdrawn_at) return site::paragraphs(check.withdrawn_why);
    Html words;
    for (const auto& said : disclosed_of(view, check.id)) words.add(disclosed_words(said));
    if (!check.late_why.empty()) words.add("<p class=\"govuk-body\">Why late: {}</p>", check.late_why);
    if (check.is_open())
        words.add("<a class=\"govuk-link\" href=\"{}/checks/{}/withdrawal\">Withdraw<span class=\"govuk-visually-hidden\"> {}</span></a>", contact_path(contact.reference),
                  check.reference, check.reference);
    return words;
}

static std::string times_of(const Check& check) {
    auto words = "Asked " + in_words(check.asked_at);
    if (check.due) words += ", due " + in_words(*check.due);
    return words;
}

Html checks_part(trail::View& view, const Contact& contact) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Agency"}, {.text = "Asked"}, {.text = "State"}, {.text = "What it lets the hub know"}},
                       .caption = "Checks: " + in_words(gauge_of(view, contact.id)),
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& check : checks_of(view, contact.id))
        table.rows.push_back({{.html = html("{}<br><span class=\"app-table__code\">{}</span>", name_of_agency(view, check.agency), check.reference)},
                              {.html = site::paragraphs(check.question).add("<p class=\"govuk-body-s\">{}</p>", times_of(check))},
                              {.html = check_state(check, view.now())},
                              {.html = answer_cell(view, contact, check)}});
    if (table.rows.empty()) return {};
    return web::shell::table_region("Checks", govuk::table(table));
}

static std::vector<govuk::RadioItem> limits(Date today) {
    std::vector<govuk::RadioItem> items;
    for (const auto& word : words_for(Rating{}))
        items.push_back({.text = fmt::format("As {}: {}", word.token, clocks::in_words(check_clock_of(word.value).on(today).length)), .value = std::string(word.token)});
    return items;
}

static std::vector<std::pair<std::string, std::string>> usual(const Contact& contact) {
    std::vector<std::pair<std::string, std::string>> fields{{"limit", std::string(token_of(usual_limit(contact)))}};
    for (const auto& child : contact.concern.children) fields.emplace_back("named", std::to_string(child.id.number));
    return fields;
}

static Outcome<site::Answer> show_asking(trail::View& view, const web::Request& request, const Hub& hub, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const site::Form form{request, errors, usual(contact)};
    std::vector<govuk::CheckboxItem> agencies, children;
    for (const auto& agency : agencies_to_ask(view, hub)) agencies.push_back({.text = agency.name, .value = agency.agency});
    for (const auto& child : contact.concern.children) children.push_back({.text = child.name(), .value = std::to_string(child.id.number)});
    Html fields = form.any_of("agencies", "Which agencies?", std::move(agencies));
    fields.add(form.any_of("named", "Of which children? Their names, births and schools are told", std::move(children)));
    fields.add(form.lines("question", "What do you ask?", "They read this, and nothing else of the contact"));
    fields.add(form.one_of("limit", "By when?", limits(view.today())));
    fields.add(form.day("sooner_on", "Or by the end of a day that comes sooner", "Leave it out where the time above is soon enough"));
    return site::Answer{page_about(request, contact,
                                   {.title = "Ask agencies what they hold",
                                    .action = "/checks",
                                    .fields = std::move(fields),
                                    .button = "Ask them",
                                    .above = html("<p class=\"govuk-body\">Any other agency: telephone it, and write down in a note what it says.</p>")},
                                   errors)};
}

static Outcome<Done> take_asking(trail::Change& change, const web::Request& request, const Hub& hub) {
    Errors errors;
    NewChecks wanted{.question = site::typed(request, "question"), .limit = parse<Rating>(site::typed(request, "limit")), .sooner_on = site::day_in(request, "sooner_on", errors)};
    for (const auto key : request.form.every("agencies")) wanted.agencies.emplace_back(key);
    for (const auto id : request.form.every("named")) wanted.children.push_back({site::number_of(id)});
    if (errors.empty()) return ask(change, hub, reference_of(request), wanted);
    TRY(contact_for(change, policy::Verb::allocate, reference_of(request)));
    return invalid(std::move(errors));
}

static Outcome<site::Answer> show_withdrawal(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto contact = TRY(contact_for(view, policy::Verb::allocate, reference_of(request)));
    const auto check = find_check(view, request.parameter("check"));
    if (!check || check->contact != contact.id) return not_found();
    const site::Form form{request, errors};
    return site::Answer{page_about(request, contact,
                                   {.title = "Withdraw the check of " + name_of_agency(view, check->agency),
                                    .action = fmt::format("/checks/{}/withdrawal", check->reference),
                                    .fields = form.lines("why", "Why need they not answer any more?", "The agency reads this"),
                                    .button = "Withdraw the check"},
                                   errors)};
}

static Outcome<site::Answer> show_open(trail::View& view, const web::Request& request) {
    const ListWanted wanted{.page = page_in(request), .most = page_size};
    const auto checks = open_checks(view, policy::list_filter(view, contact_records, policy::belonging_of(view)), wanted);
    Html main = html("<h1 class=\"govuk-heading-l\">Checks that are open</h1>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Contact"}, {.text = "Agency"}, {.text = "State"}, {.text = "Due"}, {.text = "About"}},
                       .caption = "What is due first, the late ones at the head",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& [check, contact, first, children] : checks)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", contact_path(contact), contact), .classes = "app-table__code"},
                              {.text = name_of_agency(view, check.agency)},
                              {.html = check_state(check, view.now())},
                              {.text = check.due ? in_words(*check.due) : "Not known"},
                              {.text = names_in_short(first, children)}});
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">Every check is answered or withdrawn.</p>");
    else main.add(web::shell::table_region("Checks that are open", govuk::table(table)));
    main.add(further_pages({.page = wanted.page, .most = page_size}, checks.size(), "/hub/checks"));
    return site::Answer{site::Page{.title = "Checks that are open", .main = std::move(main), .is_wide = true}};
}

void add_check_routes(site::Router& router, const SharedHub& hub) {
    router.get("/hub/checks", permissions::work, show_open);
    add_form(router, "/hub/contacts/{reference}/checks", permissions::work,
             {.show = [hub](trail::View& view, const web::Request& request, const Errors& errors) { return show_asking(view, request, *hub, errors); },
              .act = [hub](trail::Change& change, const web::Request& request) { return take_asking(change, request, *hub); },
              .message = "They are asked"});
    add_form(router, "/hub/contacts/{reference}/checks/{check}/withdrawal", permissions::work,
             {.show = show_withdrawal,
              .act = [](trail::Change& change,
                        const web::Request& request) { return withdraw(change, reference_of(request), request.parameter("check"), site::typed(request, "why")); },
              .message = "The check is withdrawn"});
}

}  // namespace holdfast::hub_contacts
