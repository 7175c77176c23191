#include "core/people/fresh_people_store.hpp"

#include "core/people/permissions.hpp"
#include "core/policy/record_store.hpp"

#include <algorithm>
#include <random>

namespace holdfast::people {

/// Twice as many ids and references as the last time: few are left over of a small return, and a large one asks seldom.
static constexpr std::size_t first_block = 16, largest_block = 16'384;
/// References are given out in the order of the indexes they go into, so that a page of these is written once for a block and not for each record; among
/// so many neighbours in no order, that nobody sees from two references who came next to whom.
static constexpr std::size_t neighbours = 128;

void FreshPeople::make_block() {
    const std::size_t count = references_.empty() ? first_block : std::min(references_.size() * 2, largest_block);
    references_.clear();
    for (std::size_t i = 0; i < count; ++i) references_.push_back(fresh_reference());
    std::ranges::sort(references_);
    std::random_device chance;
    for (std::size_t from = 0; from < count; from += neighbours)
        std::shuffle(references_.begin() + static_cast<std::ptrdiff_t>(from),
                     references_.begin() + static_cast<std::ptrdiff_t>(std::min(count, from + neighbours)), chance);
    next_id_ = change_.writer().reserve_ids("people_persons", static_cast<std::int64_t>(count));
    used_ = 0;
}

Id<Person> FreshPeople::next() {
    if (used_ == references_.size()) make_block();
    const std::string& reference = references_[used_++];
    const Id<Person> id{next_id_++};
    change_.writer().append("people_persons (id, reference, is_adult, made_at, made_by)", id, reference, false, change_.now(), change_.actor().account);
    policy::append_record(
        change_,
        {.record = {std::string(person_kind), reference}, .owner_agency = agency_, .owner_by_law_from = is_authority_ ? std::optional(today_) : std::nullopt});
    return id;
}

}  // namespace holdfast::people
