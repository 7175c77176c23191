#pragma once

#include "core/site/router.hpp"
#include "core/subject_access/request_store.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace holdfast::subject_access {

using Sources = std::shared_ptr<const std::vector<Source>>;

void add_request_routes(site::Router& router, const Sources& sources);
void add_step_routes(site::Router& router);
void add_item_routes(site::Router& router);
void add_download_routes(site::Router& router);

/// The request of the path as the actor may see it; refused to the person whom it is about. Being shown it is in the trail.
Outcome<Asked> request_seen(trail::View& view, const web::Request& request);
/// One request with its items and what can be done with it.
Outcome<site::Answer> show_request(trail::View& view, const web::Request& request, const std::vector<FieldError>& errors);

std::string request_path(Id<Asked> id);
std::string decision_in_words(Decision decision);
/// What the form says under this name, without blanks around it.
std::string typed(const web::Request& request, std::string_view name);
/// The number in the path or a form, or 0.
std::int64_t number_of(std::string_view text);
bool can_be_put_right(const Refusal& refusal);
std::vector<FieldError> errors_of(const Refusal& refusal, std::string_view field);
std::string message_for(const std::vector<FieldError>& errors, std::string_view field);

}  // namespace holdfast::subject_access
