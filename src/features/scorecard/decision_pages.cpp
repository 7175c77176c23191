#include "features/scorecard/decision_pages.hpp"

#include "core/documents/remark_pages.hpp"
#include "features/scorecard/decision_store.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/words_figures.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <charconv>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// Which value of which indicator a form speaks of, and the version of the thing it changes.
struct Wanted {
    Defined indicator{};
    Period period{Period::year(2000)};
    int version_read{};

    const std::string& code() const { return indicator.indicator().code; }
    Subject subject() const { return {code(), period, version_read}; }
};

/// What a form of this kind says and does.
struct Form {
    std::string title{};
    std::string_view act{};  ///< the last part of its path
    std::string_view button{};
    Html fields{};
};
}  // namespace

static Outcome<Wanted> wanted_by(trail::View& view, const web::Request& request) {
    auto indicator = TRY(load_indicator(view, request.parameter("code")));
    const auto period = Period::parse(request.parameter("period"));
    if (!period) return not_found();
    return Wanted{std::move(indicator), *period, 0};
}

static int version_in(const web::Request& request) {
    const auto text = request.form.get("version");
    int version = -1;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

static site::Page form_page(const web::Request& request, const Wanted& wanted, const Form& form, std::vector<FieldError> errors) {
    const auto year = wanted.period.reporting_year();
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}, {}</p>", form.title, wanted.indicator.indicator().description,
                     wanted.period.words());
    main.add("<form method=\"post\" action=\"{}\" novalidate>", act_path(wanted.code(), wanted.period, form.act));
    main.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"version\" value=\"{}\">", wanted.version_read).add(form.fields);
    main.add(govuk::button({.text = std::string(form.button), .prevent_double_click = true})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = form.title,
            .main = std::move(main),
            .breadcrumbs = {{fmt::format("Scorecard {}", year.string()), scorecard_path(year)}, {wanted.code(), indicator_path(wanted.code(), year)}},
            .errors = std::move(errors),
            .status = status};
}

/// Back to the indicator when done; the form again with what was typed when something can be put right; the refusal itself otherwise.
template <class Show>
static Outcome<site::Answer> answer(const web::Request& request, Wanted& wanted, const Outcome<Done>& outcome, int version_now, std::string_view field,
                                    Show&& show) {
    if (outcome) {
        const auto words = documents::read_markdown(request.form.get(field == "text" ? "text" : "reason"));
        return site::Answer{
            site::redirect_with_message(indicator_path(wanted.code(), wanted.period.reporting_year()),
                                        fmt::format("Saved for {} {}{}", wanted.code(), wanted.period.words(), documents::sentence_on_numbers(words)))};
    }
    if (!is_about_the_form(outcome.refusal())) return outcome.refusal();
    wanted.version_read = outcome.refusal().kind == Refusal::Kind::conflict ? version_now : version_in(request);
    return site::Answer{show(form_errors(outcome.refusal(), field))};
}

/// Advice on what stands there already; what is typed anew is named when it is saved.
static Html remark_on(trail::View& view, const std::string& words) {
    const auto read = documents::read_markdown(words);
    return documents::typed_numbers(read).empty() ? Html{} : documents::remark_on_numbers(read, ledger_of_words(view));
}

static constexpr std::string_view how_to_name_figures = "A figure is named by its key: {{figure:cpp.open@2017-03-31}} becomes its value, linked.";

static site::Page narrative_page(const web::Request& request, const Wanted& wanted, const std::string& text, std::vector<FieldError> errors) {
    Form form{.title = fmt::format("Cause for concern: {}", wanted.code()), .act = "narrative", .button = "Save"};
    form.fields = govuk::textarea({.name = "text",
                                   .rows = "8",
                                   .value = text,
                                   .label = {.text = "Why the indicator is where it is, and what is done about it"},
                                   .hint = govuk::Hint{.text = fmt::format("Do not name children, families or single workers. {}", how_to_name_figures)},
                                   .error_message = error_of(errors, "text")});
    return form_page(request, wanted, form, std::move(errors));
}

static Outcome<site::Answer> show_narrative(trail::View& view, const web::Request& request) {
    auto wanted = TRY(wanted_by(view, request));
    TRY(require_value(view, wanted.indicator, wanted.period));
    const auto current = find_narrative(view, wanted.indicator.id, wanted.period);
    wanted.version_read = current ? current->version : 0;
    auto page = narrative_page(request, wanted, current ? current->text : "", {});
    if (current) page.main.add(remark_on(view, current->text));
    return site::Answer{std::move(page)};
}

