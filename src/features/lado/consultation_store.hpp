#pragma once

#include "core/policy/record_store.hpp"
#include "core/trail/change.hpp"
#include "features/lado/consultation.hpp"

#include <optional>
#include <vector>

namespace holdfast::lado {

void insert_consultation(trail::Change& change, const Consultation& consultation);
std::optional<Consultation> find_consultation(trail::View& view, const std::string& reference);
/// Says which allegation it became.
void link_consultation(trail::Change& change, const std::string& reference, const std::string& allegation);
/// The latest first, of those that the viewer may list.
std::vector<Consultation> listed_consultations(trail::View& view, const policy::ListFilter& filter, int most);
/// Those that became this allegation, or that it became.
std::vector<Consultation> consultations_behind(trail::View& view, const std::string& allegation);

}  // namespace holdfast::lado
