#include "core/access/account_store.hpp"
#include "features/lado/parts_pages.hpp"
#include "features/lado/share_service.hpp"
#include "web/csrf.hpp"
#include "web/moj/moj.hpp"
#include "web/shell/parts.hpp"

/// What the safeguarding lead of an employer sees.
namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static std::string officer_in(trail::View& view, const SharedCase& share) {
    const auto officer = access::find_account(view, share.officer.value_or(share.shared_by));
    return officer ? officer->name : "Nobody yet";
}
static std::string path_of(const SharedCase& share) { return std::string(share_records.path) + share.reference; }

static Html stage_of(const SharedCase& share) {
    const bool is_over = in_words_for_lead(share.stage) == in_words_for_lead(Stage::closed);
    return govuk::tag({.text = std::string(in_words_for_lead(share.stage)), .classes = is_over ? "govuk-tag--grey" : "govuk-tag--blue"});
}

static Outcome<site::Answer> show_shares(trail::View& view) {
    Html main = html("<h1 class=\"govuk-heading-l\">Shared by designated officers</h1>");
    main.add(
        "<p class=\"govuk-body\">What a designated officer shares with you as your organisation's safeguarding lead. Nobody else of your organisation sees it "
        "here.</p>");
    govuk::Table table{.rows = {},
                       .head = {{.text = "Case"}, {.text = "Shared on"}, {.text = "Employer"}, {.text = "How it stands"}, {.text = "Designated officer"}},
                       .caption = "Cases",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& share : shares_with_viewer(view))
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", path_of(share), share.case_reference)},
                              {.text = in_words(london_date(share.shared_at))},
                              {.text = employer_in(view, share)},
                              {.html = stage_of(share)},
                              {.text = officer_in(view, share)}});
    if (table.rows.empty()) main.add("<p class=\"govuk-body\">Nothing is shared with you.</p>");
    else main.add(web::shell::table_region("Cases", govuk::table(table)));
    return site::Answer{site::Page{.title = "Shared by designated officers", .main = std::move(main)}};
}

static Html messages_part(const std::vector<Message>& messages) {
    web::moj::Timeline timeline{.items = {}, .heading_level = 3};
    for (const auto& message : messages)
        timeline.items.push_back({.label = {.text = message.is_answer ? "Your answer" : "From the designated officer"},
                                  .html = paragraphs(message.words),
                                  .datetime = web::moj::at_moment(message.written_at)});
    return html("<h2 class=\"govuk-heading-m\">What was written</h2>").add(web::moj::timeline(timeline));
}

static Outcome<site::Answer> show_shared(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    const auto share = TRY(share_for(view, policy::Verb::read, request.parameter("reference")));
    const auto messages = TRY(open_messages(view, office, share));
    const std::string title = "What is shared with you";
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">{}</h1>", share.case_reference, title);
    main.add(govuk::warning_text(
        {.text = "Keep this to yourself. Do not tell the person it is about, and do not investigate, unless the designated officer has agreed to it.",
         .icon_fallback_text = "Warning"}));
    main.add(govuk::summary_list({.rows = {{.key = {.text = "Employer"}, .value = {.text = employer_in(view, share)}},
                                           {.key = {.text = "How it stands"}, .value = {.html = stage_of(share)}},
                                           {.key = {.text = "Designated officer"}, .value = {.text = officer_in(view, share)}},
                                           {.key = {.text = "Shared on"}, .value = {.text = in_words(london_date(share.shared_at))}}}}));
    const site::Form form{request, errors};
    main.add("<h2 class=\"govuk-heading-m\">Answer</h2><form method=\"post\" action=\"{}\" novalidate>{}", path_of(share), web::csrf_field(request));
    main.add(form.lines("words", "What do you want the designated officer to know?", "It becomes part of the case. Telephone what cannot wait"));
    main.add(govuk::button({.text = "Send your answer", .prevent_double_click = true})).add("</form>").add(messages_part(messages));
    return site::Answer{site::Page{.title = title,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Shared by designated officers", "/lado/shared"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422}};
}

void add_shared_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/shared", permissions::lead, [](trail::View& view, const web::Request&) { return show_shares(view); });
    router.get("/lado/shared/{reference}", permissions::lead,
               [office](trail::View& view, const web::Request& request) { return show_shared(view, request, *office, {}); });
    router.post_act("/lado/shared/{reference}", permissions::lead, "Answer to a designated officer",
                    page_of({.show = [office](trail::View& view, const web::Request& request,
                                              const std::vector<FieldError>& errors) { return show_shared(view, request, *office, errors); },
                             .act =
                                 [office](trail::Change& change, const web::Request& request) {
                                     return answer(change, *office, request.parameter("reference"), site::typed(request, "words"));
                                 },
                             .message = "Your answer is with the designated officer",
                             .next = [](const web::Request& request) { return "/lado/shared/" + request.parameter("reference"); }}));
}

}  // namespace holdfast::lado
