#pragma once

#include "base/outcome.hpp"
#include "core/organisations/agency.hpp"
#include "core/site/page.hpp"
#include "web/govuk/govuk.hpp"
#include "web/request.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::organisations {

/// The message to show beside this field, if it has one.
std::optional<web::govuk::ErrorMessage> error_of(const std::vector<FieldError>& errors, std::string_view field);
/// The refusal as errors of a form: its fields', or its message under `field`.
std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field);
/// Whether a form can be shown again with it.
bool can_be_put_right(const Refusal& refusal);

/// What a form's three boxes say: nothing typed, a day, or something that is no day.
struct TypedDate {
    std::optional<Date> day{};
    bool is_wrong{false};
};
TypedDate date_in(const web::Request& request, const std::string& name);
/// The day that must be there; what is wrong goes to `errors`.
Date required_date_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors);
std::optional<Date> optional_date_in(const web::Request& request, const std::string& name, std::vector<FieldError>& errors);

/// A question of a form, with what was typed and what is wrong with it.
struct Question {
    std::string name{};
    std::string label{};
    std::string hint{};
};
web::Html date_question(const web::Request& request, const Question& question, const std::vector<FieldError>& errors);
web::Html text_question(const web::Request& request, const Question& question, const std::vector<FieldError>& errors);

/// A form page: heading, fields, button.
struct FormPage {
    std::string title{};
    std::string path{};  ///< where it is sent
    std::string button{};
    web::Html fields{};
    std::vector<site::Crumb> breadcrumbs{};
};
site::Page form_page(const web::Request& request, const FormPage& form, std::vector<FieldError> errors);

/// The number in the path, or 0.
std::int64_t number_in(const web::Request& request, std::string_view parameter);
/// The day in words, or empty.
std::string words_of(const std::optional<Date>& day);
/// A standing as a tag; red where it keeps people out.
web::Html standing_tag(Standing standing);
/// The words with a capital at the start.
std::string capitalised(std::string_view words);

}  // namespace holdfast::organisations
