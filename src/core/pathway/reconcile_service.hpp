#pragma once

#include "core/pathway/census_child.hpp"
#include "core/pathway/pathway_store.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace holdfast::pathway {

/// How many records of a kind a return added, changed, took back, and found as they were; what it said otherwise and somebody had said better since; and what it
/// no longer says but a return of an earlier year or another source did, so that it stays.
struct Tally {
    std::size_t added{}, changed{}, withdrawn{}, unchanged{}, outdated{}, left{};
    Tally& operator+=(const Tally& other);
    bool is_nothing_new() const { return added == 0 && changed == 0 && withdrawn == 0; }
};

/// One thing that a return changes: for the preview, and to be told afterwards.
struct ChangeLine {
    std::string_view table{};
    std::string_view what{};  ///< `added`, `changed` or `withdrawn`
    Date on{};                ///< the day of the record
};

/// Brings what is on record in line with what a return says: adds what is new, changes what differs, takes back what an earlier return of the same
/// source and day had said and this one does not, unless another source, an earlier year or somebody by hand had said it too; what such a return took back and this one says again comes back as the record it was. What the return has no
/// word for stays, and so does all that another agency said. A return of an earlier day than
/// the one that a record has its values from, or than the day it was written by hand, adds to it and changes nothing.
class Reconciler {
public:
    using Told = std::function<void(const ChangeLine&)>;
    Reconciler(trail::Change& change, Entry entry, Told told);

    const Entry& entry() const { return entry_; }
    /// The tallies by table.
    const std::map<std::string_view, Tally>& tallies() const { return tallies_; }
    Tally total() const;

    /// What is on record and what the return says, of one child and kind, matched where `key` gives the same, in order. `carry` copies into a record of the
    /// return what the source has no word for. The returned numbers are those of the records in `now`, which get them too.
    template <class Record, class Key, class Carry>
    void bring(std::vector<Record> before, std::vector<Record*> now, Key&& key, Carry&& carry);

    /// Leaves those that the agency of the return said.
    template <class Record>
    std::vector<Record> own(std::vector<Record> records) {
        std::erase_if(records, [&](const Record& record) { return entry_of(record.entry).agency != entry_.agency; });
        return records;
    }
    /// Changes a record to what follows from the return although the return does not say it of the record.
    template <class Record>
    void correct(const Record& before, Record now) {
        change(before, now);
    }
    /// Until which day the record was known through the entry that it has its values from.
    Date known_until(Id<Entry> entry);

private:
    template <class Record>
    void add(Record& record) {
        inserter_of<Record>()(record);
        note(Record::table, "added", day_of(record));
        ++tallies_[Record::table].added;
    }
    /// Whether a return of this kind had taken the record back, which then comes back under its number and with what no return has a word for.
    template <class Record, class Key, class Carry>
    bool bring_back(Record& record, Key&& key, Carry&& carry) {
        if (!children_with_withdrawn<Record>().contains(record.child.number)) return false;
        const auto withdrawn = withdrawn_by_returns<Record>(change_, record.child, entry_.source, entry_.agency);
        const std::size_t at = likest(withdrawn, std::vector<bool>(withdrawn.size(), false), record, key, 0);
        if (at == withdrawn.size()) return false;
        carry(withdrawn[at], record);
        record.id = withdrawn[at].id;
        restore(change_, withdrawn[at], record);
        note(Record::table, "added", day_of(record));
        ++tallies_[Record::table].added;
        return true;
    }
    template <class Record>
    const std::set<std::int64_t>& children_with_withdrawn() {
        const auto [at, is_new] = with_withdrawn_.try_emplace(Record::table);
        if (is_new)
            change_.reader().each(store::Sql(detail::with_withdrawn_sql<Record>.chars.data()),
                                  [&](const store::Row& row) { at->second.insert(row.get<std::int64_t>(0)); });
        return at->second;
    }
    template <class Record>
    void change(const Record& before, Record& now) {
        now.id = before.id;
        now.entry = before.entry;
        if (now == before) {
            if (is_newer_than(before.entry)) confirm(change_, before, entry_.id);
            ++tallies_[Record::table].unchanged;
            return;
        }
        if (is_older_than(before.entry)) {
            ++tallies_[Record::table].outdated;
            return;
        }
        now.entry = entry_.id;
        replace(change_, before, now);
        note(Record::table, "changed", day_of(now));
        ++tallies_[Record::table].changed;
    }
    template <class Record>
    void take_back(const Record& record) {
        if (!is_same_return(record.entry) || is_of_earlier_year(record)) return;
        if (was_said_earlier(Record::table, record.id.number)) {
            ++tallies_[Record::table].left;
            return;
        }
        withdraw(change_, record, entry_.id);
        note(Record::table, "withdrawn", day_of(record));
        ++tallies_[Record::table].withdrawn;
    }
    template <class Record>
    Inserter<Record>& inserter_of();
    /// The first date that a record holds is the day it is known by.
    template <class Record>
    static Date day_of(const Record& record) {
        std::optional<Date> day;
        Record::each(record, [&](std::string_view, const auto& field) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(field)>, Date>) {
                if (!day) day = field;
            }
        });
        return day.value_or(Date{});
    }
    /// Whether all that happened was over before the year of the return, so that the return need not speak of it.
    template <class Record>
    bool is_of_earlier_year(const Record& record) const {
        Date latest{};
        bool is_open = false;
        Record::each(record, [&](std::string_view name, const auto& field) {
            using Field = std::remove_cvref_t<decltype(field)>;
            if constexpr (std::same_as<Field, Date>) latest = std::max(latest, field);
            if constexpr (std::same_as<Field, std::optional<Date>>) {
                latest = std::max(latest, field.value_or(latest));
                is_open = is_open || (!field && (name == "closed_on" || name == "ended_on" || name == "authorised_on"));
            }
        });
        if constexpr (std::same_as<Record, Referral>) is_open = is_open && !record.no_further_action.value_or(false);
        if constexpr (std::same_as<Record, Enquiry>) is_open = false;  // a census does not say when an enquiry ended
        return entry_.reference_on && !is_open && latest < first_of_census_year(*entry_.reference_on);
    }
    void note(std::string_view table, std::string_view what, Date on) {
        if (told_) told_({table, what, on});
    }
    const Entry& entry_of(Id<Entry> id);
    bool is_older_than(Id<Entry> entry);
    bool is_newer_than(Id<Entry> entry);
    bool is_same_return(Id<Entry> entry);
    bool was_said_earlier(std::string_view table, std::int64_t record);
    /// Which of those on record, that has the key and is free, is the most like it.
    template <class Record, class Key>
    static std::size_t likest(const std::vector<Record>& before, const std::vector<bool>& is_taken, const Record& record, Key&& key, std::size_t least);

    trail::Change& change_;
    Entry entry_;
    Told told_;
    std::map<std::string_view, Tally> tallies_{};
    std::map<Id<Entry>, Entry> entries_{};
    std::map<std::string_view, std::shared_ptr<void>> inserters_{};
    std::map<std::string_view, std::set<std::int64_t>> with_withdrawn_{};  ///< the children with a withdrawn record, by table, as they were before
};

