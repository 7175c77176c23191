#include "features/lado/audit_service.hpp"
#include "features/lado/parts_pages.hpp"
#include "web/csrf.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::lado {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static constexpr int quarters_offered = 8;

static std::string sample_path(Id<Sample> id) { return fmt::format("/lado/audits/{}", id.number); }
static Id<Sample> sample_in(const web::Request& request) { return {site::number_in(request, "sample")}; }

static std::int64_t whole_in(const web::Request& request, std::string_view field) {
    const auto text = site::typed(request, field);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

/// The last quarters that are over, the latest first.
static std::vector<govuk::SelectItem> quarters_before(Date today) {
    std::vector<govuk::SelectItem> items;
    const int year = static_cast<int>(std::chrono::year_month_day{Period::day(today).reporting_year().first_day()}.year());
    for (int back = 0; items.size() < quarters_offered; ++back) {
        const auto quarter = Period::quarter(year - back / 4, 4 - back % 4);
        if (quarter.last_day() < today) items.push_back({.value = quarter.string(), .text = quarter.words()});
    }
    return items;
}

static Html samples_table(const std::vector<Sample>& samples) {
    if (samples.empty()) return html("<p class=\"govuk-body\">No sample has been drawn yet.</p>");
    govuk::Table table{
        .rows = {},
        .head = {{.text = "Quarter"}, {.text = "Drawn"}, {.text = "Cases wanted", .format = "numeric"}, {.text = "Closed in the quarter", .format = "numeric"}},
        .caption = "Samples",
        .caption_classes = "govuk-table__caption--m",
        .first_cell_is_header = true};
    for (const auto& sample : samples)
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", sample_path(sample.id), sample.quarter.words())},
                              {.text = in_words(sample.drawn_at)},
                              {.text = std::to_string(sample.size), .format = "numeric"},
                              {.text = std::to_string(sample.candidates), .format = "numeric"}});
    return web::shell::table_region("Samples", govuk::table(table));
}

static Outcome<site::Answer> show_samples(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    const site::Form form{request, errors};
    Html main =
        html("<h1 class=\"govuk-heading-l\">Audits of closed cases</h1><p class=\"govuk-body\">{}</p>",
             "Each quarter a sample of the cases that were closed in it is drawn by chance, once, and looked at by somebody who did not deal with them.");
    main.add(samples_table(load_samples(view))).add("<h2 class=\"govuk-heading-m\">Draw a sample</h2>");
    main.add("<form method=\"post\" action=\"/lado/audits\" novalidate>{}", web::csrf_field(request));
    main.add(form.choice("quarter", "Quarter", quarters_before(view.today()))).add(form.line("size", "How many cases, 20 at most"));
    main.add(govuk::button({.text = "Draw the sample", .prevent_double_click = true})).add("</form>");
    return site::Answer{site::Page{.title = "Audits of closed cases",
                                   .main = std::move(main),
                                   .breadcrumbs = {{"Allegations", "/lado"}},
                                   .errors = errors,
                                   .status = errors.empty() ? 200 : 422,
                                   .is_wide = true}};
}

