#pragma once

#include "web/govuk/form_group.hpp"

namespace holdfast::web::moj {

/// A date to type or to pick from a calendar. Dates are `17/5/2024`; several are separated by spaces.
struct DatePicker {
    std::string id;
    std::string name;
    std::optional<std::string> value{};
    govuk::FormGroup form_group{};
    govuk::Label label;
    std::optional<govuk::Hint> hint{};
    std::optional<govuk::ErrorMessage> error_message{};
    std::string min_date{};
    std::string max_date{};
    std::string excluded_dates{};
    std::string excluded_days{};
    std::optional<bool> leading_zeros{};
    std::string week_start_day{};
    std::string classes{};
    govuk::Attributes attributes{};
};

void add(Html& page, const DatePicker& options);
inline Html date_picker(const DatePicker& options) { return govuk::made(options); }

}  // namespace holdfast::web::moj
