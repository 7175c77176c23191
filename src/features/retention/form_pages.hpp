#pragma once

#include "base/outcome.hpp"
#include "core/retention/retention_store.hpp"
#include "core/site/page.hpp"
#include "web/govuk/govuk.hpp"
#include "web/request.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::retention {

/// What the form says under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);
/// The number in the path, or 0.
std::int64_t number_in(const web::Request& request, std::string_view parameter);

/// A question for a line or for several, with what was typed and what is wrong with it.
struct Question {
    std::string name{};
    std::string label{};
    std::string hint{};
    bool is_long{false};
};
web::Html question(const web::Request& request, const Question& asked, const std::vector<FieldError>& errors);
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);
/// What is wrong, as errors of a form.
std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field);
bool can_be_put_right(const Refusal& refusal);

std::string authority_of(const Class& line);
std::string end_of(const Class& line);
std::string class_path(std::string_view key);
std::string proposal_path(Id<Proposal> id);
std::string certificate_path(Id<Certificate> id);

}  // namespace holdfast::retention
