#include "store/write_queue.hpp"

#include "base/thread.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace holdfast::store {

/// More than this waiting means that callers arrive faster than the disk takes them; better to say so than to grow.
static constexpr std::size_t most_waiting = 10'000;

namespace {

/// What one piece of writing sees of the connection. Once a statement has failed it lets nothing more through: PostgreSQL would
/// refuse it anyway, and SQLite must not keep half of what another database would undo.
class PieceWriter final : public Writer {
public:
    explicit PieceWriter(Connection& connection) : connection_(connection), before_(connection.changes()) {}

    void each(Sql sql, std::span<const Parameter> parameters, const std::function<void(const Row&)>& visit) override {
        guard([&] { connection_.each(sql, parameters, visit); });
    }
    std::int64_t execute(Sql sql, std::span<const Parameter> parameters) override {
        std::int64_t changed = 0;
        guard([&] { changed = connection_.execute(sql, parameters); });
        return changed;
    }
    void append(Sql into, std::span<const Parameter> row) override {
        guard([&] { connection_.append(into, row); });
    }
    std::int64_t reserve_ids(Sql table, std::int64_t count) override {
        std::int64_t first = 0;
        guard([&] { first = connection_.reserve_ids(table, count); });
        return first;
    }
    void finish() {
        guard([&] { connection_.finish_appending(); });
    }
    std::int64_t changes() const override { return connection_.changes() - before_; }
    const std::exception_ptr& failure() const { return failure_; }

private:
    template <class Statement>
    void guard(Statement&& statement) {
        if (failure_) std::rethrow_exception(failure_);
        try {
            statement();
        } catch (...) {
            failure_ = std::current_exception();
            throw;
        }
    }

    Connection& connection_;
    std::int64_t before_;
    std::exception_ptr failure_{};
};

}  // namespace

WriteQueue::WriteQueue(Driver& driver)
    : driver_(driver), thread_([this] {
          take_long_turns();
          run();
      }) {}

WriteQueue::~WriteQueue() {
    {
        const std::scoped_lock lock(mutex_);
        is_stopping_ = true;
    }
    pushed_.notify_one();
    thread_.join();
}

void WriteQueue::push(Database::Write work, Database::Written written) {
    {
        const std::scoped_lock lock(mutex_);
        if (waiting_.size() >= most_waiting) throw Unavailable("too many writes are waiting for the database");
        waiting_.push_back({std::move(work), std::move(written)});
    }
    pushed_.notify_one();
}

void WriteQueue::reconnect() {
    const std::scoped_lock lock(mutex_);
    must_reconnect_ = true;
}

WriteQueue::Group WriteQueue::take() {
    std::unique_lock lock(mutex_);
    pushed_.wait(lock, [this] { return is_stopping_ || !waiting_.empty(); });
    if (std::exchange(must_reconnect_, false)) connection_.reset();
    const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(std::min(waiting_.size(), driver_.group_size()));
    Group group(std::make_move_iterator(waiting_.begin()), std::make_move_iterator(end));
    waiting_.erase(waiting_.begin(), end);
    return group;
}

void WriteQueue::run() {
    while (true) {
        Group group = take();  // gone before the next is waited for, with the requests and files that it holds
        if (group.empty()) return;
        write_group(group);
        for (Piece& piece : group) piece.written(piece.failure);
    }
}

void WriteQueue::write_group(Group& group) {
    try {
        begin();
        run_pieces(group);
        if (connection_->is_in_transaction()) connection_->commit();
    } catch (...) {
        for (Piece& piece : group) piece.failure = std::current_exception();
        if (connection_) connection_->roll_back();
        if (connection_ && !connection_->is_usable()) connection_.reset();
    }
}

/// A server that was restarted leaves a connection that only looks open. Nothing has been written yet, so a new one can take over.
void WriteQueue::begin() {
    if (connection_) {
        try {
            return connection_->begin_writing();
        } catch (const Unavailable&) {
            if (connection_->is_usable()) throw;
        }
    }
    connection_ = driver_.connect(Purpose::writing);
    connection_->begin_writing();
}

void WriteQueue::run_pieces(Group& group) {
    // Alone in its group, a piece is undone by undoing the transaction: no savepoint is needed.
    if (group.size() == 1) {
        if (!keeps(group.front())) connection_->roll_back();
        return;
    }
    for (Piece& piece : group) run_in_savepoint(piece);
}

void WriteQueue::run_in_savepoint(Piece& piece) {
    connection_->set_savepoint();
    const bool is_kept = keeps(piece);
    // A full disk or a lost server undoes the whole transaction, and with it the pieces before this one.
    if (!connection_->is_in_transaction()) {
        if (piece.failure) std::rethrow_exception(piece.failure);
        throw Unavailable("the database ended the transaction");
    }
    if (is_kept) connection_->release_savepoint();
    else connection_->undo_to_savepoint();
}

bool WriteQueue::keeps(Piece& piece) {
    PieceWriter writer(*connection_);
    try {
        const Verdict verdict = piece.work(writer);
        if (verdict == Verdict::keep && !writer.failure()) writer.finish();
        // A piece that swallowed the failure of a statement is still not kept.
        piece.failure = writer.failure();
        return verdict == Verdict::keep && !piece.failure;
    } catch (...) {
        piece.failure = std::current_exception();
        return false;
    }
}

}  // namespace holdfast::store
