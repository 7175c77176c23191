#include "core/people/fresh_people_store.hpp"

#include "core/people/permissions.hpp"
#include "core/policy/record_store.hpp"

#include <algorithm>

namespace holdfast::people {

/// Twice as many ids and references as the last time: few are left over of a small return, and a large one asks seldom.
static constexpr std::size_t first_block = 16, largest_block = 16'384;
/// References are given out in the order of the indexes they go into, so that a page of these is written once for a block and not for each record; among
/// so many neighbours in no order, that nobody sees from two references who came next to whom.
static constexpr std::ptrdiff_t neighbours = 128;

/// As they were drawn within a group of neighbours, one group after another.
static std::vector<std::string> in_groups(std::vector<std::string> drawn) {
    std::vector<std::string> sorted = drawn;
    std::ranges::sort(sorted);
    const auto group_of = [&](const std::string& reference) { return (std::ranges::lower_bound(sorted, reference) - sorted.begin()) / neighbours; };
    std::ranges::stable_sort(drawn, {}, group_of);
    return drawn;
}

void FreshPeople::make_block() {
    const std::size_t count = references_.empty() ? first_block : std::min(references_.size() * 2, largest_block);
    std::vector<std::string> drawn;
    for (std::size_t i = 0; i < count; ++i) drawn.push_back(fresh_reference());
    references_ = in_groups(std::move(drawn));
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
