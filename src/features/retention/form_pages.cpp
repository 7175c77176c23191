#include "features/retention/form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::retention {

using web::Html;
namespace govuk = web::govuk;

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

std::int64_t number_in(const web::Request& request, std::string_view parameter) {
    const auto& text = request.parameter(parameter);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    if (error == errors.end()) return std::nullopt;
    return govuk::ErrorMessage{.text = error->message};
}

template <class Field>
static Field field_of(const web::Request& request, const Question& asked, const std::vector<FieldError>& errors) {
    Field field{.name = asked.name, .label = {.text = asked.label}};
    field.value = std::string(request.form.get(asked.name));
    if (!asked.hint.empty()) field.hint = govuk::Hint{.text = asked.hint};
    field.error_message = error_of(errors, asked.name);
    field.autocomplete = "off";
    field.classes = "govuk-!-width-two-thirds";
    return field;
}

Html question(const web::Request& request, const Question& asked, const std::vector<FieldError>& errors) {
    if (asked.is_long) {
        auto area = field_of<govuk::Textarea>(request, asked, errors);
        area.rows = "3";
        return govuk::textarea(area);
    }
    return govuk::input(field_of<govuk::Input>(request, asked, errors));
}

std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{std::string(field), refusal.message}};
}

bool can_be_put_right(const Refusal& refusal) { return refusal.kind == Refusal::Kind::invalid || refusal.kind == Refusal::Kind::conflict; }

std::string authority_of(const Class& line) {
    return line.source.empty() ? line.authority + " The partnership's own choice." : fmt::format("{} Source: {}", line.authority, line.source);
}

std::string end_of(const Class& line) { return line.at_end == AtEnd::destroy ? "Destroy" : "Review"; }

std::string class_path(std::string_view key) { return fmt::format("/retention/classes/{}", key); }
std::string proposal_path(Id<Proposal> id) { return fmt::format("/retention/proposals/{}", id.number); }
std::string certificate_path(Id<Certificate> id) { return fmt::format("/retention/certificates/{}", id.number); }

}  // namespace holdfast::retention
