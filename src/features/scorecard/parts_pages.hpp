#pragma once

#include "base/outcome.hpp"
#include "core/documents/document.hpp"
#include "features/scorecard/scorecard_row.hpp"
#include "web/govuk/error_message.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Pieces that several pages of the scorecard share.
namespace holdfast::scorecard {

std::string scorecard_path(const Period& year);
std::string approval_path(const Period& year);
/// `/indicators/CS2.3?year=2016-17`.
std::string indicator_path(std::string_view code, const Period& year);
/// `/indicators/CS2.3/2017-03-31/` with what follows: `submission`, `narrative`, `rating`, `trend`, `unlocking`.
std::string act_path(std::string_view code, const Period& period, std::string_view act);

/// The value as a link to its figure, or "No value".
web::Html value_link(const Row& row);
/// Letter and word.
web::Html rating_of(const Row& row);
/// Arrow and word, or a dash that says "no trend".
web::Html trend_of(const Row& row);
/// "Green within tolerance" said aloud, the reason, and whether it was decided by a person. The value and the figures that the reason names lead to
/// their pages, the other numbers to the targets.
web::Html reason_of(const Row& row, const documents::TracedFigures& named);

/// The errors as whole sentences that begin with the name of their field.
std::vector<FieldError> in_sentences(const std::vector<FieldError>& errors);
/// What the refusal says, as errors of a form: those of its fields, or its message at `field`.
std::vector<FieldError> form_errors(const Refusal& refusal, std::string_view field);
/// Whether the form can be shown again with what is wrong, rather than the refusal's own page.
bool is_about_the_form(const Refusal& refusal);
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);

}  // namespace holdfast::scorecard
