#pragma once

#include "web/govuk/choices.hpp"

namespace holdfast::web::govuk {

/// One radio, or with `divider` the word between two. `omitted` leaves it out and yet counts it, so that the ids of the others stay.
struct RadioItem {
    std::string text{};
    Html html{};
    std::string id{};
    std::string value{};
    ItemLabel label{};
    Hint hint{};
    std::string divider{};
    std::optional<bool> checked{};
    Conditional conditional{};
    bool disabled{};
    Attributes attributes{};
    bool omitted{};
};

/// One choice out of several. `value` names the radio that is chosen, unless the items say so themselves.
struct Radios {
    std::optional<Fieldset> fieldset{};
    std::optional<Hint> hint{};
    std::optional<ErrorMessage> error_message{};
    InputsGroup form_group{};
    std::string id_prefix{};
    std::string name;
    std::vector<RadioItem> items{};
    std::string value{};
    std::string classes{};
    Attributes attributes{};
};

void add(Html& page, const Radios& options);
inline Html radios(const Radios& options) { return made(options); }

}  // namespace holdfast::web::govuk
