#pragma once

#include "core/actions/action_service.hpp"
#include "core/site/page.hpp"
#include "web/html.hpp"
#include "web/request.hpp"

#include <string>
#include <vector>

namespace holdfast::actions {

/// The questions of the form that adds an action, with what was typed and what is wrong with it.
web::Html new_action_questions(const Desk& desk, const web::Request& request, const std::vector<FieldError>& errors);
/// The same of an action that has to be SMART, without the plan: for the form of a meeting, which is the plan itself.
web::Html questions_of_meeting(const web::Request& request, const std::vector<FieldError>& errors);
/// What was typed into a form, as far as it can be read, and in which fields it cannot.
template <class Typed>
struct Read {
    Typed typed{};
    std::vector<FieldError> unread{};
};
Read<NewAction> new_action_in(trail::View& view, const web::Request& request);

/// A document that can be evidence.
struct Evidence {
    Id<attachments::Document> id{};
    std::string title{};
};
/// The questions of the form that says how an action stands; who may write is asked for another day and another owner too.
struct UpdateForm {
    const Update& now;
    bool may_write{};
    std::vector<Evidence> documents{};
};
web::Html update_questions(const web::Request& request, const UpdateForm& form, const std::vector<FieldError>& errors);
Read<NewUpdate> update_in(trail::View& view, const web::Request& request);

/// What could not be read and what cannot be, in the order in which both forms ask.
std::vector<FieldError> all_of(std::vector<FieldError> unread, const std::vector<FieldError>& faults);

/// What was typed under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);

}  // namespace holdfast::actions
