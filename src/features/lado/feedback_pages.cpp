#include "features/lado/feedback_service.hpp"
#include "features/lado/parts_pages.hpp"
#include "web/shell/parts.hpp"

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr std::string_view own_path = "/lado/feedback";

static Outcome<site::Answer> show_asked(trail::View& view) {
    Html main = html("<h1 class=\"govuk-heading-l\">How was it to work with the designated officers?</h1>");
    main.add("<p class=\"govuk-body\">When a case is closed, those who referred it or dealt with it for the employer are asked once.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Case"}, {.text = "Asked on"}, {.text = "Your answer"}},
                       .caption = "Forms",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& asked : asked_of(view, view.actor().account)) {
        Html answer = html("Given on {}", asked.given_on ? in_words(*asked.given_on) : "");
        if (!asked.given_on)
            answer = html("<a class=\"govuk-link\" href=\"{}/{}\">Answer three questions<span class=\"govuk-visually-hidden\"> about {}</span></a>", own_path,
                          asked.reference, asked.reference);
        table.rows.push_back({{.text = asked.reference, .classes = "app-table__code"}, {.text = in_words(asked.asked_on)}, {.html = std::move(answer)}});
    }
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">You have not been asked about a case.</p>");
    else main.add(web::shell::table_region("Forms", govuk::table(table)));
    return site::Answer{
        site::Page{.title = "How was it to work with the designated officers?", .main = std::move(main), .breadcrumbs = {{"My referrals", "/lado/referrals"}}}};
}

static Outcome<site::Answer> show_questions(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    const auto asked = TRY(feedback_for(view, request.parameter("reference")));
    if (asked.given_on && errors.empty()) return site::Answer{site::redirect_with_message(std::string(own_path), "You have answered this already")};
    const site::Form form{request, errors};
    Html fields = html("<p class=\"govuk-body\">The designated officers read your answers with your name; they are counted without it.</p>");
    for (const auto& question : words_of_feedback_questions())
        fields.add(form.one_of(field_of(question.value), std::string(question.words).c_str(), radios_of(Reply{}, view.today())));
    fields.add(form.lines("better", better_question, "If you want to say it. Do not name the person the allegation was about, or a child"));
    auto page = form_page(request,
                          {.title = "How was it to work with the designated officers?",
                           .reference = asked.reference,
                           .action = std::string(own_path) + "/" + asked.reference,
                           .fields = std::move(fields),
                           .button = "Send your answers"},
                          errors);
    page.breadcrumbs = {{"My referrals", "/lado/referrals"}, {"Forms", std::string(own_path)}};
    return site::Answer{std::move(page)};
}

static Feedback feedback_in(const web::Request& request) {
    Feedback feedback{.better = site::typed(request, "better")};
    for (const auto& question : words_of_feedback_questions())
        if (const auto reply = parse<Reply>(request.form.get(field_of(question.value)))) feedback.replies[question.value] = *reply;
    return feedback;
}

void add_feedback_routes(site::Router& router, const SharedOffice& office) {
    router.get(own_path, permissions::refer, [](trail::View& view, const web::Request&) { return show_asked(view); });
    router.get("/lado/feedback/{reference}", permissions::refer,
               [](trail::View& view, const web::Request& request) { return show_questions(view, request, {}); });
    router.post_act(
        "/lado/feedback/{reference}", permissions::refer, "Feedback to the designated officers",
        page_of({.show = show_questions,
                 .act = [office](trail::Change& change,
                                 const web::Request& request) { return give_feedback(change, *office, request.parameter("reference"), feedback_in(request)); },
                 .message = "Thank you. Your answers are with the designated officers",
                 .next = [](const web::Request&) { return std::string(own_path); }}));
}

}  // namespace holdfast::lado
