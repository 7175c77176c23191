#include "core/vault/vault_store.hpp"

namespace holdfast::vault {

using store::Bytes;

std::vector<store::Migration> migrations() {
    return {{"vault/0001_cells", R"(
        CREATE TABLE vault_keys (
            vault ${text} NOT NULL,
            number ${integer} NOT NULL,
            check_value ${text} NOT NULL,
            made_at ${instant} NOT NULL,
            retired_at ${instant},
            PRIMARY KEY (vault, number)
        );
        CREATE TABLE vault_cells (
            vault ${text} NOT NULL,
            table_name ${text} NOT NULL,
            column_name ${text} NOT NULL,
            row_key ${text} NOT NULL,
            key_number ${integer} NOT NULL,
            sealed ${bytes} NOT NULL,
            blind_index ${text} NOT NULL,
            PRIMARY KEY (vault, table_name, column_name, row_key)
        );
        CREATE INDEX vault_cells_by_index ON vault_cells (vault, table_name, column_name, blind_index);
        CREATE INDEX vault_cells_by_key ON vault_cells (vault, key_number);
    )"}};
}

bool insert_cell(trail::Change& change, const Cell& cell, std::uint32_t key_number, const std::string& sealed, const std::string& index) {
    return change.writer().execute(
               "INSERT INTO vault_cells (vault, table_name, column_name, row_key, key_number, sealed, blind_index) VALUES ($1, $2, $3, $4, $5, $6, $7) "
               "ON CONFLICT (vault, table_name, column_name, row_key) DO NOTHING",
               cell.vault, cell.table, cell.column, cell.row, key_number, Bytes{sealed}, index) == 1;
}

void replace_cell(trail::Change& change, const Cell& cell, std::uint32_t key_number, const std::string& sealed, const std::string& index) {
    change.writer().execute(
        "UPDATE vault_cells SET key_number = $5, sealed = $6, blind_index = $7 "
        "WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND row_key = $4",
        cell.vault, cell.table, cell.column, cell.row, key_number, Bytes{sealed}, index);
}

bool delete_cell(trail::Change& change, const Cell& cell) {
    return change.writer().execute("DELETE FROM vault_cells WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND row_key = $4", cell.vault, cell.table,
                                   cell.column, cell.row) == 1;
}

std::optional<std::string> find_cell(trail::View& view, const Cell& cell) {
    return view.reader().first(
        "SELECT sealed FROM vault_cells WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND row_key = $4",
        [](const store::Row& row) { return row.get<std::string>(0); }, cell.vault, cell.table, cell.column, cell.row);
}

static SealedCell cell_of(const store::Row& row) {
    return {.table = row.get<std::string>(0),
            .column = row.get<std::string>(1),
            .row = row.get<std::string>(2),
            .sealed = row.get<std::string>(3),
            .is_indexed = !row.get<std::string>(4).empty()};
}

std::vector<SealedCell> cells_indexed(trail::View& view, const Cell& column, const std::string& index) {
    return view.reader().all(
        "SELECT table_name, column_name, row_key, sealed, blind_index FROM vault_cells WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND "
        "blind_index = $4 "
        "ORDER BY row_key",
        cell_of, column.vault, column.table, column.column, index);
}

std::vector<SealedCell> cells_sharing_an_index(trail::View& view, const Cell& column) {
    return view.reader().all(
        "SELECT table_name, column_name, row_key, sealed, blind_index FROM vault_cells WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND "
        "blind_index IN (SELECT blind_index FROM vault_cells WHERE vault = $1 AND table_name = $2 AND column_name = $3 AND blind_index <> '' "
        "GROUP BY blind_index HAVING COUNT(*) > 1) ORDER BY row_key",
        cell_of, column.vault, column.table, column.column);
}

std::vector<SealedCell> cells_under_older_keys(trail::View& view, const std::string& vault, std::uint32_t key_number, int most) {
    return view.reader().all(
        "SELECT table_name, column_name, row_key, sealed, blind_index FROM vault_cells WHERE vault = $1 AND key_number < $2 "
        "ORDER BY table_name, column_name, row_key LIMIT $3",
        cell_of, vault, key_number, most);
}

std::int64_t count_under_older_keys(trail::View& view, const std::string& vault, std::uint32_t key_number) {
    return view.reader().value<std::int64_t>("SELECT COUNT(*) FROM vault_cells WHERE vault = $1 AND key_number < $2", vault, key_number);
}

std::vector<KnownKey> keys_in_use(trail::View& view, const std::string& vault) {
    return view.reader().all(
        "SELECT number, check_value FROM vault_keys WHERE vault = $1 AND retired_at IS NULL ORDER BY number DESC",
        [](const store::Row& row) {
            return KnownKey{row.get<std::uint32_t>(0), row.get<std::string>(1)};
        },
        vault);
}

std::uint32_t highest_key_number(trail::View& view, const std::string& vault) {
    return view.reader().value<std::uint32_t>("SELECT COALESCE(MAX(number), 0) FROM vault_keys WHERE vault = $1", vault);
}

void insert_key(trail::Change& change, const std::string& vault, std::uint32_t number) {
    change.writer().execute("INSERT INTO vault_keys (vault, number, check_value, made_at) VALUES ($1, $2, '', $3)", vault, number, change.now());
}

void replace_key_check(trail::Change& change, const std::string& vault, const KnownKey& key) {
    change.writer().execute("UPDATE vault_keys SET check_value = $3 WHERE vault = $1 AND number = $2", vault, key.number, key.check);
}

std::vector<std::uint32_t> retire_older_keys(trail::Change& change, const std::string& vault, std::uint32_t number) {
    return change.writer().all(
        "UPDATE vault_keys SET retired_at = $3 WHERE vault = $1 AND number < $2 AND retired_at IS NULL RETURNING number",
        [](const store::Row& row) { return row.get<std::uint32_t>(0); }, vault, number, change.now());
}

std::vector<std::uint32_t> retired_keys(trail::View& view, const std::string& vault) {
    return view.reader().all(
        "SELECT number FROM vault_keys WHERE vault = $1 AND retired_at IS NOT NULL ORDER BY number",
        [](const store::Row& row) { return row.get<std::uint32_t>(0); }, vault);
}

std::vector<Standing> load_standings(trail::View& view) {
    return view.reader().all(
        "SELECT n.vault, n.number, n.made_at, "
        "(SELECT COUNT(*) FROM vault_cells c WHERE c.vault = n.vault), "
        "(SELECT COUNT(*) FROM vault_cells c WHERE c.vault = n.vault AND c.key_number < n.number), "
        "(SELECT COUNT(*) FROM vault_keys k WHERE k.vault = n.vault AND k.retired_at IS NOT NULL) "
        "FROM vault_keys n WHERE n.number = (SELECT MAX(k.number) FROM vault_keys k WHERE k.vault = n.vault) ORDER BY n.vault",
        [](const store::Row& row) {
            return Standing{.vault = row.get<std::string>(0),
                            .key = row.get<std::uint32_t>(1),
                            .made_at = row.get<Instant>(2),
                            .values = row.get<std::int64_t>(3),
                            .under_older_keys = row.get<std::int64_t>(4),
                            .retired_keys = row.get<std::int64_t>(5)};
        });
}

}  // namespace holdfast::vault
