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
/// The latest first, of those that the viewer may list; with an employer, those about it alone.
std::vector<Consultation> listed_consultations(trail::View& view, const policy::ListFilter& filter, const std::string& employer_name, int most);

/// An employer about whom advice was asked more than once since a day.
struct Pattern {
    std::string employer_name{};
    std::int64_t consultations{};
    Date latest_on{};
};
std::vector<Pattern> patterns_since(trail::View& view, const policy::ListFilter& filter, Date since);

}  // namespace holdfast::lado
