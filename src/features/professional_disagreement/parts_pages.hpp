#pragma once

#include "core/site/record_form_pages.hpp"
#include "core/site/word_pages.hpp"
#include "features/professional_disagreement/disagreement_service.hpp"
#include "features/professional_disagreement/disagreement_store.hpp"

#include <string>
#include <vector>

/// What the pages of this slice have in common.
namespace holdfast::professional_disagreement {

using Errors = std::vector<FieldError>;

inline constexpr std::string_view list_path = "/disagreements", list_title = "Professional disagreements";
/// Why every change here is made, as the trail has it.
inline constexpr std::string_view why_changed = "Professional disagreement";
inline constexpr const char* nothing_waits = "Nothing about the child waits for this. What was decided goes on, with its own times, until somebody decides otherwise.";

void add_list_routes(site::Router& router, const SharedDesk& desk);
void add_raising_routes(site::Router& router, const SharedDesk& desk);
void add_record_routes(site::Router& router, const SharedDesk& desk);
void add_step_routes(site::Router& router, const SharedDesk& desk);
void add_count_routes(site::Router& router);

std::string path_of(std::string_view reference);
/// By what the child is known to those who may know of the disagreement.
std::string name_of_child(trail::View& view, const Desk& desk, const Disagreement& disagreement);
/// When the level is due, and whether that is past.
web::Html due_part(const std::optional<Instant>& due, Instant now);

}  // namespace holdfast::professional_disagreement
