#include "core/actions/action_pages.hpp"
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

static std::string sample_path(Id<Sample> id) { return "/lado/audits/" + reference_of(id); }
static Id<Sample> sample_in(const web::Request& request) { return sample_called(request.parameter("sample")); }

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
    main.add(samples_table(samples_of(view))).add("<h2 class=\"govuk-heading-m\">Draw a sample</h2>");
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
        Html audit = link;
        if (one.audited_on) audit = html("Audited on {}", in_words(*one.audited_on));
        else if (one.is_disposed) audit = html("Its words were erased before it was audited");
        else if (one.is_own) audit = html("For somebody else: you dealt with it");
        table.rows.push_back(
            {{.html = html("<a class=\"govuk-link\" href=\"{}\">{}</a>", case_path(one.reference), one.reference)}, {.html = std::move(audit)}});
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

/// What was drawn and found, for who supervises.
static Html found_part(const SampleShown& shown) {
    const auto& sample = shown.sample;
    Html part = html(
        "<p class=\"govuk-body\">Drawn on {} from the {} cases closed in the quarter: those whose SHA-256 digest of the seed, a blank and the reference comes "
        "first. {}</p>",
        in_words(sample.drawn_at), sample.candidates,
        !shown.is_drawn_again   ? "From which cases it was drawn was not kept then."
        : *shown.is_drawn_again ? "Drawn again now from the same cases, it gives the same sample."
                                : "Drawn again now, it gives another sample: somebody has altered it.");
    return part.add("<p class=\"govuk-body\">Seed: <code>{}</code></p>", sample.seed).add(cases_of(shown)).add(answers_of(shown));
}

/// The actions that its audits led to, for every officer of the authority; which cases they were, for who supervises.
static Outcome<site::Answer> show_one(trail::View& view, const web::Request& request, const Office& office) {
    const auto sample = TRY(sample_for(view, sample_in(request)));
    const std::string title = "Audit of " + sample.quarter.words();
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    std::vector<site::Crumb> crumbs{{"Allegations", "/lado"}};
    if (view.may(permissions::supervise)) {
        main.add(found_part(TRY(show_sample(view, sample.id))));
        crumbs.push_back({"Audits", "/lado/audits"});
    }
    main.add(actions::every_action_part(view, actions_of_samples(office), reference_of(sample.id)));
    return site::Answer{site::Page{.title = title, .main = std::move(main), .breadcrumbs = std::move(crumbs), .is_wide = true}};
}

/// Whether anything was typed into the fields of an action, or is wrong there.
static bool is_begun(const site::Form& form, std::size_t place) {
    for (const std::string_view part : {"what", "owner", "due_on"}) {
        const bool is_wrong = std::ranges::find(form.errors, field_of(part, place), &FieldError::field) != form.errors.end();
        if (is_wrong || !form.value(field_of(part, place)).empty()) return true;
    }
    return !form.value(field_of("due_on", place) + "-day").empty();
}

/// Fields for the actions that an audit leads to, folded away until one is begun.
static Html follow_up_questions(const site::Form& form, const std::vector<Officer>& officers) {
    Html fields = html("<p class=\"govuk-body\">{}</p>",
                       "They are kept with the sample, beside those of its other cases: name nobody and no case. More can be added on the page of the sample.");
    bool is_open = false;
    for (std::size_t place = 0; place < most_follow_ups; ++place) {
        const auto what = field_of("what", place), owner = field_of("owner", place), due_on = field_of("due_on", place);
        is_open = is_open || is_begun(form, place);
        fields.add("<fieldset class=\"govuk-fieldset\"><legend class=\"govuk-fieldset__legend govuk-fieldset__legend--m\">Action {}</legend>", place + 1);
        fields.add(form.lines(what, "What is to be done")).add(form.choice(owner, "Who is to do it", choices_of(officers)));
        fields.add(form.day(due_on, "By when", "For example, 31 3 2027")).add("</fieldset>");
    }
    return govuk::details({.summary_text = "Actions that follow", .html = std::move(fields), .open = is_open});
}

static Outcome<site::Answer> show_audit(trail::View& view, const web::Request& request, const Office& office, const std::vector<FieldError>& errors) {
    const auto shown = TRY(show_sample(view, sample_in(request)));
    const std::string& reference = request.parameter("reference");
    const auto one = std::ranges::find(shown.cases, reference, &SampleCase::reference);
    if (one == shown.cases.end()) return not_found();
    if (one->is_own) return conflict("Somebody else has to audit a case that you dealt with.");
    const site::Form form{request, errors};
    Html fields = html("<p class=\"govuk-body\"><a class=\"govuk-link\" href=\"{}\">Read the case</a> before you answer.</p>", case_path(reference));
    for (const auto& question : words_of_audit_questions())
        fields.add(form.one_of(field_of(question.value), question.words.data(), radios_of(AuditAnswer{}, view.today())));
    fields.add(form.lines("findings", "What was found, and what should be done", "It goes into the case. Needed wherever an answer is partly or no"));
    auto officers = officers_of(view, office);
    std::erase_if(officers, [&](const Officer& officer) { return officer.agency != shown.sample.agency; });
    fields.add(follow_up_questions(form, officers));
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
    std::vector<FieldError> no_days;  // a day that is none is asked for again by the rules of an audit
    for (std::size_t place = 0; place < most_follow_ups; ++place)
        audit.follow_ups.push_back({.what = site::typed(request, field_of("what", place)),
                                    .owner = account_in(request, field_of("owner", place)),
                                    .due_on = site::day_in(request, field_of("due_on", place), no_days)});
    return audit;
}

static Outcome<Done> draw_one(trail::Change& change, const web::Request& request, const Office& office) {
    TRY(draw_sample(change, office, Period::parse(request.form.get("quarter")), whole_in(request, "size")));
    return Done{};
}

void add_audit_routes(site::Router& router, const SharedOffice& office) {
    router.get("/lado/audits", permissions::supervise, [](trail::View& view, const web::Request& request) { return show_samples(view, request, {}); });
    router.post_act("/lado/audits", permissions::supervise, "Sample of closed cases drawn",
                    page_of({.show = show_samples,
                             .act = [office](trail::Change& change, const web::Request& request) { return draw_one(change, request, *office); },
                             .message = "The sample was drawn",
                             .next = [](const web::Request&) { return std::string("/lado/audits"); }}));
    router.get("/lado/audits/{sample}", permissions::manage,
               [office](trail::View& view, const web::Request& request) { return show_one(view, request, *office); });
    const auto show = [office](trail::View& view, const web::Request& request, const std::vector<FieldError>& errors) {
        return show_audit(view, request, *office, errors);
    };
    router.get("/lado/audits/{sample}/cases/{reference}", permissions::supervise,
               [show](trail::View& view, const web::Request& request) { return show(view, request, {}); });
    router.post_act("/lado/audits/{sample}/cases/{reference}", permissions::supervise, "Closed case audited",
                    page_of({.show = show,
                             .act =
                                 [office](trail::Change& change, const web::Request& request) {
                                     return audit_case(change, *office, sample_in(request), request.parameter("reference"), audit_in(request));
                                 },
                             .message = "The audit was recorded",
                             .next = [](const web::Request& request) { return sample_path(sample_in(request)); }}));
    actions::add_action_routes(router, actions_of_samples(*office));
}

}  // namespace holdfast::lado
