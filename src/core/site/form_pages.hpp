#pragma once

#include "base/outcome.hpp"
#include "base/time.hpp"
#include "core/site/page.hpp"
#include "web/govuk/govuk.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::site {

/// A form being filled in: what was typed, or else what is on record, and what is wrong with it.
struct Form {
    const web::Request& request;
    const std::vector<FieldError>& errors;
    std::vector<std::pair<std::string, std::string>> on_record{};

    /// What the field holds when the page is shown.
    std::string value(const std::string& name) const;
    web::Html line(const std::string& name, const char* label, const char* hint = "") const;
    web::Html lines(const std::string& name, const char* label, const char* hint = "") const;
    web::Html day(const std::string& name, const char* label, const char* hint = "") const;
    web::Html choice(const std::string& name, const char* label, std::vector<web::govuk::SelectItem> items) const;
    web::Html tick(const std::string& name, const char* label, const char* hint = "") const;
    web::Html one_of(const std::string& name, const char* label, std::vector<web::govuk::RadioItem> items) const;
    web::Html any_of(const std::string& name, const char* label, std::vector<web::govuk::CheckboxItem> items) const;
};
/// The lines of a table of tokens as choices.
template <class Tokens>
std::vector<web::govuk::SelectItem> items_of(const Tokens& tokens) {
    std::vector<web::govuk::SelectItem> items;
    for (const auto& each : tokens) items.push_back({.value = std::string(each.token), .text = std::string(each.words)});
    return items;
}

/// What the form says under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);
/// The day in the three boxes; what is no day goes to `errors`.
std::optional<Date> day_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors);
/// The number in the path; 0 where there is none.
std::int64_t number_in(const web::Request& request, std::string_view parameter);
/// The day as the three boxes of a form show it.
void put_day(std::vector<std::pair<std::string, std::string>>& fields, const std::string& name, const std::optional<Date>& day);

/// A form page shown again with what can be put right; any other refusal stays one.
Outcome<Answer> shown_again(Page page, const Refusal& refusal);

}  // namespace holdfast::site
