#include "core/pathway/pathway_store.hpp"

#include "core/pathway/kinds.hpp"
#include "core/pathway/recording_store.hpp"
#include "core/people/person_store.hpp"

namespace holdfast::pathway {

namespace detail {

void insert_revision(trail::Change& change, std::string_view table, std::int64_t record, Id<people::Person> child, Id<Entry> was_through, Id<Entry> replaced_by,
                     const std::string& values) {
    change.writer().execute(
        "INSERT INTO pathway_revisions (table_name, record_id, child_id, was_through_entry, replaced_by_entry, was_values) VALUES ($1, $2, $3, $4, $5, $6)",
        table, record, child, was_through, replaced_by, values);
}

static void append_json_text(std::string& json, std::string_view text) {
    static constexpr std::string_view hexadecimal = "0123456789abcdef";
    json += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') json += '\\';
        if (byte >= 0x20) json += c;
        else json += {'\\', 'u', '0', '0', hexadecimal[byte >> 4], hexadecimal[byte & 15]};
    }
    json += '"';
}

std::string as_json(const std::vector<std::pair<std::string_view, std::string>>& values) {
    std::string json = "{";
    for (const auto& [name, value] : values) {
        if (value.empty()) continue;
        if (json.size() > 1) json += ',';
        append_json_text(json, name);
        json += ':';
        append_json_text(json, value);
    }
    return json + "}";
}

std::string text_of(const std::string& value) { return value; }
std::string text_of(std::optional<Date> value) { return value ? iso(*value) : std::string(); }
std::string text_of(std::optional<Instant> value) { return value ? iso(*value) : std::string(); }
std::string text_of(std::optional<bool> value) { return !value ? std::string() : *value ? "true" : "false"; }
std::string text_of(std::optional<int> value) { return value ? std::to_string(*value) : std::string(); }

}  // namespace detail

static constexpr store::Sql entries_sql =
    "SELECT id, source, agency, entered_at, entered_by, reference_on, fingerprint, file FROM pathway_entries WHERE id = $1";

static Entry read_entry(const store::Row& row) {
    return {.id = row.get<Id<Entry>>(0),
            .source = row.get<std::string>(1),
            .agency = row.get<std::string>(2),
            .entered_at = row.get<Instant>(3),
            .entered_by = row.get<std::int64_t>(4),
            .reference_on = row.get<std::optional<Date>>(5),
            .fingerprint = row.get<std::string>(6),
            .file = row.get<std::string>(7)};
}

Entry insert_entry(trail::Change& change, Entry entry) {
    entry.entered_at = change.now();
    entry.entered_by = change.actor().account.number;
    entry.id = change.writer().value<Id<Entry>>(
        "INSERT INTO pathway_entries (source, agency, entered_at, entered_by, reference_on, fingerprint, file) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING "
        "id",
        entry.source, entry.agency, entry.entered_at, entry.entered_by, entry.reference_on, entry.fingerprint, entry.file);
    return entry;
}

std::optional<Entry> find_entry(trail::View& view, Id<Entry> id) { return view.reader().first(entries_sql, read_entry, id); }

std::optional<Entry> find_entry_of_file(trail::View& view, const std::string& source, const std::string& agency, const std::string& fingerprint) {
    auto latest = view.reader().first(
        "SELECT id, source, agency, entered_at, entered_by, reference_on, fingerprint, file FROM pathway_entries WHERE source = $1 AND agency = $2 "
        "ORDER BY id DESC LIMIT 1",
        read_entry, source, agency);
    if (latest && latest->fingerprint != fingerprint) return std::nullopt;
    return latest;
}

std::vector<Entry> entries_from(trail::View& view, const std::string& source) {
    return view.reader().all(
        "SELECT id, source, agency, entered_at, entered_by, reference_on, fingerprint, file FROM pathway_entries WHERE source = $1 ORDER BY id DESC",
        read_entry, source);
}

std::vector<Revision> revisions_of(trail::View& view, Id<people::Person> child) {
    return view.reader().all(
        "SELECT table_name, record_id, was_through_entry, replaced_by_entry, was_values FROM pathway_revisions WHERE child_id = $1 ORDER BY id",
        [](const store::Row& row) {
            return Revision{.table = row.get<std::string>(0),
                            .record = row.get<std::int64_t>(1),
                            .was_through = row.get<Id<Entry>>(2),
                            .replaced_by = row.get<Id<Entry>>(3),
                            .values = row.get<std::string>(4)};
        },
        child);
}

template <class Record>
inline constexpr detail::Statement wipe_sql = detail::about_table("DELETE FROM ", Record::table, " WHERE child_id = $1");

void wipe_pathway(trail::Change& change, Id<people::Person> child) {
    for_every_kind([&]<class Record>(std::type_identity<Record>) { change.writer().execute(store::Sql(wipe_sql<Record>.chars.data()), child); });
    change.writer().execute("DELETE FROM pathway_revisions WHERE child_id = $1", child);
    change.writer().execute("DELETE FROM pathway_strangers WHERE child_id = $1", child);
    wipe_reasons(change, child);
    for (const auto& held : people::facts_of(change, child)) {
        const auto* number = std::get_if<people::Identifier>(&held.fact);
        if (number == nullptr || number->kind != people::IdentifierKind::la_child_id) continue;
        change.writer().execute("DELETE FROM pathway_findings WHERE la_child_id = $1 AND entry_id IN (SELECT id FROM pathway_entries WHERE agency = $2)",
                                number->value, number->issuer);
        change.writer().execute("DELETE FROM pathway_rows WHERE la_child_id = $1 AND agency = $2", number->value, number->issuer);
    }
}

}  // namespace holdfast::pathway
