#include "store/postgres/connection.hpp"

#include "store/postgres/values.hpp"
#include "store/unsuitable.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <stdexcept>
#include <utility>

namespace holdfast::store::postgres {

static Result run_on(PGconn* connection, const std::string& statement) {
    Result result(PQexec(connection, statement.c_str()));
    check(connection, result.get(), statement);
    return result;
}

/// What stands before the address is a default that the address may change; what stands after it is not.
static constexpr std::array<const char*, 7> keywords{
    "connect_timeout", "keepalives_idle", "tcp_user_timeout", "application_name", "dbname", "client_encoding", nullptr};

static std::array<const char*, 7> values_for(const std::string& url) { return {"5", "10", "15000", "holdfast", url.c_str(), "UTF8", nullptr}; }

Handle connect(const std::string& url) {
    Handle handle(PQconnectdbParams(keywords.data(), values_for(url).data(), 1));
    if (!handle) throw std::bad_alloc();
    if (PQstatus(handle.get()) != CONNECTION_OK) throw Unavailable(fmt::format("PostgreSQL cannot be reached: {}", in_one_line(PQerrorMessage(handle.get()))));
    return handle;
}

/// Of a password with an @ or a / in it PostgreSQL's library would take the rest for the server's name, and say that name aloud.
static bool is_well_formed(const std::string& url) {
    const std::string_view address = std::string_view(url).substr(url.find("://") + 3);
    const auto end_of_user = address.find_first_of("@/");
    const std::string_view rest = end_of_user == std::string_view::npos ? "" : address.substr(end_of_user + 1);
    const bool has_one_at = rest.substr(0, rest.find('?')).find('@') == std::string_view::npos;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
    return has_one_at && options;
}

void require_admission(const std::string& url) {
    if (!is_well_formed(url))
        throw std::invalid_argument(
            "the address of the PostgreSQL database cannot be understood; it is postgresql://USER:PASSWORD@SERVER:PORT/DATABASE, with %40, %2F and %25 "
            "for @, / and % in a password");
    try {
        connect(url);
    } catch (const Unavailable& failure) {
        // A server that is there and takes connections, though not this one.
        if (PQpingParams(keywords.data(), values_for(url).data(), 1) != PQPING_OK) throw;
        throw Unsuitable(
            fmt::format("PostgreSQL refuses the connection: {}", std::string_view(failure.what()).substr(std::string_view(failure.what()).find(": ") + 2)));
    }
}

/// The session speaks UTC and ISO whatever the server's settings are, gives up rather than hang, and a commit is durable even where
/// the server is set not to wait for its disk.
static constexpr const char* session_settings = R"(
    SET TIME ZONE 'UTC';
    SET datestyle = 'ISO, YMD';
    SET bytea_output = 'hex';
    SET extra_float_digits = 1;
    SET statement_timeout = '60s';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '5min';
    SET client_min_messages = 'warning';
    SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off')";

ServerConnection::ServerConnection(const std::string& url, Purpose purpose) : url_(url), handle_(connect(url)) {
    PQsetNoticeReceiver(handle_.get(), take_notice, this);
    run_on(handle_.get(), session_settings);
    // A step of a migration may rewrite a large table.
    if (purpose == Purpose::migrating) run_on(handle_.get(), "SET statement_timeout = 0");
}

void ServerConnection::take_notice(void* connection, const PGresult* notice) {
    const char* const text = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
    static_cast<ServerConnection*>(connection)->warning_ = text ? text : "a warning without words";
}

/// The rows of the statement that was sent last, as they arrive. Until the last has arrived nothing else can be sent.
class ServerConnection::Rows {
public:
    Rows(ServerConnection& connection, std::string_view sql) : connection_(connection), sql_(sql), outer_(std::exchange(connection.visited_, this)) {}
    ~Rows() {
        while (!has_all_ && PQstatus(connection_.handle_.get()) == CONNECTION_OK && arrive()) {
        }
        connection_.visited_ = outer_;
    }
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// The next result: a row, or the end of the rows with the count of what was changed; nothing after that.
    Result next() {
        Result result = arrived_.empty() ? arrive() : take();
        if (result) check(connection_.handle_.get(), result.get(), sql_);
        return result;
    }
    /// Takes what is still to come off the wire.
    void take_all() {
        while (Result result = arrive()) arrived_.push_back(std::move(result));
    }

private:
    Result arrive() {
        if (has_all_) return nullptr;
        Result result(PQgetResult(connection_.handle_.get()));
        has_all_ = !result;
        return result;
    }
    Result take() {
        Result result = std::move(arrived_.front());
        arrived_.pop_front();
        return result;
    }

