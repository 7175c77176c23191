#include "store/sqlite/connection.hpp"

#include "store/sqlite/decimal_order.hpp"
#include "store/sqlite/errors.hpp"
#include "store/sqlite/gathered_log.hpp"
#include "store/unsuitable.hpp"

#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

namespace holdfast::store::sqlite {

static constexpr int longest_wait_for_a_lock_ms = 10'000;

/// SQLite counts its memory under a lock at every allocation; nothing here asks for the counts. To be said before the first connection.
static void do_without_memory_counts() {
    static const int said = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(said);
}

Handle open_file(const std::string& path, int flags, LogWriting log) {
    do_without_memory_counts();
    sqlite3* opened = nullptr;
    const char* const system = log == LogWriting::gathered ? gathered_log() : nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, system);
    Handle handle(opened);
    if (code != SQLITE_OK) throw Unavailable(fmt::format("SQLite cannot open {}: {}", path, sqlite3_errstr(code)));
    sqlite3_busy_timeout(opened, longest_wait_for_a_lock_ms);
    order_decimals(opened);
    return handle;
}

void run(sqlite3* database, const std::string& statement) { check(database, sqlite3_exec(database, statement.c_str(), nullptr, nullptr, nullptr), statement); }

std::string ask(sqlite3* database, const std::string& question) {
    Statement statement(database, question);
    Execution execution(statement, {});
    return execution.step() ? StatementRow(statement).get<std::optional<std::string>>(0).value_or("") : "";
}

bool is_no_database(sqlite3* database) { return (sqlite3_errcode(database) & 0xff) == SQLITE_NOTADB; }

bool is_ours(sqlite3* database) { return !ask(database, "SELECT name FROM sqlite_schema WHERE name = 'schema_migrations'").empty(); }

void require_ours(const std::string& path) {
    const Handle handle = open_file(path, SQLITE_OPEN_READWRITE);
    try {
        if (is_ours(handle.get()) || ask(handle.get(), "SELECT name FROM sqlite_schema").empty()) return;
    } catch (const Unavailable&) {
        if (is_no_database(handle.get())) throw Unsuitable(fmt::format("{} is not a database file", path));
        if ((sqlite3_errcode(handle.get()) & 0xff) == SQLITE_CORRUPT)
            throw Unavailable(fmt::format("{} is damaged; put a backup in its place with restore", path));
        throw;
    }
    throw Unsuitable(fmt::format("{} is the database of another program", path));
}

namespace {

/// A turn among the programs that open databases in one folder. SQLite does not wait for others when a new file is changed to WAL.
class FolderTurn {
public:
    explicit FolderTurn(const std::string& path) {
        const auto folder = std::filesystem::path(path).parent_path();
        folder_ = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (folder_ >= 0) flock(folder_, LOCK_EX);
    }
    ~FolderTurn() {
        if (folder_ >= 0) ::close(folder_);
    }
    FolderTurn(const FolderTurn&) = delete;
    FolderTurn& operator=(const FolderTurn&) = delete;

private:
    int folder_;
};

}  // namespace

