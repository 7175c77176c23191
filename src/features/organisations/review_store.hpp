#pragma once

#include "core/trail/change.hpp"
#include "features/organisations/review.hpp"

#include <optional>
#include <vector>

namespace holdfast::organisations {

/// The schema of reviews and of what was said of each grant.
std::vector<store::Migration> review_migrations();

/// A review that was signed off.
struct Review {
    Instant signed_off_at{};
    Id<trail::Account> signed_off_by{};
    std::int64_t confirmed{};
    std::int64_t ended{};
};
/// The agency's reviews, the latest first.
std::vector<Review> reviews_of(trail::View& view, access::AgencyId agency);
/// The grants for the agency that count today, as far as their own days go.
std::vector<access::Grant> grants_to_review(trail::View& view, access::AgencyId agency);
ReviewFacts review_facts(trail::View& view, access::AgencyId agency);
void insert_review(trail::Change& change, access::AgencyId agency, const std::vector<Answer>& answers);

}  // namespace holdfast::organisations