    ServerConnection& connection_;
    std::string_view sql_;
    Rows* outer_;
    std::deque<Result> arrived_;
    bool has_all_{};
};

const std::string& ServerConnection::prepared(Sql sql, std::span<const Parameter> parameters) {
    auto types = parameter_types(parameters, sql.text());
    auto& versions = statements_[sql.text().data()];
    const auto found = std::ranges::find(versions, types, &Prepared::types);
    if (found != versions.end()) return found->name;
    const auto name = fmt::format("s{}", ++prepared_count_);
    const Result result(PQprepare(handle_.get(), name.c_str(), std::string(sql.text()).c_str(), static_cast<int>(types.size()), types.data()));
    check(handle_.get(), result.get(), sql.text());
    return versions.emplace_back(Prepared{std::move(types), name}).name;
}

/// Rows of `INSERT 0 3`, `UPDATE 3` or `DELETE 3`; reading changes none.
static std::int64_t rows_changed(PGresult* result) {
    const std::string_view command = PQcmdStatus(result);
    if (!command.starts_with("INSERT") && !command.starts_with("UPDATE") && !command.starts_with("DELETE")) return 0;
    const std::string_view count = PQcmdTuples(result);
    std::int64_t rows = 0;
    std::from_chars(count.data(), count.data() + count.size(), rows);
    return rows;
}

void ServerConnection::make_way() {
    if (visited_) visited_->take_all();
    if (waiting_.bytes() > 0) waiting_.send(handle_.get());
}

void ServerConnection::finish_appending() {
    if (waiting_.bytes() > 0) make_way();
}

void ServerConnection::append(Sql into, std::span<const Parameter> row) {
    waiting_.add(into, row);
    ++changes_;
    if (waiting_.bytes() > WaitingRows::enough) make_way();
}

std::int64_t ServerConnection::reserve_ids(Sql table, std::int64_t count) {
    // Whoever writes has the turn of all writers, so that nobody takes a number between the two calls.
    return value<std::int64_t>("SELECT setval(pg_get_serial_sequence($1, 'id'), nextval(pg_get_serial_sequence($1, 'id')) + $2 - 1)", table.text(), count) -
           count + 1;
}

void ServerConnection::each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) {
    make_way();
    const std::string& name = prepared(sql, parameters);
    const EncodedParameters encoded(parameters);
    if (!PQsendQueryPrepared(handle_.get(), name.c_str(), encoded.count(), encoded.values(), encoded.lengths(), encoded.formats(), 0))
        fail(handle_.get(), nullptr, sql.text());
    PQsetSingleRowMode(handle_.get());
    Rows rows(*this, sql.text());
    while (const Result result = rows.next()) {
        for (int row = 0; row < PQntuples(result.get()); ++row) visit(ResultRow(result.get(), row));
        if (PQresultStatus(result.get()) != PGRES_SINGLE_TUPLE) changes_ += rows_changed(result.get());
    }
}

std::int64_t ServerConnection::execute(Sql sql, std::span<const Parameter> parameters) {
    make_way();
    const std::string& name = prepared(sql, parameters);
    const EncodedParameters encoded(parameters);
    const Result result(PQexecPrepared(handle_.get(), name.c_str(), encoded.count(), encoded.values(), encoded.lengths(), encoded.formats(), 0));
    check(handle_.get(), result.get(), sql.text());
    const std::int64_t changed = rows_changed(result.get());
    changes_ += changed;
    return changed;
}

void ServerConnection::run(const std::string& statement) { run_on(handle_.get(), statement); }

void ServerConnection::begin_reading() { run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

/// Makes writers of several processes take turns, as SQLite's do. It is freed when the transaction ends.
static const std::string take_turn = "SELECT pg_advisory_xact_lock(5210475631208771924)";

void ServerConnection::begin_writing() {
    is_savepoint_due_to_be_released_ = false;
    const Result result = run_on(handle_.get(), "BEGIN ISOLATION LEVEL READ COMMITTED; " + take_turn + ", pg_current_xact_id()");
    transaction_ = PQgetvalue(result.get(), 0, 1);
}

void ServerConnection::commit() {
    finish_appending();
    warning_.clear();
    const Result result(PQexec(handle_.get(), "COMMIT"));
    if (PQstatus(handle_.get()) == CONNECTION_BAD && !transaction_.empty()) return require_committed();
    check(handle_.get(), result.get(), "COMMIT");
    if (std::string_view(PQcmdStatus(result.get())) != "COMMIT") throw std::runtime_error("PostgreSQL undid a transaction instead of keeping it");
    // The server warns here when it stopped waiting for a synchronous standby: the write may be lost with the machine.
    if (!warning_.empty()) throw Unavailable(fmt::format("PostgreSQL did not confirm a commit: {}", warning_));
}

void ServerConnection::require_committed() const {
    const std::string why = PQerrorMessage(handle_.get());
    std::string outcome = "not known";
    try {
        const Handle asking = connect(url_);
        // The server may still be at it: its turn to write ends when it is done.
        run_on(asking.get(), "SET lock_timeout = '10s'; " + take_turn);
        outcome = PQgetvalue(run_on(asking.get(), "SELECT pg_xact_status('" + transaction_ + "')").get(), 0, 0);
    } catch (const std::exception&) {
        // Still not known.
    }
    if (outcome != "committed") throw Unavailable(fmt::format("PostgreSQL: the connection was lost in a commit whose outcome is {}: {}", outcome, why));
}

void ServerConnection::roll_back() noexcept {
    waiting_.clear();
    if (PQtransactionStatus(handle_.get()) != PQTRANS_IDLE) Result(PQexec(handle_.get(), "ROLLBACK"));
}

/// Releasing is put off until the next savepoint or the commit, so that a piece of writing costs one round trip more, not two.
void ServerConnection::set_savepoint() { run(std::exchange(is_savepoint_due_to_be_released_, false) ? "RELEASE piece; SAVEPOINT piece" : "SAVEPOINT piece"); }

void ServerConnection::release_savepoint() {
    // Throws here, where it concerns this piece alone, when the transaction no longer takes statements.
    if (PQtransactionStatus(handle_.get()) != PQTRANS_INTRANS) run("RELEASE piece");
    is_savepoint_due_to_be_released_ = true;
}

void ServerConnection::undo_to_savepoint() {
    waiting_.clear();
    run("ROLLBACK TO piece; RELEASE piece");
}

bool ServerConnection::is_in_transaction() const {
    const auto status = PQtransactionStatus(handle_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

}  // namespace holdfast::store::postgres
