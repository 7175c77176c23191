#include "core/site/form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::site {

using web::Html;
namespace govuk = web::govuk;

static std::optional<govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field) {
    const auto found = std::ranges::find(errors, field, &FieldError::field);
    return found == errors.end() ? std::nullopt : std::optional(govuk::ErrorMessage{.text = found->message});
}

std::string Form::value(const std::string& name) const {
    if (request.method == web::Method::post) return std::string(request.form.get(name));
    const auto found = std::ranges::find(on_record, name, &std::pair<std::string, std::string>::first);
    return found == on_record.end() ? std::string{} : found->second;
}

Html Form::line(const std::string& name, const char* label, const char* hint) const {
    govuk::Input input{.name = name, .label = {.text = label}};
    input.value = value(name);
    if (*hint != '\0') input.hint = govuk::Hint{.text = hint};
    input.error_message = error_of(errors, name);
    input.classes = "govuk-input--width-20";
    input.autocomplete = "off";
    return govuk::input(input);
}

Html Form::lines(const std::string& name, const char* label, const char* hint) const {
    govuk::Textarea area{.name = name, .value = value(name), .label = {.text = label}, .error_message = error_of(errors, name)};
    if (*hint != '\0') area.hint = govuk::Hint{.text = hint};
    return govuk::textarea(area);
}

Html Form::day(const std::string& name, const char* label, const char* hint) const {
    const auto part = [&](const char* suffix) { return govuk::DateValue{name + suffix, value(name + suffix)}; };
    govuk::DateInput input{.id = name, .name_prefix = name, .error_message = error_of(errors, name)};
    if (*hint != '\0') input.hint = govuk::Hint{.text = hint};
    input.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = label}};
    input.values = {part("-day"), part("-month"), part("-year")};
    return govuk::date_input(input);
}

Html Form::choice(const std::string& name, const char* label, std::vector<govuk::SelectItem> items) const {
    return govuk::select({.name = name, .items = std::move(items), .value = value(name), .label = {.text = label}, .error_message = error_of(errors, name)});
}

Html Form::tick(const std::string& name, const char* label, const char* hint) const {
    govuk::CheckboxItem item{.text = label, .value = "yes"};
    if (*hint != '\0') item.hint = govuk::Hint{.text = hint};
    item.checked = value(name) == "yes";
    return govuk::checkboxes({.name = name, .items = {item}});
}

Html Form::one_of(const std::string& name, const char* label, std::vector<govuk::RadioItem> items) const {
    govuk::Radios radios{.name = name, .items = std::move(items), .value = value(name)};
    radios.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = label}};
    radios.error_message = error_of(errors, name);
    return govuk::radios(radios);
}

Html Form::any_of(const std::string& name, const char* label, std::vector<govuk::CheckboxItem> items) const {
    govuk::Checkboxes boxes{.name = name, .items = std::move(items)};
    boxes.fieldset = govuk::Fieldset{.legend = govuk::Legend{.text = label}};
    boxes.hint = govuk::Hint{.text = "Select all that apply"};
    boxes.error_message = error_of(errors, name);
    if (request.method == web::Method::post)
        for (const auto chosen : request.form.every(name)) boxes.values.emplace_back(chosen);
    else
        for (const auto& [field, chosen] : on_record)
            if (field == name) boxes.values.push_back(chosen);
    return govuk::checkboxes(boxes);
}

std::string typed(const web::Request& request, std::string_view name) {
    const std::string_view text = request.form.get(name);
    const std::size_t from = text.find_first_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string{} : std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

std::optional<Date> day_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors) {
    const auto day = typed(request, name + "-day"), month = typed(request, name + "-month"), year = typed(request, name + "-year");
    if (day.empty() && month.empty() && year.empty()) return std::nullopt;
    const auto read = parse_date(fmt::format("{}-{:0>2}-{:0>2}", year, month, day));
    if (!read) errors.push_back({name, "Enter a real date, such as 31 3 2012"});
    return read;
}

std::int64_t number_in(const web::Request& request, std::string_view parameter) {
    const auto& text = request.parameter(parameter);
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : 0;
}

void put_day(std::vector<std::pair<std::string, std::string>>& fields, const std::string& name, const std::optional<Date>& day) {
    if (!day) return;
    const std::chrono::year_month_day parts{*day};
    fields.emplace_back(name + "-day", std::to_string(static_cast<unsigned>(parts.day())));
    fields.emplace_back(name + "-month", std::to_string(static_cast<unsigned>(parts.month())));
    fields.emplace_back(name + "-year", std::to_string(static_cast<int>(parts.year())));
}

Outcome<Answer> shown_again(Page page, const Refusal& refusal) {
    if (refusal.kind != Refusal::Kind::invalid) return refusal;
    page.status = 422;
    return Answer{std::move(page)};
}

}  // namespace holdfast::site
