#include "features/lado/consultation_service.hpp"
#include "features/lado/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <chrono>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;
using Errors = std::vector<FieldError>;

static constexpr int most_listed = 100;
/// Advice about one employer within two years is looked at together.
static constexpr std::chrono::days pattern_days{730};

static Html consultations_table(const std::string& caption, const std::vector<Consultation>& consultations) {
    if (consultations.empty()) return html("<h2 class=\"govuk-heading-m\">{}</h2><p class=\"govuk-body\">None.</p>", caption);
    govuk::Table table{.rows = {},
                       .head = {{.text = "Consultation"}, {.text = "Asked"}, {.text = "Kind of employer"}, {.text = "Category"}, {.text = "Became"}},
                       .caption = caption,
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& each : consultations)
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"/lado/consultations/{}\">{}</a>", each.reference, each.reference)},
             {.text = in_words(london_date(each.asked_at))},
             {.text = std::string(in_words(each.employer))},
             {.text = std::string(in_words(each.category))},
             {.html = each.allegation.empty() ? Html{} : html("<a class=\"govuk-link\" href=\"{}\">{}</a>", case_path(each.allegation), each.allegation)}});
    return web::shell::table_region(caption, govuk::table(table));
}

static Outcome<Html> patterns_table(trail::View& view, const Office& office) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Employer"}, {.text = "Consultations"}, {.text = "Latest"}},
                       .caption = "Employers asked about more than once in two years",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& pattern : TRY(patterns_since(view, office, view.today() - pattern_days)))
        table.rows.push_back(
            {{.text = pattern.employer_name}, {.text = std::to_string(pattern.consultations), .format = "numeric"}, {.text = in_words(pattern.latest_on)}});
    if (table.rows.empty()) return Html{};
    table.head[1].format = "numeric";
    return web::shell::table_region(table.caption, govuk::table(table));
}

static Outcome<site::Answer> show_list(trail::View& view, const Office& office) {
    Html main = html("<h1 class=\"govuk-heading-l\">Advice below the threshold</h1>");
    main.add(govuk::button({.text = "Log advice", .href = "/lado/consultations/new"})).add(TRY(patterns_table(view, office)));
    main.add(consultations_table("Consultations", latest_consultations(view, most_listed)));
    return site::Answer{site::Page{.title = "Advice below the threshold", .main = std::move(main), .breadcrumbs = {{"Allegations", "/lado"}}, .is_wide = true}};
}

static Outcome<site::Answer> show_form(trail::View& view, const web::Request& request, const Errors& errors) {
    const site::Form form{request, errors};
    Html fields = form.choice("asker", "Which kind of agency asks?", choices_of(ReferrerType{}, "Choose a kind"));
    fields.add(form.line("employer_name", "Employer or organisation"))
        .add(form.choice("employer", "Which kind is it?", choices_of(EmployerType{}, "Choose a kind")));
    fields.add(form.line("role", "What does the person do?", "Without their name: no name is kept below the threshold"));
    fields.add(form.one_of("category", "What kind of harm is it chiefly?", radios_of(Category{}, view.today())));
    fields.add(form.lines("nature", "What was the question?", "Leave out the names of the adult, the child and anybody else"))
        .add(form.lines("advice", "What did you advise?", "Without names too"));
    return site::Answer{
        form_page(request, {.title = "Log advice", .action = "/lado/consultations/new", .fields = std::move(fields), .button = "Save the advice"}, errors)};
}

static Outcome<Done> take_advice(trail::Change& change, const web::Request& request, const Office& office) {
    Errors errors;
    Advice advice;
    advice.consultation.asker = chosen<ReferrerType>(request, "asker", "Choose the kind of agency that asks", errors);
    advice.consultation.employer = chosen<EmployerType>(request, "employer", "Choose the kind of employer or organisation", errors);
    advice.consultation.category = chosen<Category>(request, "category", "Choose a kind of harm", errors);
    advice.employer_name = site::typed(request, "employer_name");
    advice.role = site::typed(request, "role");
    advice.nature = site::typed(request, "nature");
    advice.advice = site::typed(request, "advice");
    if (!errors.empty()) {
        for (auto& more : problems_of(advice, change.today())) errors.push_back(std::move(more));
        return invalid(std::move(errors));
    }
    TRY(log_advice(change, office, advice));
    return Done{};
}

static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request, const Office& office) {
    const auto advice = TRY(open_advice(view, office, request.parameter("reference")));
    const Consultation& one = advice.consultation;
    govuk::SummaryList list{
        .rows = {{.key = {.text = "Asked"}, .value = {.text = in_words(one.asked_at)}},
                 {.key = {.text = "By"}, .value = {.text = std::string(in_words(one.asker))}},
                 {.key = {.text = "About"}, .value = {.text = fmt::format("{}, {} ({})", advice.role, advice.employer_name, in_words(one.employer))}},
                 {.key = {.text = "Category"}, .value = {.text = std::string(in_words(one.category))}},
                 {.key = {.text = "Question"}, .value = {.html = paragraphs(advice.nature)}},
                 {.key = {.text = "Advice"}, .value = {.html = paragraphs(advice.advice)}},
                 {.key = {.text = "Advised by"}, .value = {.text = name_of(officers_of(view, office), one.advised_by)}}}};
    Html main = html("<span class=\"govuk-caption-l\">{}</span><h1 class=\"govuk-heading-l\">Consultation</h1>", one.reference);
    main.add(govuk::summary_list(list));
    if (one.allegation.empty())
        main.add(govuk::button(
            {.text = "It meets the threshold: make an allegation of it", .href = "/lado/refer?asked=" + one.reference, .classes = "govuk-button--secondary"}));
    else main.add("<p class=\"govuk-body\">Allegation <a class=\"govuk-link\" href=\"{}\">{}</a></p>", case_path(one.allegation), one.allegation);
    auto others = TRY(consultations_about(view, office, advice.employer_name));
    std::erase_if(others, [&](const Consultation& other) { return other.reference == one.reference; });
    if (!others.empty()) main.add(consultations_table("Other advice about this employer", others));
    return site::Answer{site::Page{.title = "Consultation " + one.reference,
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Allegations", "/lado"}, {"Advice below the threshold", "/lado/consultations"}}}};
}

void add_consultation_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/consultations", permissions::manage, [office](trail::View& view, const web::Request&) { return show_list(view, *office); });
    router.get("/lado/consultations/new", permissions::manage, [](trail::View& view, const web::Request& request) { return show_form(view, request, {}); });
    router.post_act("/lado/consultations/new", permissions::manage, "Advice below the threshold",
                    page_of({.show = show_form,
                             .act = [office](trail::Change& change, const web::Request& request) { return take_advice(change, request, *office); },
                             .message = "The advice is logged",
                             .next = [](const web::Request&) { return std::string("/lado/consultations"); }}));
    router.get("/lado/consultations/{reference}", permissions::manage,
               [office](trail::View& view, const web::Request& request) { return show_one(view, request, *office); });
}

}  // namespace holdfast::lado
