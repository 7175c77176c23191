#include "features/scorecard/submission_pages.hpp"

#include "features/scorecard/agency_service.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/value_store.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

namespace {
/// The form as it was typed, so that it can be shown again unchanged.
struct Typed {
    std::string basis{};
    std::string numerator{};
    std::string denominator{};
    std::string value{};
    bool is_without_value{false};
};

/// What the form is for.
struct Wanted {
    Defined indicator{};
    Period period{Period::year(2000)};
    std::optional<Reading> current{};
    int version_read{};  ///< goes back with the form
    std::vector<std::string> decided{};
};
}  // namespace

static std::string text_of(const std::optional<Decimal>& number) { return number ? number->string() : ""; }

static Basis basis_wanted(const Defined& indicator, const Period& period, std::string_view asked) {
    if (const auto basis = parse_basis(asked); basis && fits(period, *basis)) return *basis;
    if (fits(period, indicator.indicator().basis)) return indicator.indicator().basis;
    return bases_for(period).front();
}

static Outcome<Wanted> wanted_by(trail::View& view, const web::Request& request) {
    auto indicator = TRY(load_indicator(view, request.parameter("code")));
    const auto period = Period::parse(request.parameter("period"));
    if (!period || !can_have_value(*period, view.today())) return not_found();
    TRY(Submitter{view}.check(indicator));
    return Wanted{.indicator = std::move(indicator), .period = *period};
}

/// Adds what stands there now; only a page that is shown needs it.
static void add_current(trail::View& view, Wanted& wanted, std::string_view basis) {
    wanted.current = find_reading(view, {wanted.indicator.id, wanted.period, basis_wanted(wanted.indicator, wanted.period, basis)});
    wanted.version_read = wanted.current ? wanted.current->version : 0;
    wanted.decided = decisions_in_words(view, wanted.indicator, wanted.period);
}

static Typed typed_from(const Wanted& wanted, std::string_view basis) {
    Typed typed{.basis = std::string(token(basis_wanted(wanted.indicator, wanted.period, basis)))};
    if (!wanted.current) return typed;
    typed.numerator = text_of(wanted.current->numerator);
    typed.denominator = text_of(wanted.current->denominator);
    typed.value = text_of(wanted.current->value);
    typed.is_without_value = !wanted.current->value;
    return typed;
}

static govuk::Input number_field(std::string name, std::string label, const std::string& value, const std::vector<FieldError>& errors) {
    auto error = error_of(errors, name);
    return {.name = std::move(name),
            .inputmode = "decimal",
            .value = value,
            .label = {.text = std::move(label)},
            .error_message = std::move(error),
            .classes = "govuk-input--width-10",
            .spellcheck = false};
}

static void add_basis(Html& form, const Wanted& wanted, const Typed& typed, const std::vector<FieldError>& errors) {
    govuk::Select select{.name = "basis", .value = typed.basis, .label = {.text = "Basis"}, .error_message = error_of(errors, "basis")};
    for (const Basis basis : bases_for(wanted.period)) select.items.push_back({std::string(token(basis)), std::string(in_words(basis))});
    govuk::add(form, select);
}

static void add_fields(Html& form, const Wanted& wanted, const Typed& typed, const std::vector<FieldError>& errors) {
    const auto& definition = wanted.indicator.indicator();
    add_basis(form, wanted, typed, errors);
    govuk::add(form, number_field("numerator", definition.numerator.empty() ? "Numerator" : definition.numerator, typed.numerator, errors));
    govuk::add(form, number_field("denominator", definition.denominator.empty() ? "Denominator" : definition.denominator, typed.denominator, errors));
    auto value = number_field("value", fmt::format("Value ({})", token(definition.unit)), typed.value, errors);
    value.hint = govuk::Hint{.text = is_worked_out(definition.unit) ? "As it is to be printed. Leave it empty to have it worked out from the counts."
                                                                    : "As it is to be printed."};
    govuk::add(form, value);
    govuk::add(form, govuk::Checkboxes{.name = "without_value",
                                       .items = {{.text = "There is no value for this period", .value = "yes", .checked = typed.is_without_value}}});
}

static site::Page submission_page(const web::Request& request, const Wanted& wanted, const Typed& typed, std::vector<FieldError> errors) {
    const auto& definition = wanted.indicator.indicator();
    const auto title = fmt::format("Submit a value of {}", definition.code);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}, {}</p>", title, definition.description, wanted.period.words());
    if (wanted.current)
        main.add("<p class=\"govuk-body\">Now: {}, submitted by {} on {}.</p>", figures::display(wanted.current->value, definition.unit),
                 wanted.current->submitted_by, in_words(wanted.current->submitted_on));
    main.add("<form method=\"post\" action=\"{}\" novalidate>", act_path(definition.code, wanted.period, "submission"));
    main.add(web::csrf_field(request)).add("<input type=\"hidden\" name=\"version\" value=\"{}\">", wanted.version_read);
    for (const auto& decision : wanted.decided)
        main.add("<p class=\"govuk-body\">Decided on the present value: {}. A different value ends this decision.</p>", decision);
    add_fields(main, wanted, typed, errors);
    main.add(govuk::button({.text = "Submit the value", .prevent_double_click = true})).add("</form>");
    const auto year = wanted.period.reporting_year();
    const int status = errors.empty() ? 200 : 422;
    return {.title = title,
            .main = std::move(main),
            .breadcrumbs = {{fmt::format("Scorecard {}", year.string()), scorecard_path(year)}, {definition.code, indicator_path(definition.code, year)}},
            .errors = std::move(errors),
            .status = status};
}

