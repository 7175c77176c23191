#pragma once

#include "store/connection.hpp"
#include "store/postgres/errors.hpp"
#include "store/postgres/waiting_rows.hpp"

#include <deque>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace holdfast::store::postgres {

struct CloseConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Handle = std::unique_ptr<PGconn, CloseConnection>;

/// Connects and sets the session up. Throws Unavailable when the server cannot be reached.
Handle connect(const std::string& url);

/// Looks whether the server at an address given by a person lets them in. Throws std::invalid_argument for an address that is none, Unsuitable
/// when the server is there and refuses (a wrong password, no such database), and Unavailable when it is not. No message holds a password.
void require_admission(const std::string& url);

/// One connection to a server with its prepared statements.
class ServerConnection final : public Connection {
public:
    ServerConnection(const std::string& url, Purpose purpose);

    void each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) override;
    std::int64_t execute(Sql sql, std::span<const Parameter> parameters) override;
    void append(Sql into, std::span<const Parameter> row) override;
    std::int64_t reserve_ids(Sql table, std::int64_t count) override;
    void finish_appending() override;
    std::int64_t changes() const override { return changes_; }
    void run(const std::string& statement) override;

    void begin_reading() override;
    void begin_writing() override;
    void commit() override;
    void roll_back() noexcept override;
    void set_savepoint() override;
    void release_savepoint() override;
    void undo_to_savepoint() override;
    bool is_in_transaction() const override;
    bool is_usable() const override { return PQtransactionStatus(handle_.get()) == PQTRANS_IDLE; }
    void require_whole_references() override {}

private:
    class Rows;
    struct Prepared {
        std::vector<Oid> types{};
        std::string name{};
    };

    /// After an answer to COMMIT that never came: returns when the server kept the transaction, throws Unavailable when it did not.
    void require_committed() const;
    const std::string& prepared(Sql sql, std::span<const Parameter> parameters);
    void count_changes(PGresult* result);
    /// To be called before anything is sent: nothing else may be under way, and what was appended comes first.
    void make_way();
    static void take_notice(void* connection, const PGresult* notice);

    std::string url_;
    Handle handle_;
    /// The number by which the server knows the open transaction that writes.
    std::string transaction_;
    /// By the address of the literal, which never moves; one for each set of parameter types it is used with.
    std::unordered_map<const char*, std::vector<Prepared>> statements_;
    std::size_t prepared_count_{};
    std::int64_t changes_{};
    /// The rows being visited now, which must be taken off the wire before another statement can be sent.
    Rows* visited_{};
    WaitingRows waiting_;
    bool is_savepoint_due_to_be_released_{};
    std::string warning_;
};

}  // namespace holdfast::store::postgres
