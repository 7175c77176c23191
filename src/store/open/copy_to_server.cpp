#include "store/database.hpp"
#include "store/postgres/connection.hpp"
#include "store/sqlite/connection.hpp"
#include "store/unsuitable.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <stdexcept>

namespace holdfast::store {

namespace {

using Names = std::vector<std::string>;

Names ask_names(sqlite3* database, const std::string& question) {
    sqlite::Statement statement(database, question);
    sqlite::Execution execution(statement, {});
    Names names;
    while (execution.step()) names.push_back(sqlite::StatementRow(statement).get<std::string>(0));
    return names;
}

std::string quoted(const std::string& name) { return '"' + name + '"'; }

/// Every table after those that its rows point at.
Names tables_in_order(sqlite3* from) {
    Names waiting = ask_names(from, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations'");
    Names ordered;
    while (!waiting.empty()) {
        const auto is_ready = [&](const std::string& table) {
            return std::ranges::none_of(ask_names(from, fmt::format("SELECT \"table\" FROM pragma_foreign_key_list('{}')", table)),
                                        [&](const std::string& parent) { return parent != table && std::ranges::find(waiting, parent) != waiting.end(); });
        };
        const auto ready = std::ranges::find_if(waiting, is_ready);
        if (ready == waiting.end()) throw std::runtime_error(fmt::format("the tables {} point at each other in a circle", fmt::join(waiting, ", ")));
        ordered.push_back(*ready);
        waiting.erase(ready);
    }
    return ordered;
}

/// Text as COPY takes it.
void append_escaped(std::string& line, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '\\': line += "\\\\"; break;
            case '\n': line += "\\n"; break;
            case '\r': line += "\\r"; break;
            case '\t': line += "\\t"; break;
            default: line += c;
        }
    }
}

void append_value(std::string& line, sqlite3_stmt* statement, int column) {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_NULL: line += "\\N"; break;
        case SQLITE_FLOAT: line += fmt::format("{}", sqlite3_column_double(statement, column)); break;
        case SQLITE_BLOB: {
            line += "\\\\x";
            const auto* const bytes = static_cast<const unsigned char*>(sqlite3_column_blob(statement, column));
            for (std::size_t i = 0; i < size; ++i) line += fmt::format("{:02x}", bytes[i]);
            break;
        }
        default: append_escaped(line, {reinterpret_cast<const char*>(sqlite3_column_text(statement, column)), size});
    }
}

std::string line_of(sqlite3_stmt* statement) {
    std::string line;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        if (column > 0) line += '\t';
        append_value(line, statement, column);
    }
    return line += '\n';
}

postgres::Result run(PGconn* to, const std::string& statement) {
    postgres::Result result(PQexec(to, statement.c_str()));
    if (PQresultStatus(result.get()) != PGRES_COPY_IN) postgres::check(to, result.get(), statement);
    return result;
}

void require_empty(PGconn* to, const std::string& table) {
    if (PQntuples(run(to, fmt::format("SELECT 1 FROM {} LIMIT 1", quoted(table))).get()) > 0)
        throw Unsuitable(fmt::format("the server's table {} holds rows already; a database is copied into an empty one", table));
}

void copy_table(sqlite3* from, PGconn* to, const std::string& table) {
    Names columns = ask_names(from, fmt::format("SELECT name FROM pragma_table_info('{}')", table));
    std::ranges::transform(columns, columns.begin(), quoted);
    sqlite::Statement rows(from, fmt::format("SELECT {} FROM {}", fmt::join(columns, ", "), quoted(table)));
    sqlite::Execution execution(rows, {});
    run(to, fmt::format("COPY {} ({}) FROM STDIN", quoted(table), fmt::join(columns, ", ")));
    while (execution.step()) {
        const std::string line = line_of(rows.get());
        if (PQputCopyData(to, line.data(), static_cast<int>(line.size())) != 1) postgres::fail(to, nullptr, table);
    }
    if (PQputCopyEnd(to, nullptr) != 1) postgres::fail(to, nullptr, table);
    while (const postgres::Result result{PQgetResult(to)}) postgres::check(to, result.get(), table);
}

/// Numbering goes on after the highest number that came along.
void continue_numbering(PGconn* to, const std::string& table) {
    const auto numbered = run(to, fmt::format("SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema = 'public' "
                                              "AND table_name = '{}' AND is_identity = 'YES'",
                                              table));
    for (int row = 0; row < PQntuples(numbered.get()); ++row) {
        const char* const column = PQgetvalue(numbered.get(), row, 0);
        run(to, fmt::format("SELECT setval(pg_get_serial_sequence('{0}', '{1}'), max({1})) FROM {0} HAVING max({1}) IS NOT NULL", table, column));
    }
}

}  // namespace

void copy_to_server(std::string_view from, std::string_view to, std::span<const Migration> migrations) {
    constexpr std::string_view prefix = "sqlite:";
    if (!from.starts_with(prefix)) throw std::invalid_argument("rows are copied from an embedded database, sqlite:PATH");
    Database::open(from)->migrate(migrations);
    Database::open(to)->migrate(migrations);
    const auto source = sqlite::open_file(std::string(from.substr(prefix.size())), SQLITE_OPEN_READONLY);
    const auto target = postgres::connect(std::string(to));
    sqlite::run(source.get(), "BEGIN");
    run(target.get(), "BEGIN; SET LOCAL synchronous_commit = on");
    const Names tables = tables_in_order(source.get());
    for (const std::string& table : tables) require_empty(target.get(), table);
    for (const std::string& table : tables) {
        copy_table(source.get(), target.get(), table);
        continue_numbering(target.get(), table);
    }
    run(target.get(), "COMMIT");
}

}  // namespace holdfast::store