/// The basis that was typed, where it is one that the period can be on.
static Outcome<Basis> basis_in(const Period& period, std::string_view typed) {
    const auto basis = parse_basis(typed);
    if (basis && fits(period, *basis)) return *basis;
    std::string fitting;
    for (const Basis one : bases_for(period)) fitting += fmt::format("{}{}", fitting.empty() ? "" : ", ", token(one));
    return invalid(
        {{"basis", fmt::format("must be one of {} for {}: {}", fitting, period.words(), typed.empty() ? "it is empty" : fmt::format("\"{}\"", typed))}});
}

static Outcome<site::Answer> show_form(trail::View& view, const web::Request& request) {
    const auto asked = request.query.get("basis");
    auto wanted = TRY(wanted_by(view, request));
    if (const auto basis = basis_in(wanted.period, asked); !asked.empty() && !basis) return invalid(in_sentences(basis.refusal().errors));
    add_current(view, wanted, asked);
    return site::Answer{submission_page(request, wanted, typed_from(wanted, asked), {})};
}

/// A number as people type it: blanks, thousands commas and a percent sign are forgiven.
static std::optional<Decimal> number_in(std::string_view text, std::string_view field, std::vector<FieldError>& errors) {
    std::string plain;
    std::ranges::copy_if(text, std::back_inserter(plain), [](char c) { return c != ' ' && c != ','; });
    if (plain.ends_with('%')) plain.pop_back();
    if (plain.empty()) return std::nullopt;
    const auto number = Decimal::parse(plain);
    if (!number) errors.push_back({std::string(field), "must be a number, such as 82.1"});
    return number;
}

static Typed typed_in(const web::Fields& form) {
    return {std::string(form.get("basis")), std::string(form.get("numerator")), std::string(form.get("denominator")), std::string(form.get("value")),
            form.has("without_value")};
}

static Outcome<Submission> submission_in(trail::View& view, const Wanted& wanted, const Typed& typed) {
    std::vector<FieldError> errors;
    const auto basis = basis_in(wanted.period, typed.basis);
    if (!basis) errors = basis.refusal().errors;
    Submission submission{.code = wanted.indicator.indicator().code,
                          .period = wanted.period,
                          .basis = basis ? *basis : wanted.indicator.indicator().basis,
                          .numerator = number_in(typed.numerator, "numerator", errors),
                          .denominator = number_in(typed.denominator, "denominator", errors),
                          .value = number_in(typed.value, "value", errors),
                          .unit = wanted.indicator.indicator().unit,
                          .submitted_by = submitter_in_words(view),
                          .submitted_on = view.today()};
    const bool is_empty = typed.value.empty() && typed.numerator.empty() && typed.denominator.empty();
    if (is_empty && !typed.is_without_value) errors.push_back({"value", "is missing; enter it, or say that there is none"});
    if (!is_empty && typed.is_without_value) errors.push_back({"value", "was entered and said not to exist; do one or the other"});
    if (!errors.empty()) return invalid(std::move(errors));
    return submission;
}

static int version_in(const web::Request& request) {
    const auto text = request.form.get("version");
    int version = -1;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

static Outcome<Reading> submit_typed(trail::Change& change, const web::Request& request, const Wanted& wanted, const Typed& typed) {
    const auto submission = TRY(submission_in(change, wanted, typed));
    return submit(change, wanted.indicator, submission, version_in(request));
}

/// What was wrong, each at a control that the form has.
static std::vector<FieldError> errors_of(const Refusal& refusal) {
    auto errors = form_errors(refusal, "value");
    for (auto& error : errors)
        if (error.field != "numerator" && error.field != "denominator" && error.field != "basis") error.field = "value";
    return errors;
}

/// What was decided on the value that stood there before, and lapsed with it: said, so that it can be decided again.
static std::string lapsed_in_words(trail::View& view, const Wanted& wanted, const std::vector<std::string>& decided) {
    if (decided.empty() || !decisions_in_words(view, wanted.indicator, wanted.period).empty()) return {};
    std::string words;
    for (const auto& decision : decided) words += (words.empty() ? "" : " and ") + decision;
    return fmt::format(". It differs from the one before, so {} {} no more; decide again if it still holds", words, decided.size() == 1 ? "holds" : "hold");
}

static Outcome<site::Answer> take_form(trail::Change& change, const web::Request& request) {
    const auto typed = typed_in(request.form);
    auto wanted = TRY(wanted_by(change, request));
    const bool is_first = version_in(request) == 0;  // of which nothing can have been decided
    const auto decided = is_first ? std::vector<std::string>{} : decisions_in_words(change, wanted.indicator, wanted.period);
    const auto saved = submit_typed(change, request, wanted, typed);
    if (!saved && !is_about_the_form(saved.refusal())) return saved.refusal();
    if (!saved) {
        add_current(change, wanted, typed.basis);
        // After a conflict the page shows what stands there now; after a mistake it still stands on what was read.
        if (saved.refusal().kind == Refusal::Kind::invalid) wanted.version_read = version_in(request);
        return site::Answer{submission_page(request, wanted, typed, errors_of(saved.refusal()))};
    }
    const auto& code = wanted.indicator.indicator().code;
    return site::Answer{site::redirect_with_message(
        indicator_path(code, wanted.period.reporting_year()),
        fmt::format("The value of {} for {} was submitted{}", code, wanted.period.words(), lapsed_in_words(change, wanted, decided)))};
}

void add_submission_routes(site::Router& router) {
    router.get("/indicators/{code}/{period}/submission", permissions::submit, show_form);
    router.post("/indicators/{code}/{period}/submission", permissions::submit, "Value submitted on its page", take_form);
}

}  // namespace holdfast::scorecard
