#pragma once

#include "store/connection.hpp"
#include "store/sqlite/statement.hpp"

#include <memory>
#include <optional>
#include <sqlite3.h>
#include <string>
#include <unordered_map>

namespace holdfast::store::sqlite {

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Handle = std::unique_ptr<sqlite3, CloseDatabase>;

/// How a connection hands its log to the kernel; gathered, every commit must flush it (gathered_log.hpp).
enum class LogWriting { frame_by_frame, gathered };
/// Opens a database file. Throws Unavailable when it cannot be opened.
Handle open_file(const std::string& path, int flags, LogWriting log = LogWriting::frame_by_frame);
/// Runs a statement without parameters whose rows are of no interest.
void run(sqlite3* database, const std::string& statement);
/// The first column of the first row as text; empty when there is no row.
std::string ask(sqlite3* database, const std::string& statement);

/// Whether the last call failed because the file is not one of SQLite's.
bool is_no_database(sqlite3* database);
/// Whether this product has made its tables there.
bool is_ours(sqlite3* database);
/// Throws Unsuitable for a file that is no database, or another program's; a database without tables is nobody's yet.
void require_ours(const std::string& path);

/// How safe a commit is when it returns.
enum class Durability { survives_power_loss, survives_nothing };

/// One SQLite connection with its prepared statements.
class FileConnection final : public Connection {
public:
    FileConnection(const std::string& path, Purpose purpose, Durability durability);

    void each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) override;
    std::int64_t execute(Sql sql, std::span<const Parameter> parameters) override;
    void append(Sql into, std::span<const Parameter> row) override;
    std::int64_t reserve_ids(Sql table, std::int64_t count) override;
    std::int64_t changes() const override { return changes_; }
    void run(const std::string& statement) override { sqlite::run(handle_.get(), statement); }

    void begin_reading() override { begin("BEGIN"); }
    void begin_writing() override { begin("BEGIN IMMEDIATE"); }
    void commit() override;
    void roll_back() noexcept override;
    void set_savepoint() override { execute("SAVEPOINT piece", {}); }
    void release_savepoint() override { execute("RELEASE piece", {}); }
    void undo_to_savepoint() override;
    bool is_in_transaction() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }
    bool is_usable() const override { return !is_in_transaction() && !has_lost_its_file_; }
    void require_whole_references() override;

private:
    void begin(Sql sql);
    /// Throws Unavailable once the file was moved or removed.
    void require_file();
    Statement& prepared(Sql sql);
    Statement& prepared_insert(Sql into, std::size_t columns);
    /// Runs `statement` through `run`, and counts the rows it changed.
    template <class Run>
    std::int64_t count_changes(const Statement& statement, Run&& run);
    template <class Use>
    void with_statement(Sql sql, Use&& use);

    Handle handle_;
    /// By the address of the literal, which never moves.
    std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
    /// By the address of the table and columns that they add to.
    std::unordered_map<const char*, std::unique_ptr<Statement>> inserts_;
    std::int64_t changes_{};
    bool only_reads_;
    bool has_lost_its_file_{false};
};

}  // namespace holdfast::store::sqlite
