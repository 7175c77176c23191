#pragma once

#include "core/site/router.hpp"
#include "core/subject_access/request_service.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace holdfast::subject_access {

/// What the slices contribute.
struct Setting {
    std::vector<Source> sources{};
    Subjects subjects{};
};
using Shared = std::shared_ptr<const Setting>;

void add_request_routes(site::Router& router, const Shared& setting);
void add_record_routes(site::Router& router, const Shared& setting);
void add_step_routes(site::Router& router, const Shared& setting);
void add_item_routes(site::Router& router, const Shared& setting);
void add_download_routes(site::Router& router, const Shared& setting);

/// The request of the path as the actor may see it, and what they may do with it; refused to the person whom it is about. Being shown it is in the trail, of the record too that it is about.
struct Seen {
    Asked asked{};
    Part part{};
};
Outcome<Seen> request_seen(trail::View& view, const web::Request& request, const Setting& setting);
/// One request with its items and what can be done with it.
Outcome<site::Answer> show_request(trail::View& view, const web::Request& request, const Setting& setting, const std::vector<FieldError>& errors);
/// A question for a day, in three boxes.
web::Html day_question(const web::Request& request, std::string_view name, const char* label, const std::vector<FieldError>& errors);
/// The day that was typed into them; a day before all others where it is none.
Date day_in(const web::Request& request, std::string_view name);

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
