#pragma once

#include "core/pathway/kept.hpp"
#include "core/trail/change.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One way to store, read, change and withdraw every kind of record of a pathway, made from the list of its columns.
namespace holdfast::pathway {

namespace detail {

/// A statement put together while the program is compiled.
struct Statement {
    std::array<char, 1024> chars{};
    std::size_t size{};
    constexpr Statement& operator<<(std::string_view text) {
        for (const char c : text) chars[size++] = c;
        return *this;
    }
    constexpr Statement& operator<<(std::size_t number) {
        if (number >= 10) *this << number / 10;
        chars[size++] = static_cast<char>('0' + number % 10);
        return *this;
    }
};

template <class Record>
constexpr std::size_t columns_of() {
    std::size_t count = 0;
    Record record{};
    Record::each(record, [&](std::string_view, auto&) { ++count; });
    return count;
}

/// `id, child_id, entry_id, ...`.
template <class Record>
constexpr void name_columns(Statement& sql) {
    sql << "id, child_id, entry_id";
    Record record{};
    Record::each(record, [&](std::string_view name, auto&) { sql << ", " << name; });
}

template <class Record>
constexpr Statement insert_statement() {
    Statement sql;
    sql << "INSERT INTO " << Record::table << " (";
    name_columns<Record>(sql);
    sql << ") VALUES ($1, $2, $3";
    for (std::size_t i = 0; i < columns_of<Record>(); ++i) sql << ", $" << i + 4;
    sql << ")";
    return sql;
}

/// What `Writer::append` takes.
template <class Record>
constexpr Statement into_statement() {
    Statement sql;
    sql << Record::table << " (";
    name_columns<Record>(sql);
    sql << ")";
    return sql;
}

template <class Record>
constexpr Statement select_statement(std::string_view rest, std::string_view where = " WHERE withdrawn_by_entry IS NULL") {
    Statement sql;
    sql << "SELECT ";
    name_columns<Record>(sql);
    sql << " FROM " << Record::table << where << rest;
    return sql;
}

template <class Record>
constexpr Statement update_statement() {
    Statement sql;
    sql << "UPDATE " << Record::table << " SET child_id = $2, entry_id = $3";
    std::size_t at = 4;
    Record record{};
    Record::each(record, [&](std::string_view name, auto&) { sql << ", " << name << " = $" << at++; });
    sql << " WHERE id = $1";
    return sql;
}

constexpr Statement about_table(std::string_view before, std::string_view table, std::string_view after) {
    Statement sql;
    sql << before << table << after;
    return sql;
}

template <class Record>
inline constexpr Statement insert_sql = insert_statement<Record>();
template <class Record>
inline constexpr Statement into_sql = into_statement<Record>();
template <class Record>
inline constexpr Statement of_child_sql = select_statement<Record>(" AND child_id = $1 ORDER BY id");
template <class Record>
inline constexpr Statement every_sql = select_statement<Record>(" ORDER BY child_id, id");
template <class Record>
inline constexpr Statement one_sql = select_statement<Record>(" AND id = $1");
template <class Record>
inline constexpr Statement update_sql = update_statement<Record>();
template <class Record>
inline constexpr Statement withdraw_sql = about_table("UPDATE ", Record::table, " SET withdrawn_by_entry = $2 WHERE id = $1 AND withdrawn_by_entry IS NULL");
template <class Record>
inline constexpr Statement withdrawn_sql = select_statement<Record>(
    " AND withdrawn_by_entry IN (SELECT id FROM pathway_entries WHERE source = $2 AND agency = $3) ORDER BY id", " WHERE child_id = $1");
template <class Record>
inline constexpr Statement with_withdrawn_sql = about_table("SELECT DISTINCT child_id FROM ", Record::table, " WHERE withdrawn_by_entry IS NOT NULL");
template <class Record>
inline constexpr Statement withdrawn_by_sql = about_table("SELECT withdrawn_by_entry FROM ", Record::table, " WHERE id = $1");
template <class Record>
inline constexpr Statement restore_sql = about_table("UPDATE ", Record::table, " SET withdrawn_by_entry = NULL WHERE id = $1");
template <class Record>
inline constexpr Statement confirm_sql = about_table("UPDATE ", Record::table, " SET entry_id = $2 WHERE id = $1");
template <class Record>
inline constexpr Statement latest_sql = about_table("SELECT COALESCE(MAX(id), 0) FROM ", Record::table, "");

template <class Record>
std::array<store::Parameter, columns_of<Record>() + 3> parameters_of(const Record& record) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        std::array<store::Parameter, columns_of<Record>() + 3> parameters{((void)I, store::Parameter(std::nullopt))...};
        parameters[0] = record.id;
        parameters[1] = record.child;
        parameters[2] = record.entry;
        std::size_t at = 3;
        Record::each(record, [&](std::string_view, const auto& field) { parameters[at++] = store::Parameter(field); });
        return parameters;
    }
    (std::make_index_sequence<columns_of<Record>() + 3>{});
}

