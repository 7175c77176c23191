#include "features/organisations/form_pages.hpp"

#include "web/csrf.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::organisations {

using web::Html;
using web::html;
namespace govuk = web::govuk;

std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto error = std::ranges::find(errors, field, &FieldError::field);
    if (error == errors.end()) return std::nullopt;
    return govuk::ErrorMessage{.text = error->message};
}

std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field) {
    if (!refusal.errors.empty()) return refusal.errors;
    return {{std::string(field), refusal.message}};
}

bool can_be_put_right(const Refusal& refusal) { return refusal.kind == Refusal::Kind::invalid || refusal.kind == Refusal::Kind::conflict; }

TypedDate date_in(const web::Request& request, const std::string& name) {
    const std::string day(request.form.get(name + "-day")), month(request.form.get(name + "-month")), year(request.form.get(name + "-year"));
    if (day.empty() && month.empty() && year.empty()) return {};
    const auto read = parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
    return {.day = read, .is_wrong = !read};
}

std::optional<Date> optional_date_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors) {
    const auto typed = date_in(request, name);
    if (typed.is_wrong) errors.push_back({name, "Enter a real date, such as 31 3 2027"});
    return typed.day;
}

Date required_date_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors) {
    const auto typed = date_in(request, name);
    if (!typed.day) errors.push_back({name, "Enter a real date, such as 31 3 2027"});
    return typed.day.value_or(Date{});
}

Html date_question(const web::Request& request, const Question& question, const std::vector<FieldError>& errors) {
    const auto value = [&](const char* part) { return govuk::DateValue{question.name + part, std::string(request.form.get(question.name + part))}; };
    govuk::DateInput input{.id = question.name, .name_prefix = question.name, .error_message = error_of(errors, question.name)};
    input.hint = govuk::Hint{.text = question.hint};
    input.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = question.label}};
    input.values = {value("-day"), value("-month"), value("-year")};
    return govuk::date_input(input);
}

Html text_question(const web::Request& request, const Question& question, const std::vector<FieldError>& errors) {
    govuk::Input input{.name = question.name, .label = {.text = question.label}};
    input.value = std::string(request.form.get(question.name));
    if (!question.hint.empty()) input.hint = govuk::Hint{.text = question.hint};
    input.error_message = error_of(errors, question.name);
    input.classes = "govuk-input--width-20";
    input.autocomplete = "off";
    return govuk::input(input);
}

site::Page form_page(const web::Request& request, const FormPage& form, std::vector<FieldError> errors) {
    Html main = html("<h1 class=\"govuk-heading-l\">{}</h1><form method=\"post\" action=\"{}\" novalidate>", form.title, form.path);
    main.add(web::csrf_field(request)).add(form.fields);
    main.add(govuk::button({.text = form.button, .prevent_double_click = true})).add("</form>");
    const int status = errors.empty() ? 200 : 422;
    return {.title = form.title, .main = std::move(main), .breadcrumbs = form.breadcrumbs, .errors = std::move(errors), .status = status};
}

std::int64_t number_in(const web::Request& request, std::string_view parameter) {
    const auto& text = request.parameter(parameter);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ptr == text.data() + text.size() ? number : 0;
}

std::string words_of(const std::optional<Date>& day) { return day ? in_words(*day) : std::string{}; }

std::string capitalised(std::string_view words) {
    std::string text(words);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

Html standing_tag(Standing standing) {
    const char* colour = standing == Standing::in_date ? "govuk-tag--green" : standing == Standing::ends_soon ? "govuk-tag--yellow" : "govuk-tag--red";
    return govuk::tag({.text = capitalised(in_words(standing)), .classes = colour});
}

}  // namespace holdfast::organisations
