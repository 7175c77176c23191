#pragma once

#include "web/govuk/fieldset.hpp"
#include "web/govuk/form_group.hpp"

namespace holdfast::web::govuk {

/// One box of a date. Without `name` it is the day, month or year it is given for. `omitted` leaves it out.
struct DateInputItem {
    std::string id{};
    std::string name{};
    std::string label{};
    std::optional<std::string> value{};
    std::optional<bool> error{};
    std::string autocomplete{};
    std::string pattern{};
    std::string inputmode{};
    std::string classes{};
    Attributes attributes{};
    bool omitted{};
};

/// What was typed in one box, by the name its field is sent under: `{"day", "27"}`, or with a prefix `{"dob-day", "27"}`.
struct DateValue {
    std::string name;
    std::string value;
};

/// A date to fill in, as day, month and year unless `items` says otherwise.
struct DateInput {
    std::string id;
    std::string name_prefix{};
    std::vector<DateInputItem> items{};
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    InputsGroup form_group{};
    std::optional<Fieldset> fieldset{};
    std::optional<DateInputItem> day{};
    std::optional<DateInputItem> month{};
    std::optional<DateInputItem> year{};
    std::vector<DateValue> values{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const DateInput& options);
inline Html date_input(const DateInput& options) { return made(options); }

}  // namespace holdfast::web::govuk
