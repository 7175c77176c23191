#pragma once

#include "core/people/person_store.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::people {

/// Records of new people of one agency, many of them: their ids and references are made in blocks, so that each costs two rows and no question.
class FreshPeople {
public:
    FreshPeople(trail::Change& change, std::string agency, bool is_authority)
        : change_(change), agency_(std::move(agency)), is_authority_(is_authority), today_(change.today()) {}

    /// Puts a person on record and under the policy, as the agency's; where it is a local authority, by law.
    Id<Person> next();

private:
    void draw_references();
    void reserve_ids();

    trail::Change& change_;
    const std::string agency_;
    const bool is_authority_;
    const Date today_;
    std::vector<std::uint64_t> drawn_{};
    std::size_t used_{};
    std::int64_t next_id_{};
    std::size_t ids_left_{}, ids_at_once_{};
};

}  // namespace holdfast::people