/// WAL with a full sync: readers never wait for the writer, and a commit that returned is on the disk.
static void set_up(sqlite3* database, Purpose purpose, Durability durability) {
    run(database, durability == Durability::survives_power_loss ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF");
    // Off while tables are rebuilt; the migrator checks before it commits.
    run(database, purpose == Purpose::migrating ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON");
    run(database, "PRAGMA case_sensitive_like = ON");
    run(database, "PRAGMA trusted_schema = OFF");
    run(database, "PRAGMA temp_store = MEMORY");
    run(database, "PRAGMA cache_size = -8000");
    run(database, "PRAGMA journal_size_limit = 67108864");
    // Pages written often go to the database file once for many commits: 16 MB of log, not 4, before they are copied.
    run(database, "PRAGMA wal_autocheckpoint = 4000");
    if (purpose == Purpose::reading) run(database, "PRAGMA query_only = ON");
}

FileConnection::FileConnection(const std::string& path, Purpose purpose, Durability durability)
    : handle_(open_file(path, SQLITE_OPEN_READWRITE, durability == Durability::survives_power_loss ? LogWriting::gathered : LogWriting::frame_by_frame)),
      only_reads_(purpose == Purpose::reading) {
    {
        const FolderTurn turn(path);
        sqlite::run(handle_.get(), "PRAGMA journal_mode = WAL");
    }
    set_up(handle_.get(), purpose, durability);
}

Statement& FileConnection::prepared(Sql sql) {
    auto& statement = statements_[sql.text().data()];
    if (!statement) {
        try {
            statement = std::make_unique<Statement>(handle_.get(), sql.text());
        } catch (...) {
            statements_.erase(sql.text().data());
            throw;
        }
    }
    return *statement;
}

template <class Use>
void FileConnection::with_statement(Sql sql, Use&& use) {
    Statement& kept = prepared(sql);
    if (!kept.is_running()) return use(kept);
    // The same query again while its rows are still being visited.
    Statement second(handle_.get(), sql.text());
    use(second);
}

template <class Run>
std::int64_t FileConnection::count_changes(const Statement& statement, Run&& run) {
    const auto before = sqlite3_total_changes64(handle_.get());
    run();
    if (statement.only_reads() || sqlite3_total_changes64(handle_.get()) == before) return 0;
    const auto changed = sqlite3_changes64(handle_.get());
    changes_ += changed;
    return changed;
}

void FileConnection::each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) {
    with_statement(sql, [&](Statement& statement) {
        count_changes(statement, [&] {
            Execution execution(statement, parameters);
            const StatementRow row(statement);
            while (execution.step()) visit(row);
        });
    });
}

std::int64_t FileConnection::execute(Sql sql, std::span<const Parameter> parameters) {
    std::int64_t changed = 0;
    with_statement(sql, [&](Statement& statement) {
        changed = count_changes(statement, [&] {
            Execution execution(statement, parameters);
            while (execution.step()) {
            }
        });
    });
    return changed;
}

Statement& FileConnection::prepared_insert(Sql into, std::size_t columns) {
    auto& statement = inserts_[into.text().data()];
    if (statement) return *statement;
    std::string values;
    for (std::size_t i = 1; i <= columns; ++i) values += fmt::format("{}${}", values.empty() ? "" : ", ", i);
    try {
        statement = std::make_unique<Statement>(handle_.get(), fmt::format("INSERT INTO {} VALUES ({})", into.text(), values));
    } catch (...) {
        inserts_.erase(into.text().data());
        throw;
    }
    return *statement;
}

void FileConnection::append(Sql into, std::span<const Parameter> row) {
    Execution execution(prepared_insert(into, row.size()), row);
    execution.step();
    ++changes_;
}

std::int64_t FileConnection::reserve_ids(Sql table, std::int64_t count) {
    const auto last = [](const Row& row) { return row.get<std::int64_t>(0); };
    const auto before = changes_;
    auto reserved = first("UPDATE sqlite_sequence SET seq = seq + $2 WHERE name = $1 RETURNING seq", last, table.text(), count);
    if (!reserved) reserved = first("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2) RETURNING seq", last, table.text(), count);
    changes_ = before;
    return *reserved - count + 1;
}

/// A file that was moved or removed goes on taking what is written, and whoever opens the path next finds none of it.
void FileConnection::require_file() {
    int has_moved = 0;
    sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    has_lost_its_file_ = has_moved != 0;
    if (has_lost_its_file_) throw Unavailable("the database file was moved or removed; put it back");
}

void FileConnection::begin(Sql sql) {
    require_file();
    execute(sql, {});
}

void FileConnection::commit() {
    if (!only_reads_) require_file();
    execute("COMMIT", {});
}

void FileConnection::roll_back() noexcept {
    if (is_in_transaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void FileConnection::undo_to_savepoint() {
    execute("ROLLBACK TO piece", {});
    execute("RELEASE piece", {});
}

void FileConnection::require_whole_references() {
    const std::string table = ask(handle_.get(), "SELECT \"table\" || ' points at ' || parent FROM pragma_foreign_key_check");
    if (!table.empty()) throw ConstraintBroken(fmt::format("a row of {} and what it points at is not there", table));
}

}  // namespace holdfast::store::sqlite
