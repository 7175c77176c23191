#pragma once

#include "store/connection.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace holdfast::store {

/// The one thread that writes. It takes everything that waits, runs each piece in a savepoint of one transaction, commits once,
/// and only then tells the callers: many callers share one wait for the disk.
class WriteQueue {
public:
    explicit WriteQueue(Driver& driver);
    /// Does what is queued, then stops.
    ~WriteQueue();
    WriteQueue(const WriteQueue&) = delete;
    WriteQueue& operator=(const WriteQueue&) = delete;

    void push(Database::Write work, Database::Written written);
    /// Makes the next group open a new connection.
    void reconnect();
    bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

private:
    struct Piece {
        Database::Write work{};
        Database::Written written{};
        std::exception_ptr failure{};
    };
    using Group = std::vector<Piece>;

    void run();
    /// Waits for work; empty when it is time to stop.
    Group take();
    void write_group(Group& group);
    void begin();
    void run_pieces(Group& group);
    void run_in_savepoint(Piece& piece);
    bool keeps(Piece& piece);

    Driver& driver_;
    std::mutex mutex_;
    std::condition_variable pushed_;
    std::deque<Piece> waiting_;
    bool is_stopping_{};
    bool must_reconnect_{};
    std::unique_ptr<Connection> connection_;
    std::thread thread_;
};

}  // namespace holdfast::store
