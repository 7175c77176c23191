#include "core/people/fresh_people_store.hpp"

#include "core/people/permissions.hpp"
#include "core/policy/record_store.hpp"

#include <algorithm>

namespace holdfast::people {

/// Twice as many ids and references as the last time: few are left over of a small return, and a large one asks seldom. Ids that nobody gets are gaps;
/// references that nobody gets are not.
static constexpr std::size_t first_block = 16, most_ids = 16'384, most_references = std::size_t{1} << 18;
/// References are given out in the order of the indexes they go into, so that a page of these is written once for a block and not for each record; among
/// so many neighbours in no order, that nobody sees from two references who came next to whom.
static constexpr std::size_t neighbours = 128;

/// Of the 64 bits that were drawn for a reference the upper ones are its signs, the others say where it comes among its neighbours.
static constexpr std::uint64_t order_of(std::uint64_t drawn) { return drawn & ((std::uint64_t{1} << (64 - reference_bits)) - 1); }

void FreshPeople::draw_references() {
    const std::size_t count = drawn_.empty() ? first_block : std::min(drawn_.size() * 2, most_references);
    drawn_.resize(count);
    for (auto& each : drawn_) each = fresh_number();
    std::ranges::sort(drawn_);
    for (std::size_t at = 0; at < count; at += neighbours) {
        const auto first = drawn_.begin() + static_cast<std::ptrdiff_t>(at),
                   last = drawn_.begin() + static_cast<std::ptrdiff_t>(std::min(at + neighbours, count));
        std::sort(first, last, [](std::uint64_t one, std::uint64_t other) { return order_of(one) < order_of(other); });
    }
    used_ = 0;
}

void FreshPeople::reserve_ids() {
    ids_at_once_ = std::clamp(ids_at_once_ * 2, first_block, most_ids);
    next_id_ = change_.writer().reserve_ids("people_persons", static_cast<std::int64_t>(ids_at_once_));
    ids_left_ = ids_at_once_;
}

Id<Person> FreshPeople::next() {
    if (used_ == drawn_.size()) draw_references();
    if (ids_left_ == 0) reserve_ids();
    --ids_left_;
    const std::string reference = reference_of(drawn_[used_++]);
    const Id<Person> id{next_id_++};
    change_.writer().append("people_persons (id, reference, is_adult, made_at, made_by)", id, reference, false, change_.now(), change_.actor().account);
    policy::append_record(
        change_,
        {.record = {std::string(person_kind), reference}, .owner_agency = agency_, .owner_by_law_from = is_authority_ ? std::optional(today_) : std::nullopt});
    return id;
}

}  // namespace holdfast::people
