#include "features/organisations/review_store.hpp"

#include "core/access/grant_store.hpp"

#include <algorithm>

namespace holdfast::organisations {

std::vector<store::Migration> review_migrations() {
    return {{"organisations/0002_reviews", R"(
        CREATE TABLE organisations_reviews (
            id ${id},
            agency_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            signed_off_at ${instant} NOT NULL,
            signed_off_by ${integer} NOT NULL,
            confirmed ${integer} NOT NULL,
            ended ${integer} NOT NULL
        );
        CREATE INDEX organisations_reviews_of_agency ON organisations_reviews (agency_id);
        CREATE TABLE organisations_review_answers (
            review_id ${integer} NOT NULL REFERENCES organisations_reviews (id),
            grant_id ${integer} NOT NULL REFERENCES access_role_grants (id),
            is_confirmed ${flag} NOT NULL,
            PRIMARY KEY (review_id, grant_id)
        );
    )"}};
}

std::vector<Review> reviews_of(trail::View& view, access::AgencyId agency) {
    return view.reader().all(
        "SELECT signed_off_at, signed_off_by, confirmed, ended FROM organisations_reviews WHERE agency_id = $1 ORDER BY id DESC",
        [](const store::Row& row) {
            return Review{row.get<Instant>(0), row.get<Id<trail::Account>>(1), row.get<std::int64_t>(2), row.get<std::int64_t>(3)};
        },
        agency);
}

std::vector<access::Grant> grants_to_review(trail::View& view, access::AgencyId agency) {
    auto grants = access::grants_at(view, agency);
    std::erase_if(grants, [&](const access::Grant& grant) { return !access::is_in_force(grant, view.today()); });
    return grants;
}

ReviewFacts review_facts(trail::View& view, access::AgencyId agency) {
    ReviewFacts facts;
    for (const auto& grant : grants_to_review(view, agency))
        if (grant.from && (!facts.first_grant || *grant.from < *facts.first_grant)) facts.first_grant = grant.from;
    const auto reviews = reviews_of(view, agency);
    if (!reviews.empty()) facts.last_signed_off = london_date(reviews.front().signed_off_at);
    return facts;
}

void insert_review(trail::Change& change, access::AgencyId agency, const std::vector<Answer>& answers) {
    const auto confirmed = std::ranges::count(answers, true, &Answer::is_confirmed);
    const auto id = change.writer().value<std::int64_t>(
        "INSERT INTO organisations_reviews (agency_id, signed_off_at, signed_off_by, confirmed, ended) VALUES ($1, $2, $3, $4, $5) RETURNING id", agency,
        change.now(), change.actor().account, confirmed, static_cast<std::int64_t>(answers.size()) - confirmed);
    for (const auto& answer : answers)
        change.writer().execute("INSERT INTO organisations_review_answers (review_id, grant_id, is_confirmed) VALUES ($1, $2, $3)", id, answer.grant,
                                answer.is_confirmed);
}

}  // namespace holdfast::organisations
