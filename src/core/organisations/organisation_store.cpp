#include "core/organisations/organisation_store.hpp"

#include <algorithm>

namespace holdfast::organisations {

std::vector<store::Migration> migrations() {
    return {{"organisations/0001_agencies", R"(
        CREATE TABLE organisations_agencies (
            id ${id},
            agency_key ${text} NOT NULL UNIQUE,
            type ${text} NOT NULL,
            sector ${text} NOT NULL,
            urn ${text} NOT NULL,
            ods ${text} NOT NULL,
            la ${text} NOT NULL,
            note ${text} NOT NULL
        );
        CREATE TABLE organisations_names (
            id ${id},
            agency_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            name ${text} NOT NULL,
            from_on ${date},
            until_on ${date}
        );
        CREATE INDEX organisations_names_of_agency ON organisations_names (agency_id);
        CREATE TABLE organisations_successions (
            predecessor_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            successor_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            on_day ${date} NOT NULL,
            PRIMARY KEY (predecessor_id, successor_id)
        );
        CREATE TABLE organisations_agreements (
            agency_id ${integer} NOT NULL REFERENCES organisations_agencies (id),
            edition ${text} NOT NULL,
            signed_on ${date} NOT NULL,
            from_on ${date} NOT NULL,
            until_on ${date},
            note ${text} NOT NULL,
            PRIMARY KEY (agency_id, edition, from_on)
        );
    )"}};
}

static Agency agency_of(const store::Row& row) {
    return {.id = row.get<Id<Agency>>(0),
            .key = row.get<std::string>(1),
            .type = row.get<std::string>(2),
            .sector = row.get<std::string>(3),
            .codes = Codes{.urn = row.get<std::string>(4), .ods = row.get<std::string>(5), .la = row.get<std::string>(6)},
            .note = row.get<std::string>(7)};
}

static Agency* agency_with(std::vector<Agency>& agencies, Id<Agency> id) {
    const auto agency = std::ranges::find(agencies, id, &Agency::id);
    return agency == agencies.end() ? nullptr : &*agency;
}

/// Of a row that begins with the agency's id.
static AgencyName name_of(const store::Row& row) { return {row.get<std::string>(1), row.get<std::optional<Date>>(2), row.get<std::optional<Date>>(3)}; }
static Agreement agreement_of(const store::Row& row) {
    return {row.get<std::string>(1), row.get<Date>(2), row.get<Date>(3), row.get<std::optional<Date>>(4), row.get<std::string>(5)};
}

static void add_parts(trail::View& view, std::vector<Agency>& agencies) {
    view.reader().each("SELECT agency_id, name, from_on, until_on FROM organisations_names ORDER BY agency_id, id", [&](const store::Row& row) {
        if (auto* agency = agency_with(agencies, row.get<Id<Agency>>(0))) agency->names.push_back(name_of(row));
    });
    view.reader().each("SELECT agency_id, edition, signed_on, from_on, until_on, note FROM organisations_agreements ORDER BY agency_id, from_on, edition",
                       [&](const store::Row& row) {
                           if (auto* agency = agency_with(agencies, row.get<Id<Agency>>(0))) agency->agreements.push_back(agreement_of(row));
                       });
    for (auto& agency : agencies) std::ranges::stable_sort(agency.names, {}, &AgencyName::from);
}

std::vector<Agency> load_agencies(trail::View& view) {
    auto agencies = view.reader().all("SELECT id, agency_key, type, sector, urn, ods, la, note FROM organisations_agencies ORDER BY agency_key", agency_of);
    add_parts(view, agencies);
    return agencies;
}

static std::optional<Agency> with_parts(trail::View& view, std::optional<Agency> agency) {
    if (!agency) return std::nullopt;
    view.reader().each(
        "SELECT agency_id, name, from_on, until_on FROM organisations_names WHERE agency_id = $1 ORDER BY id",
        [&](const store::Row& row) { agency->names.push_back(name_of(row)); }, agency->id);
    view.reader().each(
        "SELECT agency_id, edition, signed_on, from_on, until_on, note FROM organisations_agreements WHERE agency_id = $1 ORDER BY from_on, edition",
        [&](const store::Row& row) { agency->agreements.push_back(agreement_of(row)); }, agency->id);
    std::ranges::stable_sort(agency->names, {}, &AgencyName::from);
    return agency;
}

std::optional<Agency> find_agency(trail::View& view, std::string_view key) {
    return with_parts(view, view.reader().first("SELECT id, agency_key, type, sector, urn, ods, la, note FROM organisations_agencies WHERE agency_key = $1",
                                                agency_of, key));
}

std::optional<Agency> find_agency(trail::View& view, Id<Agency> id) {
    return with_parts(view,
                      view.reader().first("SELECT id, agency_key, type, sector, urn, ods, la, note FROM organisations_agencies WHERE id = $1", agency_of, id));
}

std::optional<Agency> find_agency_called(trail::View& view, std::string_view name_or_key, Date day) {
    const auto candidates = view.reader().all(
        "SELECT a.id FROM organisations_agencies a WHERE a.agency_key = $1 OR EXISTS (SELECT 1 FROM organisations_names n WHERE n.agency_id = a.id AND n.name = $1) "
        "ORDER BY a.agency_key",
        [](const store::Row& row) { return row.get<Id<Agency>>(0); }, name_or_key);
    for (const auto& id : candidates)
        if (auto agency = find_agency(view, id); agency && (agency->key == name_or_key || name_on(*agency, day) == name_or_key)) return agency;
    return std::nullopt;
}

std::optional<std::string> key_called(trail::View& view, const std::string& name_or_key) {
    const auto agency = find_agency_called(view, name_or_key, view.today());
    return agency ? std::optional(agency->key) : std::nullopt;
}

std::vector<Succession> load_successions(trail::View& view) {
    return view.reader().all(
        "SELECT p.agency_key, s.agency_key, o.on_day FROM organisations_successions o JOIN organisations_agencies p ON p.id = o.predecessor_id "
        "JOIN organisations_agencies s ON s.id = o.successor_id ORDER BY o.on_day, p.agency_key, s.agency_key",
        [](const store::Row& row) {
            return Succession{row.get<std::string>(0), row.get<std::string>(1), row.get<Date>(2)};
        });
}

bool has_agreement(trail::View& view, Id<Agency> agency, Date day) {
    return view.reader().value<std::int64_t>(
               "SELECT COUNT(*) FROM organisations_agreements WHERE agency_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2)", agency, day) >
           0;
}

Id<Agency> put_agency(trail::Change& change, const Agency& agency) {
    return change.writer().value<Id<Agency>>(
        "INSERT INTO organisations_agencies (agency_key, type, sector, urn, ods, la, note) VALUES ($1, $2, $3, $4, $5, $6, $7) "
        "ON CONFLICT (agency_key) DO UPDATE SET type = excluded.type, sector = excluded.sector, urn = excluded.urn, ods = excluded.ods, la = excluded.la, "
        "note = excluded.note RETURNING id",
        agency.key, agency.type, agency.sector, agency.codes.urn, agency.codes.ods, agency.codes.la, agency.note);
}

void put_name(trail::Change& change, Id<Agency> agency, const AgencyName& name) {
    const auto there = change.writer().all(
        "SELECT id, from_on FROM organisations_names WHERE agency_id = $1",
        [](const store::Row& row) {
            return std::pair{row.get<std::int64_t>(0), row.get<std::optional<Date>>(1)};
        },
        agency);
    for (const auto& [id, from] : there)
        if (from == name.from) {
            change.writer().execute("UPDATE organisations_names SET name = $2, until_on = $3 WHERE id = $1", id, name.name, name.until);
            return;
        }
    change.writer().execute("INSERT INTO organisations_names (agency_id, name, from_on, until_on) VALUES ($1, $2, $3, $4)", agency, name.name, name.from,
                            name.until);
}

void put_succession(trail::Change& change, const Succession& succession) {
    change.writer().execute(
        "INSERT INTO organisations_successions (predecessor_id, successor_id, on_day) SELECT p.id, s.id, $3 FROM organisations_agencies p, "
        "organisations_agencies s "
        "WHERE p.agency_key = $1 AND s.agency_key = $2 ON CONFLICT (predecessor_id, successor_id) DO UPDATE SET on_day = excluded.on_day",
        succession.predecessor, succession.successor, succession.on);
}

void put_agreement(trail::Change& change, Id<Agency> agency, const Agreement& agreement) {
    change.writer().execute(
        "INSERT INTO organisations_agreements (agency_id, edition, signed_on, from_on, until_on, note) VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (agency_id, edition, from_on) DO UPDATE SET signed_on = excluded.signed_on, until_on = excluded.until_on, note = excluded.note",
        agency, agreement.edition, agreement.signed_on, agreement.from, agreement.until, agreement.note);
}

void forget_agreement(trail::Change& change, Id<Agency> agency, const Agreement& agreement) {
    change.writer().execute("DELETE FROM organisations_agreements WHERE agency_id = $1 AND edition = $2 AND from_on = $3", agency, agreement.edition,
                            agreement.from);
}

}  // namespace holdfast::organisations
