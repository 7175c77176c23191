#include "core/clocks/clock_store.hpp"
#include "core/policy/sharing.hpp"
#include "features/hub_contacts/parts_pages.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace holdfast::hub_contacts {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr std::string_view reason = "Answering the safeguarding hub";
static constexpr int page_size = 50;

static std::string path_of(std::string_view reference) { return fmt::format("/checks/{}", reference); }

static Html asked_table(trail::View& view, const char* caption, const std::vector<ListedCheck>& checks) {
    if (checks.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">None.</p>", caption);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Check"}, {.text = "About"}, {.text = "State"}, {.text = "Asked"}, {.text = "Due"}, {.text = "Agency"}},
                       .caption = caption,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : checks) {
        const auto& check = each.check;
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(check.reference), check.reference), .classes = "app-table__code"},
                              {.text = names_in_short(each.first_child, each.children)},
                              {.html = check_state(check, view.now())},
                              {.text = in_words(check.asked_at)},
                              {.text = check.due ? in_words(*check.due) : ""},
                              {.text = name_of_agency(view, check.agency)}});
    }
    return web::shell::table_region(caption, govuk::table(table));
}

static Outcome<site::Answer> show_list(trail::View& view, const web::Request& request) {
    const auto filter = policy::list_filter(view, check_records, policy::belonging_of(view));
    const ListWanted wanted{.page = page_in(request), .most = page_size};
    Html main = html("<h1 class=\"govuk-heading-l\">Checks asked of us</h1>");
    const auto open = checks_asked(view, filter, true, wanted), ended = checks_asked(view, filter, false, wanted);
    main.add(asked_table(view, "To be answered, what is due first first", open)).add(asked_table(view, "Answered or withdrawn, the latest first", ended));
    main.add(further_pages({.page = wanted.page, .most = page_size}, std::max(open.size(), ended.size()), "/checks"));
    return site::Answer{site::Page{.title = "Checks asked of us", .main = std::move(main), .is_wide = true}};
}

static void add_row(govuk::SummaryList& list, const char* key, Html value) { list.rows.push_back({.key = {.text = key}, .value = {.html = std::move(value)}}); }

static std::string described(const Child& child) {
    auto words = child.name();
    if (child.born_on) words += ", born " + in_words(*child.born_on);
    for (const auto* more : {&child.age, &child.school})
        if (!more->empty()) words += ", " + *more;
    return words;
}

/// What the agency is asked, and by when and why then.
static Html question_part(trail::View& view, const Check& check) {
    govuk::SummaryList list;
    Html children;
    for (const auto& child : children_named(view, check.id)) children.add("<p class=\"govuk-body\">{}</p>", described(child));
    add_row(list, "Children", std::move(children));
    add_row(list, "The hub asks", site::paragraphs(check.question));
    add_row(list, "Asked of", html("{}, {}", name_of_agency(view, check.agency), in_words(check.asked_at)));
    for (const auto& clock : clocks::clocks_of(view, rules_of(view), check.record()))
        add_row(list, "Due",
                html("<p class=\"govuk-body\">{}</p><p class=\"govuk-body-s\">{}. {}</p>", clock.due.at ? in_words(*clock.due.at) : "Not known", clock.due.because,
                     clock.due.authority));
    if (!check.withdrawn_why.empty()) add_row(list, "Withdrawn", site::paragraphs(check.withdrawn_why));
    if (!check.late_why.empty()) add_row(list, "Why late", site::paragraphs(check.late_why));
    return govuk::summary_list(list);
}

static Html answer_part(trail::View& view, const Answer& answer, std::size_t number) {
    govuk::SummaryList list;
    add_row(list, "Known to us", html("{}", answer.known == Known::yes ? "Yes" : "No"));
    if (!answer.held.empty()) add_row(list, answer.sharing == Sharing::shared ? "What we hold" : "What we hold: not told to the hub", site::paragraphs(answer.held));
    if (!answer.part.empty()) add_row(list, "The part that the hub reads", site::paragraphs(answer.part));
    add_row(list, "Decision", html("{}", in_words(answer.sharing)));
    if (!answer.why.empty()) add_row(list, "Why not all", site::paragraphs(answer.why));
    add_row(list, "By", html("{}, {}", name_of(view, answer.by), in_words(answer.at)));
    return html("<h2 class=\"govuk-heading-m\">{}</h2>", number == 0 ? std::string("Our answer") : fmt::format("Added to it, {}", number)).add(govuk::summary_list(list));
}