static Html cases_of(const SampleShown& shown) {
    govuk::Table table{.rows = {},
                       .head = {{.text = "Case"}, {.text = "Audit"}},
                       .caption = "Cases of the sample",
                       .caption_classes = "govuk-table__caption--m",
                       .first_cell_is_header = true};
    for (const auto& one : shown.cases) {
        const Html link = html("<a class=\"govuk-link\" href=\"{}/cases/{}\">Audit<span class=\"govuk-visually-hidden\"> {}</span></a>",
                               sample_path(shown.sample.id), one.reference, one.reference);
        table.rows.push_back({{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", case_path(one.reference), one.reference)},
                              {.html = one.audited_on ? html("Audited on {}", in_words(*one.audited_on)) : link}});
    }
    return web::shell::table_region("Cases of the sample", govuk::table(table));
}

static Html answers_of(const SampleShown& shown) {
    govuk::Table table{
        .rows = {}, .head = {{.text = "Question"}}, .caption = "Answers", .caption_classes = "govuk-table__caption--m", .first_cell_is_header = true};
    for (const auto& answer : words_of_audit_answers()) table.head.push_back({.text = std::string(answer.words), .format = "numeric"});
    for (const auto& question : words_of_audit_questions()) {
        auto& row = table.rows.emplace_back(std::vector<govuk::TableCell>{{.text = std::string(question.words)}});
        for (const auto& answer : words_of_audit_answers()) {
            const auto gave = [&](const SampleCase& one) {
                const auto at = one.answers.find(question.value);
                return at != one.answers.end() && at->second == answer.value;
            };
            row.push_back({.text = std::to_string(std::ranges::count_if(shown.cases, gave)), .format = "numeric"});
        }
    }
    return web::shell::table_region("Answers", govuk::table(table));
}

static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request) {
    const auto shown = TRY(show_sample(view, sample_in(request)));
    const auto& sample = shown.sample;
    Html main = html("<h1 class=\"govuk-heading-l\">Audit of {}</h1>", sample.quarter.words());
    main.add(
        "<p class=\"govuk-body\">Drawn on {} from the {} cases closed in the quarter: those whose SHA-256 digest of the seed, a blank and the reference comes "
        "first. {}</p>",
        in_words(sample.drawn_at), sample.candidates,
        shown.is_drawn_again ? "Drawn again now, it gives the same cases."
                             : "Drawn again now, it gives others: cases were reopened, closed or disposed of since.");
    main.add("<p class=\"govuk-body\">Seed: <code>{}</code></p>", sample.seed).add(cases_of(shown)).add(answers_of(shown));
    const std::string title = "Audit of " + sample.quarter.words();
    return site::Answer{
        site::Page{.title = title, .main = std::move(main), .breadcrumbs = {{"Allegations", "/lado"}, {"Audits", "/lado/audits"}}, .is_wide = true}};
}

static Outcome<site::Answer> show_audit(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
    const auto shown = TRY(show_sample(view, sample_in(request)));
    const std::string& reference = request.parameter("reference");
    if (std::ranges::find(shown.cases, reference, &SampleCase::reference) == shown.cases.end()) return not_found();
    const site::Form form{request, errors};
    Html fields = html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Read the case</a> before you answer.</p>", case_path(reference));
    for (const auto& question : words_of_audit_questions())
        fields.add(form.one_of(field_of(question.value), question.words.data(), radios_of(AuditAnswer{}, view.today())));
    fields.add(form.lines("findings", "What was found, and what should be done", "It goes into the case. Needed wherever an answer is partly or no"));
    return site::Answer{form_page(request,
                                  {.title = "Audit a closed case",
                                   .reference = reference,
                                   .action = fmt::format("{}/cases/{}", sample_path(shown.sample.id), reference),
                                   .fields = std::move(fields),
                                   .button = "Record the audit"},
                                  errors)};
}

static Audit audit_in(const web::Request& request) {
    Audit audit{.findings = site::typed(request, "findings")};
    for (const auto& question : words_of_audit_questions())
        if (const auto answer = parse<AuditAnswer>(request.form.get(field_of(question.value)))) audit.answers[question.value] = *answer;
    return audit;
}

static Outcome<Done> draw_one(trail::Change& change, const web::Request& request) {
    TRY(draw_sample(change, Period::parse(request.form.get("quarter")), whole_in(request, "size")));
    return Done{};
}

void add_audit_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/audits", permissions::supervise, [](trail::View& view, const web::Request& request) { return show_samples(view, request, {}); });
    router.post_act("/lado/audits", permissions::supervise, "Sample of closed cases drawn",
                    page_of({.show = show_samples, .act = draw_one, .message = "The sample was drawn", .next = [](const web::Request&) {
                                 return std::string("/lado/audits");
                             }}));
    router.get("/lado/audits/{sample}", permissions::supervise, show_one);
    router.get("/lado/audits/{sample}/cases/{reference}", permissions::supervise,
               [](trail::View& view, const web::Request& request) { return show_audit(view, request, {}); });
    router.post_act("/lado/audits/{sample}/cases/{reference}", permissions::supervise, "Closed case audited",
                    page_of({.show = show_audit,
                             .act =
                                 [office](trail::Change& change, const web::Request& request) {
                                     return audit_case(change, *office, sample_in(request), request.parameter("reference"), audit_in(request));
                                 },
                             .message = "The audit was recorded",
                             .next = [](const web::Request& request) { return sample_path(sample_in(request)); }}));
}

}  // namespace holdfast::lado