template <class Record>
Record read_row(const store::Row& row) {
    Record record;
    record.id = row.get<Id<Record>>(0);
    record.child = row.get<Id<people::Person>>(1);
    record.entry = row.get<Id<Entry>>(2);
    int at = 3;
    Record::each(record, [&](std::string_view, auto& field) { field = row.get<std::remove_reference_t<decltype(field)>>(at++); });
    return record;
}

/// Writes down what a record was before it changes, so that nothing is lost.
void insert_revision(trail::Change& change, std::string_view table, std::int64_t record, Id<people::Person> child, Id<Entry> was_through, Id<Entry> replaced_by,
                     const std::string& values);
std::string as_json(const std::vector<std::pair<std::string_view, std::string>>& values);
std::string text_of(const std::string& value);
std::string text_of(std::optional<Date> value);
std::string text_of(std::optional<Instant> value);
std::string text_of(std::optional<bool> value);
std::string text_of(std::optional<int> value);
template <class Thing>
std::string text_of(Id<Thing> value) {
    return std::to_string(value.number);
}
template <class Thing>
std::string text_of(const std::optional<Id<Thing>>& value) {
    return value ? text_of(*value) : std::string();
}

/// How many columns of the two records hold the same.
template <class Record>
std::size_t equal_columns(const Record& one, const Record& other) {
    std::array<const void*, columns_of<Record>()> fields{};
    std::size_t at = 0, equal = 0;
    Record::each(one, [&](std::string_view, const auto& field) { fields[at++] = &field; });
    at = 0;
    Record::each(
        other, [&](std::string_view, const auto& field) { equal += *static_cast<const std::remove_cvref_t<decltype(field)>*>(fields[at++]) == field ? 1 : 0; });
    return equal;
}

}  // namespace detail

/// Whether two records say the same of the child, whoever said it through whichever entry.
template <class Record>
bool says_the_same(const Record& one, Record other) {
    other.id = one.id;
    other.entry = one.entry;
    return one == other;
}

/// Stores a record under a new number and gives it back.
template <class Record>
Id<Record> insert(trail::Change& change, Record record) {
    record.id = Id<Record>{change.reader().value<std::int64_t>(store::Sql(detail::latest_sql<Record>.chars.data())) + 1};
    const auto parameters = detail::parameters_of(record);
    change.writer().execute(store::Sql(detail::insert_sql<Record>.chars.data()), std::span<const store::Parameter>(parameters));
    return record.id;
}

/// Stores many records of a kind one after another without asking for each one's number. Nobody else writes within the change.
template <class Record>
class Inserter {
public:
    explicit Inserter(trail::Change& change)
        : change_(change), latest_(change.reader().value<std::int64_t>(store::Sql(detail::latest_sql<Record>.chars.data()))) {}
    Id<Record> operator()(Record& record) {
        record.id = Id<Record>{++latest_};
        const auto parameters = detail::parameters_of(record);
        change_.writer().append(store::Sql(detail::into_sql<Record>.chars.data()), std::span<const store::Parameter>(parameters));
        return record.id;
    }

private:
    trail::Change& change_;
    std::int64_t latest_;
};