template <class Record>
Inserter<Record>& Reconciler::inserter_of() {
    auto& kept = inserters_[Record::table];
    if (!kept) kept = std::make_shared<Inserter<Record>>(change_);
    return *static_cast<Inserter<Record>*>(kept.get());
}

template <class Record, class Key>
std::size_t Reconciler::likest(const std::vector<Record>& before, const std::vector<bool>& is_taken, const Record& record, Key&& key, std::size_t least) {
    std::size_t best = before.size(), most = least;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (is_taken[i] || key(before[i]) != key(record)) continue;
        const std::size_t equal = detail::equal_columns(before[i], record);
        if (equal < most || (best != before.size() && equal == most)) continue;
        best = i;
        most = equal;
    }
    return best;
}

template <class Record, class Key, class Carry>
void Reconciler::bring(std::vector<Record> before, std::vector<Record*> now, Key&& key, Carry&& carry) {
    before = own(std::move(before));
    std::vector<bool> is_taken(before.size(), false);
    const auto take = [&](Record& record, std::size_t at) {
        is_taken[at] = true;
        carry(before[at], record);
        change(before[at], record);
    };
    for (Record* record : now) record->entry = entry_.id;
    std::vector<Record*> others;  // those of which nothing on record is just the same
    for (Record* record : now) {
        const std::size_t at = likest(before, is_taken, *record, key, detail::columns_of<Record>());
        if (at == before.size()) others.push_back(record);
        else take(*record, at);
    }
    for (Record* record : others) {
        const std::size_t at = likest(before, is_taken, *record, key, 0);
        if (at != before.size()) take(*record, at);
        else if (!bring_back(*record, key, carry)) add(*record);
    }
    for (std::size_t i = 0; i < before.size(); ++i)
        if (!is_taken[i]) take_back(before[i]);
}

/// Brings the child's records of need and protection in line with a census.
void reconcile_census(Reconciler& reconciler, trail::Change& change, Id<people::Person> child, std::vector<Episode> episodes, bool is_new_child);

}  // namespace holdfast::pathway