static Outcome<site::Answer> show_check(trail::View& view, const web::Request& request) {
    const auto reference = reference_of(request);
    TRY(policy::open_record(view, {check_records, policy::belonging_of(view)}, reference));
    const auto check = find_check(view, reference);
    if (!check) return not_found();
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">What does your agency hold?</h1>", reference);
    main.add("<p class=\"govuk-body\">{}</p>", check_state(*check, view.now())).add(question_part(view, *check));
    const auto answers = answers_of(view, check->id);
    for (std::size_t at = 0; at < answers.size(); ++at) main.add(answer_part(view, answers[at], at));
    if (!check->withdrawn_at)
        main.add(govuk::button({.text = answers.empty() ? "Answer the hub" : "Add to the answer, or correct it", .href = path_of(reference) + "/answer"}));
    return site::Answer{site::Page{.title = "Check " + reference, .main = std::move(main), .breadcrumbs = {{"Checks asked of us", "/checks"}}}};
}

/// What to weigh, by the edition of the advice that is in force.
static Html advice_part(Date today) {
    const auto& edition = policy::advice_on(today);
    Html words = html("<p class=\"govuk-body\">{}</p><ul class=\"govuk-list govuk-list--bullet\">", edition.on_consent);
    for (const auto& prompt : edition.prompts) words.add("<li>{}</li>", prompt);
    return govuk::details({.summary_text = std::string(edition.title), .html = std::move(words.add("</ul>"))});
}

static Html answer_fields(const site::Form& form, const Check& check, const trail::View& view) {
    Html fields = form.one_of("known", "Does your agency know any of the children?", {{.text = "Yes", .value = "yes"}, {.text = "No", .value = "no"}});
    fields.add(form.lines("held", "What do you hold?", "The hub reads it where all is shared; otherwise it stays with your agency, and may be left out"));
    fields.add(form.one_of("sharing", "How much of it may the hub know?", site::radios_of(Sharing{}, view.today())));
    fields.add(form.lines("part", "The part that the hub may read", "Where a part is shared"));
    fields.add(form.lines("why", "Why not all of it?", "The hub reads this"));
    auto bases = site::items_of(policy::sharing_bases);
    bases.insert(bases.begin(), {.value = "", .text = "Choose one"});
    fields.add(form.choice("basis", "What allows it in law?", std::move(bases)));
    if (!check.answered_at && check.is_late(view.now())) fields.add(form.lines("late_why", "Why is the answer late?"));
    return fields;
}

static Outcome<site::Answer> show_answer(trail::View& view, const web::Request& request, const Errors& errors) {
    const auto reference = reference_of(request);
    TRY(policy::open_record(view, {check_records, policy::belonging_of(view)}, reference));
    const auto check = TRY(check_for(view, policy::Verb::allocate, reference));
    const site::Form form{request, errors};
    Html fields = html("<input type=\"hidden\" name=\"seen\" value=\"{}\">", answers_of(view, check.id).size()).add(answer_fields(form, check, view));
    return site::Answer{site::form_page(request,
                                        {.title = check.answered_at ? "Add to the answer, or correct it" : "Answer the hub",
                                         .reference = reference,
                                         .action = path_of(reference) + "/answer",
                                         .fields = std::move(fields),
                                         .button = "Send the answer",
                                         .above = question_part(view, check).add(advice_part(view.today())),
                                         .breadcrumbs = {{"Checks asked of us", "/checks"}, {reference, path_of(reference)}}},
                                        errors)};
}

static Outcome<Done> take_answer(trail::Change& change, const web::Request& request) {
    Errors errors;
    NewAnswer wanted{.answer = {.known = parse<Known>(site::typed(request, "known")).value_or(Known::not_known),
                                .held = site::typed(request, "held"),
                                .part = site::typed(request, "part"),
                                .sharing = site::chosen<Sharing>(request, "sharing", "Choose how much of it the hub may know", errors),
                                .why = site::typed(request, "why"),
                                .basis = site::typed(request, "basis")},
                     .late_why = site::typed(request, "late_why"),
                     .seen = static_cast<std::size_t>(site::typed_number(request, "seen"))};
    if (errors.empty()) return answer_check(change, reference_of(request), wanted);
    TRY(check_for(change, policy::Verb::allocate, reference_of(request)));
    for (auto& more : problems_of(wanted.answer)) errors.push_back(std::move(more));
    return invalid(std::move(errors));
}

void add_asked_routes(site::Router& router) {
    router.get("/checks", permissions::answer, show_list);
    router.get("/checks/{reference}", permissions::answer, show_check);
    router.get("/checks/{reference}/answer", permissions::answer, [](trail::View& view, const web::Request& request) { return show_answer(view, request, {}); });
    router.post_act("/checks/{reference}/answer", permissions::answer, reason,
                    site::page_of({.show = show_answer,
                                   .act = take_answer,
                                   .message = "The hub has the answer",
                                   .next = [](const web::Request& request) { return path_of(reference_of(request)); }},
                                  reason));
}

}  // namespace holdfast::hub_contacts
