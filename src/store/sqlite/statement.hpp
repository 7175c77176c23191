#pragma once

#include "store/parameter.hpp"
#include "store/row.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::store::sqlite {

/// A prepared statement, used by one `Execution` at a time.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    sqlite3_stmt* get() const { return statement_.get(); }
    sqlite3* database() const { return database_; }
    std::string_view sql() const { return sql_; }
    bool is_running() const { return is_running_; }
    bool only_reads() const { return sqlite3_stmt_readonly(get()) != 0; }

private:
    friend class Execution;
    friend class StatementRow;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    sqlite3* database_;
    std::string sql_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    /// For each of SQLite's places, in the order in which they first appear, the n of its `$n`.
    std::vector<std::size_t> numbers_;
    bool is_running_{};
    std::uint64_t steps_{};
};

/// One run of a statement: binds its parameters, steps through its rows, and resets it at the end.
class Execution {
public:
    Execution(Statement& statement, std::span<const Parameter> parameters);
    ~Execution();
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    /// Goes to the next row; false after the last.
    bool step();

private:
    void bind(int place, const Parameter& parameter);

    Statement& statement_;
};

/// The row at which a statement stands. Asking for a value of SQLite is dear beside reading it, so the one asked for last is kept until the next step.
class StatementRow final : public Row {
public:
    explicit StatementRow(const Statement& statement) : statement_(statement), columns_(sqlite3_column_count(statement.get())) {}
    bool is_null(int column) const override;

protected:
    std::int64_t whole(int column) const override;
    double real(int column) const override;
    bool flag(int column) const override;
    std::string_view text(int column) const override;

private:
    struct Kept {
        sqlite3_value* value{};
        int type{};
        int column{-1};
        std::uint64_t step{};
    };
    const Kept& at(int column) const;
    sqlite3_value* of_type(int column, int type, const char* name) const;

    const Statement& statement_;
    const int columns_;
    mutable Kept kept_{};
};

}  // namespace holdfast::store::sqlite