/// The child's records of this kind that hold, in the order they were made.
template <class Record>
std::vector<Record> of_child(trail::View& view, Id<people::Person> child) {
    return view.reader().all(store::Sql(detail::of_child_sql<Record>.chars.data()), detail::read_row<Record>, child);
}

template <class Record>
std::optional<Record> find(trail::View& view, Id<Record> id) {
    return view.reader().first(store::Sql(detail::one_sql<Record>.chars.data()), detail::read_row<Record>, id);
}

/// Every record of this kind that holds, child by child.
template <class Record, class Visit>
void every(trail::View& view, Visit&& visit) {
    view.reader().each(store::Sql(detail::every_sql<Record>.chars.data()), [&](const store::Row& row) { visit(detail::read_row<Record>(row)); });
}

/// Keeps what the record said before.
template <class Record>
void keep_revision(trail::Change& change, const Record& before, Id<Entry> replaced_by) {
    std::vector<std::pair<std::string_view, std::string>> values;
    Record::each(before, [&](std::string_view name, const auto& field) { values.emplace_back(name, detail::text_of(field)); });
    detail::insert_revision(change, Record::table, before.id.number, before.child, before.entry, replaced_by, detail::as_json(values));
}

/// Gives the record other values; what it said before is kept as a revision.
template <class Record>
void replace(trail::Change& change, const Record& before, Record now) {
    keep_revision(change, before, now.entry);
    now.id = before.id;
    const auto parameters = detail::parameters_of(now);
    change.writer().execute(store::Sql(detail::update_sql<Record>.chars.data()), std::span<const store::Parameter>(parameters));
}

/// Says that another entry says the same as the record has; that an earlier one said it stays in its history.
template <class Record>
void confirm(trail::Change& change, const Record& record, Id<Entry> entry) {
    detail::insert_revision(change, Record::table, record.id.number, record.child, record.entry, entry, "{}");
    change.writer().execute(store::Sql(detail::confirm_sql<Record>.chars.data()), record.id, entry);
}

/// Says that a record does not hold: it stays in the database and is read by nobody but its history.
template <class Record>
void withdraw(trail::Change& change, const Record& record, Id<Entry> entry) {
    keep_revision(change, record, entry);
    change.writer().execute(store::Sql(detail::withdraw_sql<Record>.chars.data()), record.id, entry);
}

/// The child's records of this kind that entries of the source and agency withdrew, in the order they were made.
template <class Record>
std::vector<Record> withdrawn_by_returns(trail::View& view, Id<people::Person> child, const std::string& source, const std::string& agency) {
    return view.reader().all(store::Sql(detail::withdrawn_sql<Record>.chars.data()), detail::read_row<Record>, child, source, agency);
}

/// Says that a withdrawn record holds again, with these values. That it was withdrawn in between is in its history.
template <class Record>
void restore(trail::Change& change, const Record& withdrawn, Record now) {
    const auto by = change.reader().value<std::int64_t>(store::Sql(detail::withdrawn_by_sql<Record>.chars.data()), withdrawn.id);
    detail::insert_revision(change, Record::table, withdrawn.id.number, withdrawn.child, Id<Entry>{by}, now.entry, detail::as_json({{"withdrawn", "true"}}));
    change.writer().execute(store::Sql(detail::restore_sql<Record>.chars.data()), withdrawn.id);
    now.id = withdrawn.id;
    const auto parameters = detail::parameters_of(now);
    change.writer().execute(store::Sql(detail::update_sql<Record>.chars.data()), std::span<const store::Parameter>(parameters));
}

}  // namespace holdfast::pathway
