#include "store/migrator.hpp"

#include "base/time.hpp"
#include "store/unsuitable.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <sodium.h>
#include <stdexcept>

namespace holdfast::store {

static constexpr std::string_view create_notes = R"(
    CREATE TABLE IF NOT EXISTS schema_migrations (
        name ${text} PRIMARY KEY,
        checksum ${text} NOT NULL,
        applied_at ${instant} NOT NULL
    ))";

/// SHA-256 of the schema as it stands in the source, before type words are spelt out: the same on both databases.
static std::string checksum(const Migration& migration) {
    const std::string_view schema = migration.schema.text();
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(schema.data()), schema.size());
    std::string hexadecimal;
    for (const unsigned char byte : digest) hexadecimal += fmt::format("{:02x}", byte);
    return hexadecimal;
}

using Applied = std::map<std::string, std::string, std::less<>>;

static Applied load_applied(Connection& connection) {
    Applied applied;
    connection.Reader::each("SELECT name, checksum FROM schema_migrations",
                            [&](const Row& row) { applied.emplace(row.get<std::string>(0), row.get<std::string>(1)); });
    return applied;
}

static void require_distinct(std::span<const Migration> migrations) {
    for (auto it = migrations.begin(); it != migrations.end(); ++it)
        if (std::find_if(migrations.begin(), it, [&](const Migration& earlier) { return earlier.name == it->name; }) != it)
            throw std::runtime_error(fmt::format("two migrations are named {}", it->name));
}

static void require_known(const Applied& applied, std::span<const Migration> migrations) {
    for (const auto& [name, sum] : applied) {
        const auto known = std::ranges::find(migrations, name, &Migration::name);
        if (known == migrations.end())
            throw Unsuitable(
                fmt::format("the database holds the migration {}, which this program does not know: a newer version made it. "
                            "Start that version, or restore a backup made before it.",
                            name));
        if (checksum(*known) != sum) throw std::runtime_error(fmt::format("the migration {} was edited after it ran on this database", name));
    }
}

static void apply(Connection& connection, const Dialect& dialect, const Migration& migration) {
    for (const std::string_view statement : split_statements(migration.schema.text())) connection.run(in_dialect(statement, dialect));
    connection.require_whole_references();
    connection.Writer::execute("INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ($1, $2, $3)", migration.name, checksum(migration),
                               system_now());
}

/// Runs `work` in a transaction of its own; undone when it throws.
template <class Work>
static auto in_transaction(Connection& connection, Work&& work) {
    connection.begin_writing();
    try {
        auto result = work();
        connection.commit();
        return result;
    } catch (...) {
        connection.roll_back();
        throw;
    }
}

/// Looks again inside the transaction, since another process may have applied it in the meantime.
static void apply_if_missing(Connection& connection, const Dialect& dialect, const Migration& migration) {
    in_transaction(connection, [&] {
        if (load_applied(connection).contains(migration.name)) return false;
        try {
            apply(connection, dialect, migration);
        } catch (const Unavailable&) {
            throw;
        } catch (const std::exception& failure) {
            throw std::runtime_error(fmt::format("the migration {} failed: {}", migration.name, failure.what()));
        }
        return true;
    });
}

void migrate(Connection& connection, const Dialect& dialect, std::span<const Migration> migrations) {
    require_distinct(migrations);
    const Applied applied = in_transaction(connection, [&] {
        connection.run(in_dialect(split_statements(create_notes).front(), dialect));
        return load_applied(connection);
    });
    require_known(applied, migrations);
    for (const Migration& migration : migrations)
        if (!applied.contains(migration.name)) apply_if_missing(connection, dialect, migration);
}

}  // namespace holdfast::store
