#pragma once

#include "base/outcome.hpp"
#include "core/pathway/recording_service.hpp"
#include "core/site/page.hpp"
#include "core/trail/change.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <string>
#include <utility>
#include <vector>

namespace holdfast::case_recording {

/// A form being filled in: what was typed, or else what it starts from, and what is wrong with it.
struct Filling {
    const web::Request& request;
    const std::vector<FieldError>& errors;
    std::vector<std::pair<std::string, std::string>> starts_from{};

    std::vector<std::string> values(const std::string& name) const;
    std::string value(const std::string& name) const;
};

/// What a new record's form has in it before anything is typed: today, one's own name, the record that it most likely belongs to.
std::vector<std::pair<std::string, std::string>> first_values(trail::View& view, const pathway::RecordForm& form, const pathway::Known& known);
/// What is on record, as the fields of its form.
std::vector<std::pair<std::string, std::string>> values_of(const pathway::RecordForm& form, const pathway::Said& said);

/// The questions of the form; what is seldom asked is behind "More details", which is open where something stands there that was not there from the start.
web::Html questions_of(trail::View& view, const pathway::RecordForm& form, const pathway::Known& known, const Filling& filling);

/// What was typed, as a record says it; what cannot be read stays as it was typed, for the rules to refuse.
pathway::Said said_in(const web::Request& request, const pathway::RecordForm& form);

/// What was typed under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);
/// A record that the form needs and the child does not have: the form that writes it; nothing where all is there.
const pathway::RecordForm* missing_part(const pathway::RecordForm& form, const pathway::Known& known);

}  // namespace holdfast::case_recording
