#include "core/people/name_index_store.hpp"

#include <algorithm>
#include <mutex>
#include <set>

namespace holdfast::people {

using store::Row;

namespace {

/// A birth that a return says and nobody withdrew.
#define PEOPLE_RETURNED_BIRTH                                             \
    "r.person_id = n.person_id AND r.born_on IS NOT NULL AND NOT EXISTS " \
    "(SELECT 1 FROM people_returned_withdrawals w WHERE w.person_id = r.person_id AND w.place = 0) "
/// A person's names in force, each with each birth in force, or with none.
#define PEOPLE_NAMES_OF(which)                                                                                                                             \
    "SELECT n.person_id, n.given, n.family, b.born_on FROM people_names n LEFT JOIN people_births b ON b.person_id = n.person_id AND b.withdrawn_at "      \
    "IS NULL WHERE n.withdrawn_at IS NULL " which "AND (b.born_on IS NOT NULL OR NOT EXISTS (SELECT 1 FROM people_returned r WHERE " PEOPLE_RETURNED_BIRTH \
    ")) UNION ALL "                                                                                                                                        \
    "SELECT n.person_id, n.given, n.family, r.born_on FROM people_names n JOIN people_returned r ON " PEOPLE_RETURNED_BIRTH                                \
    "WHERE n.withdrawn_at IS NULL " which

const store::Sql names_of_one = PEOPLE_NAMES_OF("AND n.person_id = $1 ");
const store::Sql names_of_all = PEOPLE_NAMES_OF("");

std::vector<IndexedName> indexed_of(const Row& row) {
    return indexed_names(row.get<Id<Person>>(0), row.get<std::string>(1), row.get<std::string>(2), row.get<std::optional<Date>>(3));
}

bool is_likelier(const Hit& one, const Hit& other) { return std::pair(-one.tenths, one.person) < std::pair(-other.tenths, other.person); }

}  // namespace

void NameIndex::build(trail::View& view, std::int64_t latest) {
    crowd_ = std::make_unique<const CrowdIndex>([&](const std::function<void(const IndexedName&)>& add) {
        view.reader().each(names_of_all, [&](const Row& row) { std::ranges::for_each(indexed_of(row), add); });
    });
    changed_.clear();
    read_up_to_ = latest;
}

/// What a view that is older than the index sees is not gone back to: it may learn of a person a moment early, and whether it may show them is asked of the policy.
void NameIndex::follow(trail::View& view) {
    const auto latest = view.reader().value<std::int64_t>("SELECT COALESCE(MAX(id), 0) FROM people_touched");
    {
        const std::shared_lock looking(mutex_);
        if (crowd_ && read_up_to_ >= latest) return;
    }
    const std::unique_lock changing(mutex_);
    if (crowd_ && read_up_to_ >= latest) return;
    if (!crowd_ || latest - read_up_to_ > static_cast<std::int64_t>(most_changed)) return build(view, latest);
    std::set<std::int64_t> touched;
    view.reader().each(
        "SELECT person_id FROM people_touched WHERE id > $1", [&](const Row& row) { touched.insert(row.get<std::int64_t>(0)); }, read_up_to_);
    for (const auto person : touched) {
        auto& names = changed_[person];
        names.clear();
        view.reader().each(
            names_of_one, [&](const Row& row) { std::ranges::move(indexed_of(row), std::back_inserter(names)); }, person);
    }
    read_up_to_ = latest;
    if (changed_.size() > most_changed) build(view, latest);
}

std::vector<Hit> NameIndex::find(trail::View& view, const Wanted& wanted, std::size_t most) {
    follow(view);
    const std::shared_lock looking(mutex_);
    auto hits = crowd_->find(wanted, most + changed_.size());
    std::erase_if(hits, [&](const Hit& hit) { return changed_.contains(hit.person.number); });
    for (const auto& [person, names] : changed_) {
        Hit best{Id<Person>{person}, 0};
        for (const auto& name : names) best.tenths = std::max(best.tenths, tenths_for(wanted, name));
        if (best.tenths > 0) hits.push_back(best);
    }
    std::ranges::sort(hits, is_likelier);
    if (hits.size() > most) hits.resize(most);
    return hits;
}

std::size_t NameIndex::bytes() const {
    const std::shared_lock looking(mutex_);
    return crowd_ ? crowd_->bytes() : 0;
}

}  // namespace holdfast::people
