#pragma once

#include "store/database.hpp"
#include "store/dialect.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace holdfast::store {

/// One open connection of a driver. One thread uses it at a time.
class Connection : public Writer {
public:
    /// Runs one statement without parameters that need not be a literal: a step of a migration.
    virtual void run(const std::string& statement) = 0;

    /// Opens one consistent view of the whole database.
    virtual void begin_reading() = 0;
    /// Opens a transaction that no other writer, in this process or another, can have open at the same time.
    virtual void begin_writing() = 0;
    /// Takes in what was appended and is still on its way.
    virtual void finish_appending() {}
    /// Ends the transaction. When it returns, what was written survives the loss of the process and of the machine's power.
    virtual void commit() = 0;
    /// Undoes the open transaction, if there is one.
    virtual void roll_back() noexcept = 0;
    /// Marks the point to which `undo_to_savepoint` goes back. There is one at a time.
    virtual void set_savepoint() = 0;
    /// Keeps what was done since the savepoint, and forgets it.
    virtual void release_savepoint() = 0;
    /// Undoes what was done since the savepoint, and forgets it.
    virtual void undo_to_savepoint() = 0;

    /// Whether the transaction that was begun is still there: a full disk or a lost server ends it without being asked.
    virtual bool is_in_transaction() const = 0;
    /// Whether the connection can be used again.
    virtual bool is_usable() const = 0;

    /// Throws when rows point at rows that are not there. Migrations ask before they commit.
    virtual void require_whole_references() = 0;
};

/// What a connection is opened for.
enum class Purpose { reading, writing, migrating };

/// What one kind of database supplies.
class Driver {
public:
    virtual ~Driver() = default;
    /// Throws Unavailable when the database cannot be reached.
    virtual std::unique_ptr<Connection> connect(Purpose purpose) = 0;
    virtual void backup(const std::string& file) = 0;
    virtual const Dialect& dialect() const = 0;
    virtual std::string_view kind() const = 0;
    /// Most pieces of writing in one commit.
    virtual std::size_t group_size() const = 0;
    /// Most connections that read at once; further readers wait for one.
    virtual std::size_t most_readers() const = 0;
};

}  // namespace holdfast::store
