#include "features/scorecard/parts_pages.hpp"

#include "core/documents/html_pages.hpp"
#include "web/percent.hpp"
#include "web/shell/parts.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace holdfast::scorecard {

using web::Html;
using web::html;

std::string scorecard_path(const Period& year) { return "/scorecard/" + year.string(); }
std::string approval_path(const Period& year) { return "/approval/" + year.string(); }

std::string indicator_path(std::string_view code, const Period& year) {
    return "/indicators/" + web::percent_encoded(code) + "?year=" + year.string();
}

std::string act_path(std::string_view code, const Period& period, std::string_view act) {
    return fmt::format("/indicators/{}/{}/{}", web::percent_encoded(code), web::percent_encoded(period.string()), act);
}

Html value_link(const Row& row) {
    if (!row.value()) return Html::text("No value");
    return web::shell::figure_link(figures::figure_path(row.key()), figures::display(row.value(), row.unit));
}

static web::shell::Rating shown(const std::optional<indicators::Rating>& rating) {
    if (!rating) return web::shell::Rating::none;
    switch (*rating) {
        case indicators::Rating::red: return web::shell::Rating::red;
        case indicators::Rating::amber: return web::shell::Rating::amber;
        case indicators::Rating::green: return web::shell::Rating::green;
    }
    return web::shell::Rating::none;
}

Html rating_of(const Row& row) { return web::shell::rating_tag(shown(row.rating())); }

Html trend_of(const Row& row) {
    const auto trend = row.trend();
    if (!trend) return html("<span aria-hidden=\"true\">–</span><span class=\"govuk-visually-hidden\">No trend</span>");
    switch (*trend) {
        case indicators::Trend::improving: return web::shell::trend(web::shell::Trend::improving);
        case indicators::Trend::declining: return web::shell::trend(web::shell::Trend::declining);
        case indicators::Trend::static_: return web::shell::trend(web::shell::Trend::static_);
        case indicators::Trend::sustained: return web::shell::trend(web::shell::Trend::sustained);
    }
    return {};
}

/// The rule's words: the value leads to its figure, and what it is held against to where the target and its tolerances are said. Both have links in
/// the same row that a keyboard stops at; these are for pointing at.
static Html linked_rule(const Row& row) {
    const std::string_view words = row.by_rule.reason;
    const auto print = figures::display(row.value(), row.unit);
    const auto against = words.find_first_of("0123456789-\xC2", print.size());  // \xC2 begins a pound sign
    if (!row.by_rule.rating || !words.starts_with(print) || against == std::string_view::npos) return Html::text(words);
    return html(R"(<a class="app-figure" tabindex="-1" href="{}">{}</a>{}<a class="app-figure" tabindex="-1" href="{}#targets">{}</a>)",
                figures::figure_path(row.key()), print, words.substr(print.size(), against - print.size()),
                indicator_path(row.code, row.reading->period.reporting_year()), words.substr(against));
}

Html reason_of(const Row& row, const documents::TracedFigures& named) {
    Html note = html("<span class=\"app-rating__note\">");
    if (row.is_overridden()) note.add("Overridden: ");
    else if (row.by_rule.is_within_tolerance) note.add("Green within tolerance: ");
    auto decided = row.reason();
    decided.resize(decided.size() - row.by_rule.reason.size());  // the rule's words come last
    if (!decided.empty()) note.add(documents::html_line(decided, named));
    return note.add(linked_rule(row)).add("</span>");
}

static std::string_view name_of(std::string_view field) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> names{{{"value", "Value"},
                                                                                   {"numerator", "Numerator"},
                                                                                   {"denominator", "Denominator"},
                                                                                   {"period", "Period"},
                                                                                   {"basis", "Basis"},
                                                                                   {"submitted_by", "Submitted by"},
                                                                                   {"submitted_on", "Date of submission"},
                                                                                   {"reason", "Reason"},
                                                                                   {"rating", "Rating"},
                                                                                   {"trend", "Trend"},
                                                                                   {"text", "Cause for concern"}}};
    const auto* const found = std::ranges::find(names, field, [](const auto& name) { return name.first; });
    return found == names.end() ? field : found->second;
}

std::vector<FieldError> in_sentences(const std::vector<FieldError>& errors) {
    std::vector<FieldError> sentences;
    for (const auto& error : errors) sentences.push_back({error.field, fmt::format("{} {}", name_of(error.field), error.message)});
    return sentences;
}

std::vector<FieldError> form_errors(const Refusal& refusal, std::string_view field) {
    if (!refusal.errors.empty()) return in_sentences(refusal.errors);
    std::string message = refusal.message;
    if (!message.empty() && message[0] >= 'a' && message[0] <= 'z') message[0] = static_cast<char>(message[0] - 'a' + 'A');
    return {{std::string(field), std::move(message)}};
}

bool is_about_the_form(const Refusal& refusal) {
    return refusal.kind == Refusal::Kind::invalid || refusal.kind == Refusal::Kind::conflict;
}

std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    if (error == errors.end()) return std::nullopt;
    return web::govuk::ErrorMessage{.text = error->message};
}

}  // namespace holdfast::scorecard
