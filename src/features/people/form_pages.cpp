#include "features/people/form_pages.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace holdfast::people {

using web::Html;
using web::html;
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

Outcome<site::Answer> shown_again(site::Page page, const Refusal& refusal) {
    if (refusal.kind != Refusal::Kind::invalid) return refusal;
    page.status = 422;
    return site::Answer{std::move(page)};
}

std::string name_shown(const std::vector<HeldFact>& facts) {
    const Name* shown = nullptr;
    for (const auto& held : facts) {
        const auto* name = std::get_if<Name>(&held.fact);
        if (name != nullptr && held.is_in_force() && (shown == nullptr || name->kind == NameKind::current)) shown = name;
    }
    if (shown == nullptr) return "No name on record";
    return shown->given.empty() ? shown->family : shown->family.empty() ? shown->given : shown->given + " " + shown->family;
}

static int years_between(Date born, Date day) {
    const std::chrono::year_month_day a{born}, b{day};
    const int years = static_cast<int>(b.year()) - static_cast<int>(a.year());
    return std::pair(b.month(), b.day()) < std::pair(a.month(), a.day()) ? years - 1 : years;
}

std::string birth_shown(const std::vector<HeldFact>& facts, Date today) {
    for (const auto& held : facts) {
        const auto* birth = std::get_if<Birth>(&held.fact);
        if (birth == nullptr || !held.is_in_force()) continue;
        if (birth->precision == BirthPrecision::expected) return "Expected on " + in_words(birth->on);
        const int years = years_between(birth->on, today);
        return fmt::format("{} ({}{} {})", in_words(birth->on), birth->precision == BirthPrecision::estimated ? "estimated, " : "", years,
                           years == 1 ? "year" : "years");
    }
    return "Not known";
}

std::string with_article(std::string_view words) {
    const bool has_vowel = !words.empty() && std::string_view("aeiou").find(words.front()) != std::string_view::npos;
    return (has_vowel ? "an " : "a ") + std::string(words);
}

std::string days_shown(const std::optional<Date>& from, const std::optional<Date>& until) {
    std::string words = from ? "from " + in_words(*from) : std::string{};
    if (until) words += (words.empty() ? "until " : " until ") + in_words(*until);
    return words;
}

}  // namespace holdfast::people
