#include "features/scorecard/approval_pages.hpp"

#include "base/counted.hpp"
#include "features/scorecard/parts_pages.hpp"
#include "features/scorecard/permissions.hpp"
#include "features/scorecard/scorecard_service.hpp"
#include "features/scorecard/scorecard_store.hpp"
#include "features/scorecard/words_figures.hpp"
#include "web/csrf.hpp"
#include "web/govuk/govuk.hpp"
#include "web/shell/parts.hpp"

#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;
namespace govuk = web::govuk;

static Outcome<Period> year_of(const web::Request& request) {
    const auto year = Period::parse(request.parameter("year"));
    if (!year || year->kind() != Period::Kind::year) return not_found();
    return *year;
}

static Html indicator_link(const Row& row, const Period& year) {
    return html("<a class=\"govuk-link\" href=\"{}\">{}</a> {}", indicator_path(row.code, year), row.code, row.description);
}

static int waiting_in(const Scorecard& scorecard) {
    int waiting = 0;
    for (const auto& row : scorecard.rows)
        if (row.reading && !row.reading->is_approved()) ++waiting;
    return waiting;
}

static Html narrative_cell(const trail::View& view, const Row& row) {
    if (row.has_narrative) return html("Written");
    if (!view.may(permissions::explain)) return html("Missing");
    return html("<a class=\"govuk-link\" href=\"{}\">Missing: write it<span class=\"govuk-visually-hidden\"> for {}</span></a>",
                act_path(row.code, row.reading->period, "narrative"), row.code);
}

static void add_red(Html& main, trail::View& view, const Scorecard& scorecard) {
    const auto named = figures_in_reasons(view, scorecard);
    govuk::Table table{.rows = {}, .head = {{.text = "Red indicator"}, {.text = "Why"}, {.text = "Cause for concern"}}, .classes = "app-table--dense"};
    for (const auto& row : scorecard.rows) {
        if (!row.is_red()) continue;
        table.rows.push_back({{.html = indicator_link(row, scorecard.year)}, {.html = reason_of(row, named)}, {.html = narrative_cell(view, row)}});
    }
    if (table.rows.empty()) return;
    main.add("<h2 class=\"govuk-heading-m\">Red indicators</h2>").add(web::shell::table_region("Red indicators", govuk::table(table)));
}

static void add_without_value(Html& main, const Scorecard& scorecard) {
    Html list;
    for (const auto& row : scorecard.rows)
        if (!row.value()) list.add("<li>{}</li>", indicator_link(row, scorecard.year));
    if (list.empty()) return;
    main.add(
        "<h2 class=\"govuk-heading-m\">Without a value</h2><p class=\"govuk-body\">These do not stand in the way of approval.</p>"
        "<ul class=\"govuk-list govuk-list--bullet\">{}</ul>",
        list);
}

static void add_locked(Html& main, trail::View& view, const Scorecard& scorecard) {
    const auto locked = locked_values(view, scorecard.year);
    if (locked.empty()) return;
    govuk::Table table{.rows = {},
                       .head = {{.text = "Indicator"}, {.text = "Period"}, {.text = "Approved by"}, {.text = "On"}, {.text = "Act"}},
                       .first_cell_is_header = true,
                       .classes = "app-table--dense"};
    for (const auto& value : locked)
        table.rows.push_back(
            {{.text = value.code},
             {.text = value.period.words()},
             {.text = value.approved_by},
             {.text = in_words(london_date(value.approved_at))},
             {.html = view.may(permissions::unlock) ? html("<a class=\"govuk-link\" href=\"{}\">Unlock<span class=\"govuk-visually-hidden\"> {}</span></a>",
                                                           act_path(value.code, value.period, "unlocking"), value.code)
                                                    : Html::text("Locked")}});
    main.add("<h2 class=\"govuk-heading-m\">Approved and locked</h2>").add(web::shell::table_region("Approved and locked", govuk::table(table)));
}

static void add_form(Html& main, trail::View& view, const web::Request& request, const Scorecard& scorecard) {
    const int waiting = waiting_in(scorecard);
    if (waiting == 0) {
        main.add("<p class=\"govuk-body\">Nothing is waiting for approval.</p>");
        return;
    }
    main.add("<p class=\"govuk-body\">{} waiting for approval. Approved values are locked; to change one afterwards it must be unlocked with a reason.</p>",
             counted(waiting, "value is", "values are"));
    if (!view.may(permissions::approve)) return;
    main.add("<form method=\"post\" action=\"{}\">", approval_path(scorecard.year)).add(web::csrf_field(request));
    main.add("<input type=\"hidden\" name=\"seen\" value=\"{}\">", fingerprint(scorecard));
    main.add(govuk::button({.text = fmt::format("Approve and lock {}", counted(waiting, "value")), .prevent_double_click = true, .id = "approve"}));
    main.add("</form>");
}

