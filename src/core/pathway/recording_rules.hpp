#pragma once

#include "base/outcome.hpp"
#include "core/pathway/recording_form.hpp"

namespace holdfast::pathway {

/// A record that another can be a part of.
struct PartChoice {
    std::string_view table{};
    std::int64_t number{};
    std::string words{};  ///< "Referral of 4 May 2016"
    Date from{};
    std::optional<Date> until{};
};

/// What is known of the child and the day when a form is filled in.
struct Known {
    Date today{};
    std::optional<Date> born_on{};
    std::vector<PartChoice> parts{};
    Said before{};  ///< what a correction starts from; a code of an earlier collection may stay as it is
};

/// What is wrong with what was typed, by the columns' names: what is missing, no code of its set, no day that can be, out of order, or at odds with the record it is a part of.
std::vector<FieldError> errors_in(const RecordForm& form, const Said& said, const Known& known);

}  // namespace holdfast::pathway
