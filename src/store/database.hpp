#pragma once

#include "store/parameter.hpp"
#include "store/row.hpp"
#include "store/sql.hpp"

#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace holdfast::store {

/// Thrown when a write cannot be stored for want of room or of a working database: nothing was written, reading may go on,
/// and the same write may succeed later. The web front answers 503.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Thrown when the database refuses a row for a constraint (unique, foreign key, check, not null).
class ConstraintBroken : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads inside one transaction. `each` calls `visit` for every row in order and streams: the row is valid during the call only.
class Reader {
public:
    virtual ~Reader() = default;

    virtual void each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) = 0;

    /// Calls `visit(const Row&)` for every row. `reader.each(sql, visit, $1, $2...)`.
    template <std::invocable<const Row&> Visit, class... Arguments>
    void each(Sql sql, Visit&& visit, const Arguments&... arguments) {
        const std::initializer_list<Parameter> parameters{Parameter(arguments)...};
        each(sql, std::span(parameters.begin(), parameters.size()), std::function<void(const Row&)>(std::ref(visit)));
    }
    /// What `make(const Row&)` gives for every row.
    template <class Make, class... Arguments>
    auto all(Sql sql, Make&& make, const Arguments&... arguments) {
        std::vector<std::decay_t<std::invoke_result_t<Make, const Row&>>> made;
        each(
            sql, [&](const Row& row) { made.push_back(make(row)); }, arguments...);
        return made;
    }
    /// What `make(const Row&)` gives for the first row, or nothing.
    template <class Make, class... Arguments>
    auto first(Sql sql, Make&& make, const Arguments&... arguments) {
        std::optional<std::decay_t<std::invoke_result_t<Make, const Row&>>> made;
        each(
            sql,
            [&](const Row& row) {
                if (!made) made.emplace(make(row));
            },
            arguments...);
        return made;
    }
    /// The single value of a single row, for example a count. Throws std::runtime_error when there is no row.
    template <class T, class... Arguments>
    T value(Sql sql, const Arguments&... arguments) {
        auto made = first(
            sql, [](const Row& row) { return row.get<T>(0); }, arguments...);
        if (!made) throw std::runtime_error("a value was asked for and no row was found");
        return *std::move(made);
    }
};

/// Reads and writes inside one transaction. Statements with RETURNING are run through `each`, `all`, `first` or `value`.
/// Once a statement has thrown, every later one of the same piece of writing throws too and nothing of it is kept.
class Writer : public Reader {
public:
    /// Rows inserted, updated or deleted so far in this piece of writing.
    virtual std::int64_t changes() const = 0;
    virtual std::int64_t execute(Sql sql, std::span<const Parameter> parameters) = 0;

    /// Runs a statement and gives the number of rows it changed.
    template <class... Arguments>
    std::int64_t execute(Sql sql, const Arguments&... arguments) {
        const std::initializer_list<Parameter> parameters{Parameter(arguments)...};
        return execute(sql, std::span(parameters.begin(), parameters.size()));
    }

    /// Adds one of many rows; `into` is the table and the columns that are given: `visits (child, seen_on)`. The quick way to load: PostgreSQL gathers
    /// the rows of each table and takes them in at the next other statement, after some thousands, or at the end, so that what is wrong with one may be
    /// said only then. Whoever loads appends row after row and asks seldom. A row comes after those it points at.
    virtual void append(Sql into, std::span<const Parameter> row) = 0;
    /// `writer.append("visits (child, seen_on)", child, day)`.
    template <class... Arguments>
    void append(Sql into, const Arguments&... arguments) {
        const std::initializer_list<Parameter> row{Parameter(arguments)...};
        append(into, std::span(row.begin(), row.size()));
    }
    /// Sets that many ids of a table with an `id ${id}` aside and gives the first, so that rows can be appended with theirs (the column `id`) and rows
    /// that point at them too. No other row gets them, even where this piece of writing is undone on PostgreSQL.
    virtual std::int64_t reserve_ids(Sql table, std::int64_t count) = 0;
};

/// A step of a schema, run once, in order, never edited after release. Statements are separated by `;`. The type words
/// `${id} ${integer} ${text} ${date} ${instant} ${flag} ${decimal} ${json} ${bytes} ${real}` are expanded for each database;
/// `${id}` is a whole-number primary key that the database numbers. SQLite tables become STRICT by themselves.
struct Migration {
    std::string_view name{};
    Sql schema{""};
};

/// What a piece of writing decided: kept with the group's commit, or undone as if it had never run.
enum class Verdict { keep, discard };

/// One database, SQLite or PostgreSQL. Reads run on the caller's thread, each in its own read transaction on a pooled
/// connection. All writes of the process go through one writer thread, which commits them in groups: many callers, one fsync.
class Database {
public:
    using Read = std::function<void(Reader&)>;
    using Write = std::function<Verdict(Writer&)>;
    /// Told when the group's commit is durable (no exception) or that this write did not happen (the exception).
    using Written = std::function<void(std::exception_ptr)>;

    /// Opens `sqlite:PATH` (`sqlite::memory:` for a private one that lives as long as this object) or `postgresql://...`.
    /// Throws std::invalid_argument for another form and Unavailable when the database cannot be opened.
    static std::unique_ptr<Database> open(std::string_view url);
    virtual ~Database() = default;

    /// Runs `work` in a read transaction now.
    virtual void read(const Read& work) = 0;
    /// Queues `work` for the writer thread; inside, it has a savepoint of its own, so that an exception or Verdict::discard undoes it alone.
    /// `written` is called on the writer thread after the commit is durable; it must not throw or block.
    /// Throws Unavailable at once, without calling `written`, when too many writes are waiting already.
    virtual void write(Write work, Written written) = 0;
    /// Queues `work` and waits for the durable commit. Rethrows what went wrong. Must not be called on the writer thread.
    void write(Write work);

    /// Brings the schema up to date, each migration in a transaction. Throws std::runtime_error, naming the migration, when the
    /// database holds one that this program does not know (a newer program made it) or one that was edited since it ran.
    virtual void migrate(std::span<const Migration> migrations) = 0;

    /// Writes a consistent copy while writing goes on: SQLite, a database file; PostgreSQL, a pg_dump archive.
    virtual void backup(const std::string& file) = 0;

    /// `sqlite` or `postgresql`.
    virtual std::string_view kind() const = 0;

protected:
    /// True inside a piece of writing, where waiting for another would never end.
    virtual bool on_writer_thread() const = 0;
};

/// Replaces the database at `url` with the copy in `file`, checked first, all or nothing.
/// Throws std::runtime_error when the file is not a whole backup of this product.
void restore(std::string_view url, const std::string& file);

/// Moves house: copies every row of the embedded database at `from` into the empty server database at `to`, where it first makes the
/// tables. All rows or none. Throws std::runtime_error when `to` holds rows already or `from` is not brought up to `migrations`.
void copy_to_server(std::string_view from, std::string_view to, std::span<const Migration> migrations);

}  // namespace holdfast::store