static site::Page approval_page(trail::View& view, const web::Request& request, const Scorecard& scorecard, std::vector<FieldError> errors) {
    const auto title = fmt::format("Approval of {}", scorecard.year.string());
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1>", title);
    add_form(main, view, request, scorecard);
    add_red(main, view, scorecard);
    add_without_value(main, scorecard);
    add_locked(main, view, scorecard);
    const int status = errors.empty() ? 200 : 422;
    return {.title = title,
            .main = std::move(main),
            .breadcrumbs = {{fmt::format("Scorecard {}", scorecard.year.string()), scorecard_path(scorecard.year)}},
            .errors = std::move(errors),
            .status = status,
            .is_wide = true};
}

static Outcome<site::Answer> show_approval(trail::View& view, const web::Request& request) {
    const auto year = TRY(year_of(request));
    const auto scorecard = TRY(scorecard_of(view, year));
    return site::Answer{approval_page(view, request, scorecard, {})};
}

static Outcome<site::Answer> take_approval(trail::Change& change, const web::Request& request) {
    const auto year = TRY(year_of(request));
    const auto approved = approve(change, year, request.form.get("seen"));
    if (approved)
        return site::Answer{site::redirect_with_message(
            scorecard_path(year), fmt::format("{} of {} {} approved and locked", counted(*approved, "value"), year.string(), *approved == 1 ? "was" : "were"))};
    if (!is_about_the_form(approved.refusal())) return approved.refusal();
    const auto scorecard = TRY(scorecard_of(change, year));
    return site::Answer{approval_page(change, request, scorecard, form_errors(approved.refusal(), "approve"))};
}

static site::Page unlocking_page(const web::Request& request, const Defined& indicator, const Period& period, const std::string& reason,
                                 std::vector<FieldError> errors) {
    const auto& code = indicator.indicator().code;
    const auto title = fmt::format("Unlock the values of {}", code);
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><p class=\"govuk-body\">{}, {}. They need approval again afterwards.</p>", title,
                     indicator.indicator().description, period.words());
    main.add("<form method=\"post\" action=\"{}\" novalidate>", act_path(code, period, "unlocking")).add(web::csrf_field(request));
    main.add(govuk::textarea({.name = "reason", .value = reason, .label = {.text = "Reason"}, .error_message = error_of(errors, "reason")}));
    main.add(govuk::button({.text = "Unlock", .classes = "govuk-button--warning", .prevent_double_click = true})).add("</form>");
    const auto year = period.reporting_year();
    const int status = errors.empty() ? 200 : 422;
    return {.title = title,
            .main = std::move(main),
            .breadcrumbs = {{fmt::format("Scorecard {}", year.string()), scorecard_path(year)}, {code, indicator_path(code, year)}},
            .errors = std::move(errors),
            .status = status};
}

static Outcome<Period> period_of(const web::Request& request) {
    const auto period = Period::parse(request.parameter("period"));
    if (!period) return not_found();
    return *period;
}

static Outcome<Done> require_locked(trail::View& view, const Defined& indicator, const Period& period) {
    if (locked_in_words(view, indicator, period) || closed_in_words(view, indicator, period)) return Done{};
    return conflict(fmt::format("The values of {} for {} are not locked.", indicator.indicator().code, period.words()));
}

static Outcome<site::Answer> show_unlocking(trail::View& view, const web::Request& request) {
    const auto indicator = TRY(load_indicator(view, request.parameter("code")));
    const auto period = TRY(period_of(request));
    TRY(require_locked(view, indicator, period));
    return site::Answer{unlocking_page(request, indicator, period, {}, {})};
}

static Outcome<site::Answer> take_unlocking(trail::Change& change, const web::Request& request) {
    const auto indicator = TRY(load_indicator(change, request.parameter("code")));
    const auto period = TRY(period_of(request));
    TRY(require_locked(change, indicator, period));
    const auto& code = indicator.indicator().code;
    const std::string reason{request.form.get("reason")};
    const auto unlocked = unlock(change, code, period, reason);
    if (unlocked)
        return site::Answer{site::redirect_with_message(indicator_path(code, period.reporting_year()),
                                                        fmt::format("The values of {} for {} are unlocked", code, period.words()))};
    if (!is_about_the_form(unlocked.refusal())) return unlocked.refusal();
    return site::Answer{unlocking_page(request, indicator, period, reason, form_errors(unlocked.refusal(), "reason"))};
}

void add_approval_routes(site::Router& router) {
    router.get("/approval/{year}", permissions::view, show_approval);
    router.post("/approval/{year}", permissions::approve, "Approved on its page", take_approval);
    router.get("/indicators/{code}/{period}/unlocking", permissions::unlock, show_unlocking);
    router.post("/indicators/{code}/{period}/unlocking", permissions::unlock, "Unlocked on its page", take_unlocking);
}

}  // namespace holdfast::scorecard