static Outcome<site::Answer> take_narrative(trail::Change& change, const web::Request& request) {
    auto wanted = TRY(wanted_by(change, request));
    wanted.version_read = version_in(request);
    const std::string text{request.form.get("text")};
    const auto current = find_narrative(change, wanted.indicator.id, wanted.period);
    return answer(request, wanted, narrate(change, wanted.subject(), text), current ? current->version : 0, "text",
                  [&](std::vector<FieldError> errors) { return narrative_page(request, wanted, text, std::move(errors)); });
}

/// The words to choose from, the rule's first.
static govuk::Radios choices(Overrides what, const std::string& chosen, const std::vector<FieldError>& errors) {
    govuk::Radios radios{
        .fieldset = govuk::Fieldset{.legend = {.text = what == Overrides::rating ? "Rating" : "Trend", .classes = "govuk-fieldset__legend--s"}},
        .error_message = error_of(errors, token(what)),
        .name = std::string(token(what)),
        .items = {{.text = "As the rule says", .value = "by_rule"}},
        .value = chosen};
    if (what == Overrides::rating)
        for (const auto rating : {indicators::Rating::red, indicators::Rating::amber, indicators::Rating::green})
            radios.items.push_back({.text = std::string(word(rating)), .value = std::string(token(rating))});
    else
        for (const auto trend : {indicators::Trend::improving, indicators::Trend::declining, indicators::Trend::static_, indicators::Trend::sustained})
            radios.items.push_back({.text = std::string(word(trend)), .value = std::string(word(trend))});
    return radios;
}

static site::Page decision_page(const web::Request& request, const Wanted& wanted, Overrides what, const Decision& typed, std::vector<FieldError> errors) {
    Form form{
        .title = fmt::format("{} of {}", what == Overrides::rating ? "Rating" : "Trend", wanted.code()), .act = token(what), .button = "Save the decision"};
    form.fields.add(govuk::radios(choices(what, typed.word, errors)));
    form.fields.add(
        govuk::textarea({.name = "reason",
                         .value = typed.reason,
                         .label = {.text = "Reason"},
                         .hint = govuk::Hint{.text = fmt::format("It is shown with the decision on the scorecard and in the report. {}", how_to_name_figures)},
                         .error_message = error_of(errors, "reason")}));
    return form_page(request, wanted, form, std::move(errors));
}

static Outcome<site::Answer> show_decision(trail::View& view, const web::Request& request, Overrides what) {
    auto wanted = TRY(wanted_by(view, request));
    TRY(require_value(view, wanted.indicator, wanted.period));
    const auto current = find_decision(view, {wanted.indicator.id, wanted.period, what});
    wanted.version_read = current ? current->version : 0;
    auto page = decision_page(request, wanted, what, current ? current->decision : Decision{.word = "by_rule"}, {});
    if (current) page.main.add(remark_on(view, current->decision.reason));
    return site::Answer{std::move(page)};
}

static Outcome<Done> save(trail::Change& change, const Wanted& wanted, Overrides what, const Decision& typed) {
    if (typed.word == "by_rule") return withdraw(change, wanted.subject(), what, typed.reason);
    return decide(change, wanted.subject(), what, typed);
}

static Outcome<site::Answer> take_decision(trail::Change& change, const web::Request& request, Overrides what) {
    auto wanted = TRY(wanted_by(change, request));
    wanted.version_read = version_in(request);
    const Decision typed{std::string(request.form.get(token(what))), std::string(request.form.get("reason")), change.actor().name, change.today()};
    const auto current = find_decision(change, {wanted.indicator.id, wanted.period, what});
    return answer(request, wanted, save(change, wanted, what, typed), current ? current->version : 0, token(what),
                  [&](std::vector<FieldError> errors) { return decision_page(request, wanted, what, typed, std::move(errors)); });
}

static void add_decision(site::Router& router, Overrides what) {
    const auto pattern = fmt::format("/indicators/{{code}}/{{period}}/{}", token(what));
    router.get(pattern, permissions::decide, [what](trail::View& view, const web::Request& request) { return show_decision(view, request, what); });
    router.post(pattern, permissions::decide, "Decided on its page",
                [what](trail::Change& change, const web::Request& request) { return take_decision(change, request, what); });
}

void add_decision_routes(site::Router& router) {
    router.get("/indicators/{code}/{period}/narrative", permissions::explain, show_narrative);
    router.post("/indicators/{code}/{period}/narrative", permissions::explain, "Written on its page", take_narrative);
    add_decision(router, Overrides::rating);
    add_decision(router, Overrides::trend);
}

}  // namespace holdfast::scorecard
